"""One invented district with its years, told through the use cases as an office would live it.

All people are invented; the files in ``data/`` are the story's script. Its dates move by whole weeks,
so that registration is open today, whatever the day.
"""

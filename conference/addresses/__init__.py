"""Adressliste: a list of addresses comes in once - looked over, doubles proposed, written with one click, taken back."""

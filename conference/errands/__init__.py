"""Besorgungen: work that is too long for a page. A row first, then the worker does it and says how far it is."""

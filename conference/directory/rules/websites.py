"""Addresses of websites, as people type them."""

import re

from conference.directory.errors import NotAWebsite

_WHOLE = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?", re.IGNORECASE)


def web_address(typed: str) -> str:
    """The whole address; a browser follows nothing else from our pages."""
    address = typed if not typed or "://" in typed else f"https://{typed}"
    if address and not _WHOLE.fullmatch(address):
        raise NotAWebsite
    return address

"""The words of accounts."""

from enum import StrEnum


class Way(StrEnum):
    """How somebody came in."""

    PASSWORD = "password"
    LINK = "link"

    @property
    def label(self) -> str:
        return "mit Passwort" if self is Way.PASSWORD else "mit Link"

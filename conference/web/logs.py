"""What the log may say: where something went wrong, never about whom, and no secret address."""

import logging
import re
import traceback

from flask import Flask

# A path that opens a door is our token of 32 characters, or a code that is printed on paper; addresses of
# people have an @.
_SECRETS = re.compile(
    r"(?<=/)[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])"
    r"|(?<=/[ae]/)[A-Za-z0-9_-]+"
    r"|(?<=/einladung/)[A-Za-z0-9_-]+"
)
_ADDRESSES = re.compile(r"[^\s<>\"'(),;:=\[\]]+@[^\s<>\"'(),;:\[\]]+")


def masked(text: str) -> str:
    """The text without the tokens of links and without e-mail addresses."""
    return _ADDRESSES.sub("…@…", _SECRETS.sub("…", text))


class DiscreetRecord(logging.LogRecord):
    """A line of the log that keeps people out of it, whoever writes it."""

    def getMessage(self) -> str:  # noqa: N802 (the name is the library's)
        return masked(super().getMessage())


class DiscreetErrorRecord(DiscreetRecord):
    """Of an error, its kind and its way through the code; its text may quote what somebody typed."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        if self.exc_info and self.exc_info[0]:
            way = "".join(traceback.format_tb(self.exc_info[2])).rstrip()
            self.exc_text = f"{way}\n{self.exc_info[0].__qualname__}" if way else None


def init_app(app: Flask) -> None:
    """Process-wide, for every library that writes; with ``flask --debug`` errors keep their text."""
    logging.setLogRecordFactory(DiscreetRecord if app.debug else DiscreetErrorRecord)

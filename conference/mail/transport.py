"""How letters leave the house: over SMTP through Flask-Mail, or into a folder."""

import os
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from flask import Flask, current_app
from flask_mail import BadHeaderError, Connection, Mail

from conference.core.texts import one_line
from conference.mail.message import LetterMessage
from conference.mail.outbox import sender_address
from conference.mail.states import LetterState

CONNECT_WITHIN = 30.0  # seconds for every step but the last
ANSWER_WITHIN = 600.0  # for the answer to the final dot; RFC 5321 4.5.3.2.6
_OUR_FAULT = {503, 530, 535, 538}  # the server minds what we do, not the letter or its address
_LONGEST_REASON = 300


@dataclass(frozen=True)
class Outcome:
    """What became of one try: sent, failed for good, unclear, or pending for another try."""

    state: LetterState
    reason: str = ""


class Line(Protocol):
    """A line to whoever takes letters, open for a few of them.

    ``repeatable``: handing a letter over twice leaves one. ``is_down``: nobody answers at the other
    end, so that further letters need not be tried.
    """

    @property
    def repeatable(self) -> bool: ...

    @property
    def is_down(self) -> bool: ...

    def hand_over(self, message: LetterMessage, *, last_moment: Callable[[], None]) -> Outcome:
        """Give the letter away; ``last_moment`` is called when after that nothing can be taken back."""

    def close(self) -> None: ...


class Folder:
    """One file a letter, exactly the octets that SMTP would get, complete or not there at all.

    The disk is not asked to hurry: where letters leave the house they go over SMTP, and seven
    milliseconds a letter are too dear for a folder to look into.
    """

    repeatable = True
    is_down = False

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)

    def hand_over(self, message: LetterMessage, *, last_moment: Callable[[], None]) -> Outcome:
        file = self._folder / f"{message.letter_id:06}-{re.sub('[^a-z_]+', '-', message.name)}.eml"
        unfinished = file.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with open(unfinished, "wb", opener=_for_us_only) as paper:
                paper.write(message.as_bytes())
            unfinished.replace(file)
        except OSError as error:
            return Outcome(LetterState.PENDING, f"Der Brief ließ sich nicht ablegen: {error}")
        return Outcome(LetterState.SENT)

    def close(self) -> None: ...

    def forget(self, letter_ids: list[int]) -> None:
        """Burn the files of these letters."""
        for letter_id in letter_ids:
            for file in self._folder.glob(f"{letter_id:06}-*"):
                file.unlink(missing_ok=True)


def _for_us_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class _Patient(smtplib.SMTP):
    """SMTP that knows when a letter is neither here nor there, and then waits long."""

    last_moment: Callable[[], None]
    answer_is_open = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.last_moment()
        self.putcmd("data")
        code, answer = self.getreply()
        if code != 354:
            raise smtplib.SMTPDataError(code, answer)
        self.answer_is_open = True
        self.send(re.sub(rb"(?m)^\.", b"..", msg) + b".\r\n")
        if self.sock:
            self.sock.settimeout(ANSWER_WITHIN)
        reply = self.getreply()
        self.answer_is_open = False
        if self.sock:
            self.sock.settimeout(self.timeout)
        return reply


class _PatientSSL(_Patient, smtplib.SMTP_SSL):
    """The same, encrypted from the first octet on."""


class Smtp(Connection):
    """Flask-Mail's connection: one for several letters, certificates checked, sure of every answer."""

    repeatable = False
    host: _Patient | None = None

    def __init__(self) -> None:
        super().__init__(current_app.extensions["mail"])
        self._name = sender_address().rpartition("@")[2]
        self._down: Outcome | None = None

    @property
    def is_down(self) -> bool:
        return self._down is not None

    def configure_host(self) -> _Patient:
        mail = self.mail
        kind: Any = _Patient
        secure: dict[str, Any] = {}
        if mail.use_ssl:
            kind, secure = _PatientSSL, {"context": ssl.create_default_context()}
        host: _Patient = kind(
            mail.server, mail.port, local_hostname=self._name, timeout=CONNECT_WITHIN, **secure
        )
        try:
            if mail.use_tls:
                host.starttls(context=ssl.create_default_context())
            if mail.username and mail.password:
                host.login(mail.username, mail.password)
        except Exception:
            host.close()
            raise
        return host

    def hand_over(self, message: LetterMessage, *, last_moment: Callable[[], None]) -> Outcome:
        self._connect()
        if self._down or not self.host:
            return self._down or Outcome(LetterState.PENDING)
        self.host.last_moment = last_moment
        self.host.answer_is_open = False
        try:
            self.send(message)
        except (OSError, smtplib.SMTPException, BadHeaderError) as error:
            return _outcome(error, self.host, str(message.recipients[0]))
        except Exception:
            self.host.close()  # half a conversation is no good for the next letter
            raise
        return Outcome(LetterState.SENT)

    def _connect(self) -> None:
        if self.is_down or (self.host is not None and self.host.sock is not None):
            return
        try:
            self.host = self.configure_host()
        except (OSError, smtplib.SMTPException) as error:
            words = one_line(_answer(error)[1])[:_LONGEST_REASON]
            self._down = Outcome(
                LetterState.PENDING, f"Der Mailserver ist nicht erreichbar: {words}"
            )

    def close(self) -> None:
        if self.host is not None and self.host.sock is not None:
            try:
                self.host.quit()
            except (OSError, smtplib.SMTPException):
                self.host.close()


def _outcome(error: Exception, host: _Patient, address: str) -> Outcome:
    """What an answer means: only a firm no to this letter or its address is for good."""
    code, answer = _answer(error)
    words = one_line(f"{code or ''} {answer}").replace(address, "…")[:_LONGEST_REASON]
    if isinstance(error, BadHeaderError):
        return Outcome(LetterState.FAILED, "Eine Kopfzeile enthält einen Zeilenumbruch.")
    if host.answer_is_open:
        return Outcome(
            LetterState.UNCLEAR,
            f"Der Mailserver hat den Brief gelesen und dann nicht mehr geantwortet: {words}",
        )
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        if 500 <= code <= 599 and code not in _OUR_FAULT:
            what = "Adresse" if isinstance(error, smtplib.SMTPRecipientsRefused) else "Nachricht"
            return Outcome(LetterState.FAILED, f"Der Mailserver nimmt die {what} nicht an: {words}")
        return Outcome(LetterState.PENDING, f"Der Mailserver bittet um Geduld: {words}")
    if isinstance(error, smtplib.SMTPSenderRefused):
        return Outcome(
            LetterState.PENDING, f"Der Mailserver nimmt unseren Absender nicht an: {words}"
        )
    return Outcome(LetterState.PENDING, f"Die Verbindung brach ab: {words}")


def _answer(error: Exception) -> tuple[int, str]:
    """The server's code and words; 0 and our own words where it said nothing."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        [(code, words)] = error.recipients.values()
        return code, words.decode("utf-8", "replace")
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code, _decoded(error.smtp_error)
    return 0, str(error)


def _decoded(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words


def letters_stay_here() -> bool:
    """Whether no mail server is named, so that the folder is where letters are read."""
    return not current_app.config["MAIL_SERVER"]


def folder() -> Folder:
    return Folder(current_app.config["MAIL_FOLDER"])


def line() -> Line:
    """The way letters take in this installation."""
    return folder() if letters_stay_here() else Smtp()


def init_app(app: Flask) -> None:
    Mail(app)

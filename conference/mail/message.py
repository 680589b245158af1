"""A letter as the octets that go over the wire (RFC 5322, MIME).

The octets depend on the row alone, so the office sees exactly what was sent, and a letter that is sent
twice is the same twice. Headers hold nothing that a stranger typed.
"""

import email.charset
import email.policy
import hashlib
from email import encoders
from email.header import Header
from email.message import Message as Part
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime, formataddr, parseaddr
from typing import Any

from flask import current_app
from flask_mail import Message

from conference.core.clock import BERLIN
from conference.core.texts import one_line
from conference.mail.errors import BadAddress
from conference.mail.models import Attachment, Letter

# Flask-Mail sets Python's utf-8 charset to 8-bit bodies, which a relay may encode anew and thereby break
# the signature of the sender; a charset of our own is not touched by that.
_UTF8 = email.charset.Charset("utf-8")
_UTF8.body_encoding = email.charset.QP
_UTF8.header_encoding = email.charset.SHORTEST

# The newer policies take long headers apart again and decode what looks encoded, line breaks included.
_ON_THE_WIRE = email.policy.compat32.clone(linesep="\r\n", max_line_length=76)

LONGEST_LOCAL_PART, LONGEST_ADDRESS = 64, 254  # RFC 5321 4.5.3.1


class LetterMessage(Message):
    """Flask-Mail's message with a MIME tree and headers of our own, finished when it is made.

    ``letter_id`` and ``name`` are those of the letter; the row is not asked again.
    """

    def __init__(self, letter: Letter) -> None:
        # Flask-Mail's own constructor asks for the full name of this machine to make a Message-ID that we
        # do not need; where no name server answers, that takes seconds a letter.
        self.subject = letter.subject
        self.sender = current_app.config["MAIL_SENDER"]
        self.recipients = [deliverable(letter.to_address)]
        self.cc, self.bcc, self.reply_to = [], [], None
        self.mail_options, self.rcpt_options = [], []
        self.date = letter.written_at.timestamp()
        self.msgId = letter.message_id
        self.letter_id = letter.id
        self.name = letter.name
        written = _tree(letter, str(self.recipients[0])).as_bytes()
        self._octets = written.removesuffix(b"\r\n") + b"\r\n"  # else the final dot is not seen

    def as_bytes(self) -> bytes:
        return self._octets


def _tree(letter: Letter, to: str) -> Part:
    tree: Part = MIMEText(letter.text, "plain", _UTF8)  # type: ignore[arg-type]
    if letter.html:
        html = MIMEText(letter.html, "html", _UTF8)  # type: ignore[arg-type]
        tree = _several("alternative", letter, [tree, html])
    if letter.attachments:
        tree = _several("mixed", letter, [tree, *map(_attached, letter.attachments)])
    for name, value in _headers(letter, to).items():
        tree[name] = value
    tree.policy = _ON_THE_WIRE
    return tree


def _headers(letter: Letter, to: str) -> dict[str, Any]:
    return {
        "From": _sender(current_app.config["MAIL_SENDER"]),
        "To": to,
        "Subject": _words(letter.subject, "Subject"),
        "Date": format_datetime(letter.written_at.astimezone(BERLIN)),
        "Message-ID": letter.message_id,
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",  # RFC 3834
        # Never "All" or "NDR": they suppress the answers that say a letter did not arrive.
        "X-Auto-Response-Suppress": "OOF, AutoReply, RN, NRN",
        **_unsubscribing(letter.unsubscribe),
    }


def _unsubscribing(address: str) -> dict[str, str]:
    """Lets a mail program offer to end such letters; it posts to the address (RFC 8058)."""
    if not address:
        return {}
    return {
        "List-Unsubscribe": f"<{one_line(address)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def octets(letter: Letter) -> bytes:
    """Exactly what a mail server gets, and what lies in the mail folder."""
    return LetterMessage(letter).as_bytes()


def deliverable(address: str) -> str:
    """The address as it goes over the wire, a foreign domain in its ASCII form; or why it cannot be."""
    local, _, domain = address.rpartition("@")
    if not local or "." not in domain or not address.isprintable():
        raise BadAddress("Die Adresse ist unvollständig.")
    if any(character in ' \t"(),:;<>@[]\\' for character in local + domain) or ".." in address:
        raise BadAddress("Die Adresse enthält Zeichen, die dort nicht stehen dürfen.")
    if not local.isascii():
        raise BadAddress("Die Adresse hat vor dem @ Zeichen, die kaum ein Mailserver annimmt.")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise BadAddress("Den Teil der Adresse hinter dem @ kann es so nicht geben.") from error
    if len(local) > LONGEST_LOCAL_PART or len(f"{local}@{domain}") > LONGEST_ADDRESS:
        raise BadAddress("Die Adresse ist zu lang.")
    return f"{local}@{domain}"


def _several(kind: str, letter: Letter, parts: list[Part]) -> MIMEMultipart:
    """Parts between boundaries that are the same every time, and in no text by accident."""
    mark = hashlib.sha256(f"{kind} {letter.message_id}".encode()).hexdigest()[:32]
    tree = MIMEMultipart(kind, boundary=f"=_{mark}")
    for part in parts:
        del part["MIME-Version"]  # said once, at the top
        tree.attach(part)
    return tree


def _attached(attachment: Attachment) -> Part:
    part = Part()
    part["Content-Type"] = one_line(attachment.content_type)
    part.set_payload(attachment.content)
    encoders.encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=_file_name(attachment))
    return part


def _file_name(attachment: Attachment) -> str | tuple[str, str, str]:
    name = one_line(attachment.filename)
    return name if name.isascii() else ("utf-8", "", name)


def _words(text: str, header: str) -> Header:
    """Words in a header; what only looks encoded is encoded, so that nobody decodes it."""
    charset = "us-ascii" if text.isascii() and "=?" not in text else _UTF8
    return Header(one_line(text), charset, header_name=header, maxlinelen=76)


def _sender(sender: str) -> str:
    name, address = parseaddr(sender)
    return formataddr((name, address), charset=_UTF8)

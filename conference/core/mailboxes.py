"""E-mail addresses: their form, and what looks like a slip of the finger; that is a question, never an obstacle."""

import re

MAILBOXES = (
    "aol.com",
    "example.com",
    "example.net",
    "example.org",
    "freenet.de",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.de",
    "icloud.com",
    "mail.de",
    "online.de",
    "outlook.com",
    "outlook.de",
    "posteo.de",
    "t-online.de",
    "web.de",
    "yahoo.com",
    "yahoo.de",
)
ENDINGS = {
    "cmo": "com",
    "comm": "com",
    "con": "com",
    "og": "org",
    "ogr": "org",
    "orgg": "org",
    "nte": "net",
    "ent": "net",
    "ed": "de",
    "dee": "de",
    "d": "de",
}

_PLAIN = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,}")


def normal_form(email: str, *, umlauts: bool = False) -> str:
    """The address as mail programs write it; a ValueError says why no letter can go there.

    ``umlauts``: letters before the @ that few mail servers take are fine, too.
    """
    # Its patterns take longer to compile than a start should wait for
    from email_validator import validate_email  # noqa: PLC0415

    found = validate_email(email, check_deliverability=False, allow_smtputf8=umlauts)
    return found.normalized


def is_broken(email: str) -> bool:
    """Whether no letter can arrive there: not an address at all, or an ending that does not exist."""
    if email.lower().rpartition(".")[2] in ENDINGS:
        return True
    if _PLAIN.fullmatch(email.lower()):
        return False
    try:
        normal_form(email, umlauts=True)
    except ValueError:
        return True
    return False


def meant_address(email: str) -> str | None:
    """The address that was probably meant ("amira@gmial.com" -> "amira@gmail.com"), or nothing."""
    mailbox, at, domain = email.rpartition("@")
    domain = domain.lower()
    if not at or domain in MAILBOXES:
        return None
    name, _, ending = domain.rpartition(".")
    guess = f"{name}.{ENDINGS[ending]}" if ending in ENDINGS else domain
    near = next((known for known in MAILBOXES if _one_slip(guess, known)), guess)
    return f"{mailbox}@{near}" if near != domain else None


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter is missing, too much, wrong or swapped with its neighbour."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    start = next(
        (at for at, (one, two) in enumerate(zip(typed, meant, strict=False)) if one != two),
        min(len(typed), len(meant)),
    )
    rest_typed, rest_meant = typed[start:], meant[start:]
    return (
        rest_typed[1:] == rest_meant  # one too many
        or rest_typed == rest_meant[1:]  # one missing
        or rest_typed[1:] == rest_meant[1:]  # one wrong
        or (rest_typed[:2] == rest_meant[1::-1] and rest_typed[2:] == rest_meant[2:])  # swapped
    )

"""What the office has to ask back, from what one person told. Pure: no database, no clock.

Every answer is a pair: the kind of question, and the piece of the registration it is about, word for
word. A sentence that tells of health or faith is never repeated; then ``MESSAGE`` stands for it.
"""

import re
import unicodedata
from collections.abc import Iterator

from conference.core.mailboxes import is_broken
from conference.registration.rules import phrases
from conference.registration.rules.application import Details
from conference.registration.states import Attendance, ConsentKind, QuestionKind

Raised = tuple[QuestionKind, str]

MESSAGE = "Nachricht"
NOTE = "Bemerkung zum Bedarf"
OF_AGE = 18
YOUNGEST_WRITER = 8  # years; below that the number is somebody else's age
FOREIGN_SCRIPT = 0.5  # of the letters

_SENTENCE_ENDS = re.compile(r"(?<=[.!?؟])\s+(?=[^\W\d_])|\n+")
_SHORT_FORMS = re.compile(r"\b(?:evtl|ca|bzw|z\.\s?b|dr|hr|fr|nr|str|usw)\.$", re.IGNORECASE)
_TURKISH_WORDS = 2

_IN_THE_MESSAGE = (
    (QuestionKind.PROTECTION, phrases.DANGER),
    (QuestionKind.SUBSTITUTE_NAMED, phrases.SUBSTITUTE),
    (QuestionKind.ERASURE_ASKED, phrases.ERASURE),
)
_AGAINST_A_CONSENT = (
    (QuestionKind.PHOTO_CONTRADICTED, phrases.NO_PHOTO, ConsentKind.PHOTO),
    (QuestionKind.LIST_CONTRADICTED, phrases.NO_LIST, ConsentKind.PARTICIPANT_LIST),
)


def questions_about(told: Details, *, people: int = 1) -> Iterator[Raised]:
    """Each kind once; ``people`` is how many came with the same form."""
    if told.email and is_broken(told.email):
        yield QuestionKind.EMAIL_BROKEN, told.email
    if told.message:
        yield from _in_the_message(told)
    if people == 1 and (told.message or told.needs.note):
        yield from _uncounted(told)


def _in_the_message(told: Details) -> Iterator[Raised]:
    for kind, pattern in _IN_THE_MESSAGE:
        yield from _asked(kind, told.message, pattern)
    for kind, pattern, consent in _AGAINST_A_CONSENT:
        if consent in told.consents:
            yield from _asked(kind, told.message, pattern)
    if phrases.HEALTH_OR_FAITH.stands_in(_plain(told.message)):
        yield QuestionKind.NEED_IN_MESSAGE, MESSAGE
    if not phrases.NO_CALL.stands_in(_plain(told.message)):
        yield from _asked(QuestionKind.CALL_WISHED, told.message, phrases.CALL)
    if told.attendance is Attendance.WHOLE_DAY:
        yield from _asked(QuestionKind.WISH_CONTRADICTED, told.message, phrases.LEAVES_EARLY)
    yield from _young(told.message)
    if _is_foreign(told.message):
        yield QuestionKind.FOREIGN_MESSAGE, _quoted(told.message)


def _asked(kind: QuestionKind, message: str, turns: phrases.Turns) -> Iterator[Raised]:
    for sentence in _sentences(message):
        if turns.stands_in(_plain(sentence)):
            yield kind, _quoted(sentence)
            return


def _uncounted(told: Details) -> Iterator[Raised]:
    """People who come along and are neither registered nor named as a companion."""
    raised = list(_asked(QuestionKind.PEOPLE_NOT_COUNTED, told.message, phrases.MORE_PEOPLE))
    in_the_note = not told.needs.companion and phrases.COMPANION.stands_in(_plain(told.needs.note))
    if not raised and in_the_note:
        raised = [(QuestionKind.PEOPLE_NOT_COUNTED, NOTE)]
    yield from raised


def _young(message: str) -> Iterator[Raised]:
    for sentence in _sentences(message):
        for found in phrases.AGE.found_in(_plain(sentence)):
            ages = [int(age) for age in found.groupdict().values() if age]
            if not ages or YOUNGEST_WRITER <= ages[0] < OF_AGE:
                yield QuestionKind.MINOR, _quoted(sentence)
                return


def _is_foreign(message: str) -> bool:
    """Whether the office cannot read it: another script, or Turkish."""
    letters = [sign for sign in message if sign.isalpha()]
    others = [sign for sign in letters if not unicodedata.name(sign, "").startswith("LATIN")]
    turkish = set(phrases.TURKISH.findall(_plain(message)))
    return bool(letters) and (
        len(others) > FOREIGN_SCRIPT * len(letters) or len(turkish) >= _TURKISH_WORDS
    )


def _sentences(message: str) -> list[str]:
    """One after the other; a dot behind a short form ends none."""
    found: list[str] = []
    for part in _SENTENCE_ENDS.split(message):
        if found and _SHORT_FORMS.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _quoted(sentence: str) -> str:
    """Word for word, unless it tells of health or faith."""
    return MESSAGE if phrases.HEALTH_OR_FAITH.stands_in(_plain(sentence)) else sentence.strip()


def _plain(text: str) -> str:
    """Small letters and single spaces, apostrophes and dashes of one kind."""
    return " ".join(
        unicodedata.normalize("NFKC", text).replace("’", "'").replace("İ", "i").lower().split()
    )

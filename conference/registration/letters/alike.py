"""Letters that hundreds of people get: written once in each language, with gaps for the person."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from conference.mail.outbox import Written, write
from conference.registration.models import Registration
from conference.web.kept_things import Gaps, kept, marks_for

ALIKE = frozenset({"confirmed", "waiting", "moved_up", "confirm_address", "confirm_again"})


@dataclass(frozen=True, kw_only=True)
class LetterAlike:
    """A letter that is finished for one person by filling its gaps."""

    subject: Gaps
    text: Gaps
    html: Gaps

    def filled(self, said: Mapping[str, str]) -> Written:
        return Written(
            subject=self.subject.filled(said),
            text=self.text.filled(said),
            html=self.html.filled({name: str(escape(value)) for name, value in said.items()}),
        )


def letter_alike(name: str, reader: Registration, facts: Mapping[str, object]) -> LetterAlike:
    """The letter as everybody gets it who reads this language; ``facts`` are the same for them."""
    named, language = bool(reader.full_name), reader.language
    key = ("letter", name, reader.conference_id, language, named, *facts.values())

    def make() -> LetterAlike:
        gaps = [
            "link",
            "understood_text",
            "understood_html",
            "elsewhere_text",
            "elsewhere_html",
            "rank",
            "until",
            *(["to_name"] * named),
        ]
        marks = marks_for(*gaps)
        blanks = {"to_name": "", **{gap: Markup(mark) for gap, mark in marks.items()}}
        written = write(name, language, conference=reader.conference, **facts, **blanks)
        return LetterAlike(
            subject=Gaps(written.subject, marks),
            text=Gaps(written.text, marks),
            html=Gaps(written.html, marks),
        )

    return kept(key, make)

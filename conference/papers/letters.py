"""The letter on paper: one page in the person's language, as things stand today."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask import current_app
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from conference.core import clock
from conference.core.languages import GERMAN, LANGUAGES, direction_of, listed, speaking
from conference.core.translated import Translated
from conference.documents.envelopes import qr_code
from conference.documents.pdf import LETTERHEAD, pdf_file
from conference.papers.models import PrintedLetter
from conference.papers.rules.codes import code_for
from conference.papers.rules.envelopes import envelope_for, people_of
from conference.papers.rules.occasions import says
from conference.papers.rules.room_on_paper import surely_fits
from conference.papers.states import Occasion
from conference.planning.models import Conference
from conference.planning.rules.letterhead import office_lines, sender_parts
from conference.programme.queries import released_programme
from conference.programme.snapshot import Forum as ReleasedForum
from conference.registration import queries, rules
from conference.registration.letters import names_of
from conference.registration.models import AccessNeed, ForumPlace, Registration
from conference.registration.rules import Billing, Details, Names
from conference.registration.states import State
from conference.web.addresses import public_url_for
from conference.web.filters import clock_time, day, letterless, moment

TEMPLATE = "papers/print/letter.typ"

Row = tuple[str, str]
Page = dict[str, Any]


def letters_file(conference: Conference, letters: Sequence[PrintedLetter]) -> bytes:
    """These letters as one PDF, one page each."""
    return press(conference, told(conference, letters))


def press(conference: Conference, pages: Sequence[Page]) -> bytes:
    """One PDF of these pages."""
    title = f"Briefe: {conference.title.german}"
    return pdf_file(TEMPLATE, head=LETTERHEAD, title=title, letters=list(pages))


def told(conference: Conference, letters: Sequence[PrintedLetter]) -> list[Page]:
    """All that stands on the pages of these letters, in their order."""
    known = _Known(conference)
    return [_told(letter, known) for letter in letters]


class _Known:
    """What is the same for every letter of a conference; asked once."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.names: Names = names_of(conference)
        self.ranks = queries.ranks_in_line(conference.id)
        self.secret = str(current_app.config["SECRET_KEY"])
        self.programme = programme = released_programme(conference)
        self.billing = Billing(queries.engagements_in_forums(conference.id))
        forums = programme.forums if programme else ()
        self.released: Mapping[int, ReleasedForum] = {forum.id: forum for forum in forums}
        self.starts = {slot.id: slot.starts for slot in programme.rounds} if programme else {}

    def forum(self, forum_id: int, code: str, title: Translated, language: str) -> str:
        """As released; a forum that is not public yet as the office calls it."""
        return self.names.forum(forum_id, language) or f"{code} {title.in_(language)}"


def _told(letter: PrintedLetter, known: _Known) -> Page:
    """Everything that stands on one page."""
    reader, conference = letter.registration, known.conference
    language = reader.language if reader.language in LANGUAGES else GERMAN
    people = people_of(reader)
    coming = [person for person in people if not person.has_ended]
    occasion = says(letter.occasion, (coming or [reader])[0].state)
    with speaking(language), force_locale(LANGUAGES[language].locale):
        page: Page = {
            "language": LANGUAGES[language].code.partition("-")[0],
            "direction": direction_of(language),
            "office": office_lines(conference),
            "sender": list(sender_parts(conference)),
            "window": list(envelope_for(reader).lines),
            "date": day(clock.today()),
            "number": [_("Anmeldenummer"), reader.code],
            "german": "" if language in {GERMAN, "de-simple"} else _in_german(conference),
            "subject": _subject(occasion, conference, language),
            "greeting": _greeting(reader),
            "news": list(_news(occasion, letter, reader, coming, known)),
            "facts": list(_facts(conference, language)) if coming else [],
            "understood": _("Das haben wir verstanden") if coming else "",
            "people": [_person(person, known, language, people) for person in people]
            if coming
            else [],
            "link": _link(letter, known, may_change=bool(coming)),
            "questions": list(_questions(conference)),
        }
    rows = [*page["facts"], *(row for person in page["people"] for row in person["rows"])]
    sentences = [page["subject"], page["greeting"], " ".join(page["news"])]
    headings = 1 + len(page["people"]) + bool(page["german"])
    return {**page, "fits": surely_fits(sentences, rows, headings)}


def _in_german(conference: Conference) -> str:
    """For whoever helps to read a letter in another language."""
    return f"Brief zur Anmeldung: {conference.title.german}"


def _subject(occasion: Occasion, conference: Conference, language: str) -> str:
    title = conference.title.in_(language)
    match occasion:
        case Occasion.CONFIRMED:
            return str(_("Ihr Platz ist sicher: %(title)s", title=title))
        case Occasion.MOVED_UP:
            return str(_("Sie haben jetzt einen Platz: %(title)s", title=title))
        case Occasion.FORUMS:
            return str(_("Ihre Foren: %(title)s", title=title))
        case Occasion.CHANGED:
            return str(_("Ihre Anmeldung wurde geändert: %(title)s", title=title))
        case Occasion.WITHDRAWN:
            return str(_("Sie sind abgemeldet: %(title)s", title=title))
    return str(_("Zu Ihrer Anmeldung: %(title)s", title=title))


def _greeting(reader: Registration) -> str:
    return str(_("Guten Tag %(name)s,", name=f"\u2068{reader.full_name}\u2069"))


def _news(
    occasion: Occasion,
    letter: PrintedLetter,
    reader: Registration,
    coming: Sequence[Registration],
    known: _Known,
) -> Iterator[str]:
    """What the letter is about, in a few sentences."""
    match occasion:
        case Occasion.WAITING:
            rank = known.ranks.get(coming[0].id, "")
            yield _(
                "Leider sind alle Plätze vergeben. Sie stehen auf der Warteliste, auf Platz %(rank)s.",
                rank=rank,
            )
            yield _(
                "Wird ein Platz frei, rücken Sie nach, und wir schreiben Ihnen sofort. "
                "Wer zuerst kam, rückt zuerst nach."
            )
        case Occasion.MOVED_UP:
            yield _("gute Nachricht: Ein Platz ist frei geworden, und er gehört Ihnen.")
            yield _("Wir freuen uns auf Sie.")
        case Occasion.FORUMS:
            yield _("die Plätze in den Foren sind verteilt. Unten steht, wo Sie sitzen.")
        case Occasion.CHANGED:
            yield _("Ihre Anmeldung hat sich geändert. Hier steht, wie sie jetzt ist.")
            yield _("Haben Sie das nicht geändert? Dann rufen Sie uns bitte an.")
        case Occasion.WITHDRAWN:
            yield _("%(name)s (%(code)s) ist abgemeldet.", name=reader.full_name, code=reader.code)
            yield _("Danke, dass Sie Bescheid sagen: Den Platz bekommt jetzt jemand anderes.")
            yield _("War das ein Irrtum? Rufen Sie uns bitte an, oder melden Sie sich neu an.")
        case Occasion.REJECTED:
            yield _("leider können wir Ihnen keinen Platz geben.")
            if letter.why:
                yield _("Der Grund: %(why)s", why=letter.why)
        case _:
            yield ngettext(
                "Sie sind angemeldet, Ihr Platz ist sicher.",
                "Sie sind angemeldet: %(num)s Personen, alle Plätze sind sicher.",
                len(coming),
            )
            yield _("Wir freuen uns auf Sie.")


def _facts(conference: Conference, language: str) -> Iterator[Row]:
    """When, where, and how to get there."""
    hours = _(
        "%(starts)s bis %(ends)s, Einlass ab %(doors)s",
        starts=clock_time(conference.starts),
        ends=clock_time(conference.ends),
        doors=clock_time(conference.doors),
    )
    yield _("Wann"), f"{day(conference.day)}\n{hours}"
    town = f"{conference.venue_postal_code} {conference.venue_city}".strip()
    where = (conference.venue_name, conference.venue_street, town)
    yield _("Wo"), ", ".join(part for part in where if part)
    if directions := str(conference.directions.in_(language)).strip():
        yield _("So kommen Sie hin"), directions


def _person(
    person: Registration, known: _Known, language: str, people: Sequence[Registration]
) -> dict[str, Any]:
    """One person with what was understood; what somebody needs is never put into words."""
    rows = [
        *_about(person, people[0], known, language),
        *_forums(person, known, language),
    ]
    if person.need is not None:
        rows.append((_("Unterstützung"), _about_the_need(person.need, known.conference)))
    return {
        "name": person.full_name or _("Name folgt"),
        "code": person.code,
        "state": str(person.state.label) if len(people) > 1 else "",
        "rows": [] if person.has_ended else rows,
    }


def _about_the_need(need: AccessNeed, conference: Conference) -> str:
    if need.is_late(conference.needs_deadline):
        return str(
            _(
                "Ihren Wunsch nach Unterstützung haben wir nach der Frist bekommen. "
                "Wir versuchen es, können es aber nicht mehr versprechen."
            )
        )
    return str(_("haben wir notiert"))


def _about(
    person: Registration, contact: Registration, known: _Known, language: str
) -> Iterator[Row]:
    rows = rules.about_the_person(_short(person, contact), names=known.names, language=language)
    for term, value in rows if person is contact else rows[-1:]:  # the last: what they come to
        yield term, _apart(value) if letterless(value) else value


def _short(person: Registration, contact: Registration) -> Details:
    """Without name and address, which stand above; of the contact's people only what they come to."""
    kept = rules.details_of(person)
    everything = person is contact
    return Details(
        reach_by=kept.reach_by,
        phone=kept.phone if everything else "",
        email=kept.email if everything else "",
        organisation=kept.organisation if everything else "",
        attendance=kept.attendance,
        only_round_id=kept.only_round_id,
    )


def _forums(person: Registration, known: _Known, language: str) -> Iterator[Row]:
    """Round by round the place with its room, or the wishes while nobody has a place."""
    if person.state is State.ALLOCATED:
        yield from _forums_told(person, known, language)
        return
    for round_id, title in known.names.rounds.items():
        named = title.in_(language)
        place = next((one for one in person.told_places if one.round_id == round_id), None)
        if place is not None:
            yield _("Forum in %(round)s", round=named), _place(place, known, language)
            continue
        wishes = [
            known.forum(wish.forum_id, wish.forum.code, wish.forum.title, language)
            for wish in person.wishes
            if wish.round_id == round_id
        ]
        if wishes:
            numbered = [f"{number}. {_apart(wish)}" for number, wish in enumerate(wishes, start=1)]
            yield _("Wünsche für %(round)s", round=named), "\n".join(numbered)


def _forums_told(person: Registration, known: _Known, language: str) -> Iterator[Row]:
    """Round by round where the person sits or works, and where there is no place for her."""
    for one in rules.in_rounds(person, known.programme, known.billing):
        term = _("Forum in %(round)s", round=one.slot.title.in_(language))
        if one.is_without:
            yield term, _("Hier haben wir leider keinen Platz für Sie. Bitte rufen Sie uns an.")
        for place in person.told_places:
            if place.round_id == one.slot.id:
                yield term, _place(place, known, language)
        if one.works_in:
            forum = _apart(f"{one.works_in.code} {one.works_in.title.in_(language)}")
            yield term, _("Sie wirken selbst mit: %(forum)s", forum=forum)


def _place(place: ForumPlace, known: _Known, language: str) -> str:
    forum = place.forum
    where = [_apart(known.forum(forum.id, forum.code, forum.title, language))]
    if not place.is_seated:
        return f"{where[0]}\n{_('auf der Warteliste')}"
    released = known.released.get(forum.id)
    if released and released.room:
        where.append(_("Raum: %(room)s", room=_apart(released.room.name)))
    if forum.round_id in known.starts:
        where.append(clock_time(known.starts[forum.round_id]))
    return "\n".join([where[0], listed(where[1:], language)] if where[1:] else where)


def _apart(text: str) -> str:
    """German words keep their order among Arabic ones."""
    return f"\u2068{text}\u2069"


def _link(letter: PrintedLetter, known: _Known, *, may_change: bool) -> dict[str, str | bytes]:
    """The way to the registration on the web: to type, and to photograph."""
    code = code_for(known.secret, letter.key)
    address = public_url_for("papers.by_code", short=code)
    until = moment(known.conference.change_until)
    return {
        "heading": _("Ihre Anmeldung im Internet"),
        "text": _("Bis %(day)s können Sie dort alles ändern oder sich abmelden:", day=until)
        if may_change
        else "",
        "address": address.partition("://")[2].encode(),  # in one piece, so that it can be copied
        "keep": _("Geben Sie den Code nicht weiter: Wer ihn hat, kann Ihre Anmeldung ändern."),
        "picture": qr_code(address),
        "says": _("QR-Code: öffnet Ihre Anmeldung"),
    }


def _questions(conference: Conference) -> Iterator[str]:
    """Who helps, and by which number."""
    yield _("Haben Sie Fragen oder möchten Sie etwas ändern? Rufen Sie uns an, wir helfen gern.")
    yield ", ".join(
        _apart(line) for line in (conference.contact_name, conference.contact_phone) if line
    )

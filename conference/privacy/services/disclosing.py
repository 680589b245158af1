"""Everything that is kept about one person, in words (Art. 15 and 20 DSGVO)."""

from collections.abc import Iterator, Sequence

from flask_babel import format_date, format_datetime, get_locale
from flask_babel import gettext as _

from conference.calls.queries import calls_to
from conference.core.actor import Actor, Role
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.languages import LANGUAGES
from conference.core.tokens import without_tokens
from conference.core.transaction import use_case
from conference.invitations.queries import invitations_answered_by
from conference.papers.queries import letters_of
from conference.planning.states import ChoiceMode
from conference.privacy import queries
from conference.privacy.events import DisclosureGiven
from conference.privacy.rules.pieces import Piece
from conference.registration import policy, rules
from conference.registration.errors import WhyMissing
from conference.registration.events import ForumFixed, ForumFreed, ForumsGiven
from conference.registration.letters import names_of
from conference.registration.models import AccessNeed, Registration
from conference.registration.queries import scans_of
from conference.registration.rules.needs_words import needs_in_words
from conference.registration.states import UNTOLD
from conference.trail.queries import entries_about

Rows = list[tuple[str, str]]

UNDECIDED = {kind.__name__ for kind in (ForumFixed, ForumFreed, ForumsGiven)}


def disclosure_for(registration: Registration, *, actor: Actor, language: str) -> Sequence[Piece]:
    """All pieces this reader may see; special categories only the person, or who works with them."""
    require(policy.may_change(actor, registration))
    may_all = not actor.is_staff or actor.has(Role.NEEDS)
    return [
        piece
        for piece in _pieces(registration, language)
        if piece.rows and (may_all or not piece.is_special)
    ]


@use_case
def disclose(
    registration_id: int, *, actor: Actor, why: str, language: str = "de"
) -> Sequence[Piece]:
    """The office hands it out to somebody who asks on paper or by telephone; the trail keeps why."""
    require(policy.is_office(actor))
    if not why:
        raise WhyMissing
    registration = db.session.get_one(Registration, registration_id)
    rules.check_known(registration)
    pieces = disclosure_for(registration, actor=actor, language=language)
    announce(
        DisclosureGiven(subject_id=registration.id, conference_id=registration.conference_id),
        by=actor,
        why=why,
    )
    return pieces


def _pieces(registration: Registration, language: str) -> Iterator[Piece]:
    yield Piece(title=_("Was Sie uns gesagt haben"), rows=_told(registration, language))
    yield Piece(title=_("Wie Ihre Anmeldung steht"), rows=_standing(registration))
    yield Piece(
        title=_("Unterstützung und Essen (besonders geschützt)"),
        sheet=_("Unterstützung und Essen"),
        rows=_needs(registration.need, language),
        is_special=True,
    )
    yield Piece(title=_("Ihre Einwilligungen"), rows=_consents(registration))
    yield Piece(title=_("Ihre Einladung"), rows=_invitations(registration))
    yield Piece(
        title=_("Rückfragen und Notizen des Büros"),
        sheet=_("Rückfragen und Notizen"),
        rows=_notes(registration),
    )
    yield Piece(title=_("Anrufe"), rows=_calls(registration))
    yield Piece(title=_("Briefe auf Papier"), rows=_papers(registration))
    yield Piece(
        title=_("Abgelegte Blätter"),
        sheet=_("Blätter"),
        rows=_scans(registration),
        is_special=True,
    )
    yield Piece(
        title=_("Briefe an Sie"),
        rows=_letters(registration),
        is_text=True,
        language=registration.language,
    )
    yield Piece(title=_("Ihre persönlichen Links"), rows=_links(registration))
    yield Piece(title=_("Verlauf"), rows=_trail(registration))
    yield Piece(
        title=_("Datenschutzhinweise, die Sie gelesen haben"),
        sheet=_("Datenschutzhinweise"),
        rows=_notice(registration, language),
        is_text=True,
        language=language,
    )


def _moment(value: object) -> str:
    """In digits, which keep their order also among Arabic words."""
    if not value:
        return ""
    digits = str(format_datetime(value, "dd.MM.yyyy HH:mm"))
    return f"\u2066{digits}\u2069" if get_locale().text_direction == "rtl" else digits


def _filled(*rows: tuple[object, object]) -> Rows:
    return [(str(term), str(value)) for term, value in rows if value]


def _told(person: Registration, language: str) -> Rows:
    return rules.understood(
        rules.details_of(person),
        names=names_of(person.conference),
        language=language,
        choices_are_wishes=person.conference.choice_mode is ChoiceMode.WISHES,
    )


def _standing(person: Registration) -> Rows:
    party = person.party
    return _filled(
        (_("Konferenz"), person.conference.title),
        (_("Anmeldenummer"), person.code),
        (_("Stand"), person.state.label),
        (_("Ihre Foren"), ", ".join(_forums(person))),
        (_("Platz aus"), person.quota.label),
        (_("Weg der Anmeldung"), person.channel.label),
        (_("Sprache"), LANGUAGES[person.language].own_name if person.language in LANGUAGES else ""),
        (_("Personen in Ihrer Gruppe"), len(party.registrations)),
        (_("Eingegangen am"), _moment(person.received_at)),
        (_("Eingegeben am"), _moment(person.entered_at)),
        (_("Zuletzt geändert am"), _moment(person.changed_at)),
        (_("Wartet seit"), _moment(person.waiting_since)),
        (_("Abgemeldet am"), _moment(person.cancelled_at)),
        (_("E-Mail-Adresse zu bestätigen bis"), _moment(party.confirm_by)),
        (_("E-Mail-Adresse bestätigt am"), _moment(party.email_confirmed_at)),
    )


def _forums(person: Registration) -> list[str]:
    """The places that the person knows of, by the code of the forum."""
    return [place.forum.code for place in person.told_places if place.is_seated]


def _needs(need: AccessNeed | None, language: str) -> Rows:
    if need is None:
        return []
    return [
        *needs_in_words(rules.needs_of(need), language),
        *_filled(
            (_("Gesagt am"), _moment(need.told_at)),
            (_("Einwilligung, Fassung des Textes"), need.consent_version),
            (_("Eingewilligt am"), _moment(need.consented_at)),
            (_("Wird gelöscht am"), format_date(need.delete_on, "full")),
        ),
    ]


def _consents(person: Registration) -> Rows:
    return [
        (
            str(consent.kind.label),
            _(
                "%(answer)s, am %(moment)s, Fassung des Textes: %(version)s",
                answer=_("Ja") if consent.given else _("Nein"),
                moment=_moment(consent.decided_at),
                version=consent.text_version,
            ),
        )
        for consent in person.consents
    ]


def _invitations(person: Registration) -> Rows:
    """The invitation that became this registration; of whoever passed it on nothing is told."""
    return [
        row
        for one in invitations_answered_by(person.id)
        for row in _filled(
            (_("Weg"), one.way.label),
            (_("Versendet am"), _moment(one.sent_at)),
            (_("Erinnert am"), _moment(one.reminded_at)),
            (_("Geantwortet am"), _moment(one.answered_at)),
            (_("Grund einer Absage"), one.reason),
            (_("An Sie weitergegeben als"), f"{one.passed_to} {one.passed_email}".strip()),
        )
    ]


def _notes(person: Registration) -> Rows:
    rows = _filled((_("Notiz"), person.office_note))
    for question in queries.questions_about(person):
        said = (question.about, question.answer, question.state.label, _moment(question.asked_at))
        rows.append((question.kind.label, "; ".join(part for part in said if part)))
    return rows


def _calls(person: Registration) -> Rows:
    return [
        (_moment(call.made_at), "; ".join(part for part in (call.result.label, call.note) if part))
        for call in calls_to(person.id)
    ]


def _papers(person: Registration) -> Rows:
    return [
        (_moment(letter.written_at), f"{letter.occasion.label} ({letter.state.label})")
        for letter in letters_of(person.id)
    ]


def _scans(person: Registration) -> Rows:
    return [(_moment(scan.kept_at), f"{scan.kilobytes} kB") for scan in scans_of(person)]


def _letters(person: Registration) -> Rows:
    return [
        (
            f"{_moment(letter.written_at)}: {letter.subject} ({letter.state.label})",
            f"{letter.to_name} <{letter.to_address}>\n\n{without_tokens(letter.text)}",
        )
        for letter in queries.letters_with_texts(person)
    ]


def _links(person: Registration) -> Rows:
    return [
        (
            _("Gemacht am %(moment)s", moment=_moment(link.made_at)),
            _("geschlossen am %(moment)s", moment=_moment(link.revoked_at))
            if link.revoked_at
            else _("offen"),
        )
        for link in queries.links_of(person)
    ]


def _trail(person: Registration) -> Rows:
    """What was done, by the office or by whom; names of its people are nobody else's business."""
    rows = []
    for entry in reversed(entries_about("registration", person.id)):
        if entry.event in UNDECIDED and person.state in UNTOLD:
            continue  # not decided for good before it is told
        who = _("Das Büro") if entry.staff_id else entry.actor
        told = [f"{what}: {old or '–'} → {new or '–'}" for what, old, new in entry.changes]
        words = "; ".join(part for part in (f"{who} {entry.words}", *told, entry.why) if part)
        rows.append((_moment(entry.happened_at), words))
    return rows


def _notice(person: Registration, language: str) -> Rows:
    wording = queries.wording_called(person.privacy_version)
    if wording is None:
        return _filled((_("Fassung"), person.privacy_version))
    since = wording.since.astimezone(BERLIN).strftime("%d.%m.%Y")
    return _filled(
        (_("In Kürze"), wording.short.in_(language)),
        (f"{wording.name}, {since}", wording.full.in_(language)),
    )

"""What the clerk reads out, in short sentences with easy words. Pure: no database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel import force_locale
from flask_babel import gettext as _

from conference.core.languages import LANGUAGES, comma_in, speaking
from conference.planning.models import Conference
from conference.programme.snapshot import Forum, Programme
from conference.registration.models import Question, Registration
from conference.registration.states import Attendance, QuestionKind, State
from conference.web.filters import clock_time, day, moment


@dataclass(frozen=True, kw_only=True)
class Script:
    """Sentences to read out one after the other; ``language`` is the one they are written in."""

    language: str
    direction: str
    own_name: str
    sentences: Sequence[str]

    @property
    def text(self) -> str:
        """Each sentence a paragraph of its own, so that the eye finds the next one."""
        return "\n\n".join(self.sentences)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the script tells beside the registration: as released, so that nobody hears it too early.

    ``rank`` is the person's on the waiting list, ``held_until`` the end of an offer, ``to_ask`` what
    the clerk may clear up. Somebody who cannot hear gets the same in writing (``writes``).
    """

    programme: Programme = field(default_factory=Programme)
    rank: int | None = None
    held_until: datetime | None = None
    to_ask: Sequence[Question] = ()
    writes: bool = False

    @property
    def forums(self) -> Mapping[int, Forum]:
        return {forum.id: forum for forum in self.programme.forums}


def scripts_for(person: Registration, known: Known) -> list[Script]:
    """In German, and in the language of the person where it is another one."""
    languages = dict.fromkeys(("de", person.language if person.language in LANGUAGES else "de"))
    return [_script(person, known, language) for language in languages]


def _script(person: Registration, known: Known, language: str) -> Script:
    spoken = LANGUAGES[language]
    with speaking(language), force_locale(spoken.locale):
        return Script(
            language=language,
            direction=spoken.direction,
            own_name=spoken.own_name,
            sentences=[str(sentence) for sentence in _sentences(person, known, language)],
        )


def _sentences(person: Registration, known: Known, language: str) -> Iterator[str]:
    conference = person.conference
    to_decide = [one for one in person.questions if one.is_open and one.kind.protects]
    if to_decide and person.is_named:
        yield _("Spreche ich mit %(name)s?", name=person.full_name)
    yield _("Guten Tag.")
    yield _("Hier ist das Büro der Integrationskonferenz.")
    if known.writes:
        yield _("Ich schreibe Ihnen, weil Sie sich angemeldet haben.")
    else:
        yield _("Ich rufe an, weil Sie sich angemeldet haben.")
    yield from _standing(person, known)
    if not person.has_ended:
        yield from _day_and_place(conference)
        if person.attendance is not Attendance.PLENARY_ONLY:
            yield from _forums(person, known, language)
    yield from _to_be_decided(to_decide)
    for question in known.to_ask:
        yield from _asked_back(question, language)
    yield _("Haben Sie noch Fragen?")
    if known.writes:
        yield _("Sie können uns schreiben: %(email)s", email=conference.contact_email)
    elif conference.contact_phone:
        yield _(
            "Sie können uns anrufen. Die Nummer ist: %(phone)s.", phone=conference.contact_phone
        )
    yield _("Ihre Nummer bei uns ist: %(code)s.", code=person.code)
    yield _("Danke. Viele Grüße.") if known.writes else _("Danke. Auf Wiederhören.")


def _asked_back(question: Question, language: str) -> Iterator[str]:
    """What the office wants to know, as one would ask it; nothing where the clerk has to see first."""
    match question.kind:
        case QuestionKind.NEED_NOT_SERVED:
            forums = question.about.replace(", ", comma_in(language))
            if forums:
                yield _("In %(forums)s gibt es nicht, was Sie brauchen.", forums=forums)
            yield _("Möchten Sie ein anderes Forum?")
        case QuestionKind.LIFT_TOO_SMALL:
            yield _("Wie groß ist Ihr Rollstuhl?")
        case QuestionKind.CHILD_AGE:
            yield _("Wie alt sind die Kinder?")
        case QuestionKind.CONSENT_MISSING:
            yield _("Dürfen wir speichern, was Sie brauchen?")
        case QuestionKind.EMAIL_BROKEN:
            yield _("Wie ist Ihre E-Mail-Adresse?")
        case QuestionKind.PEOPLE_NOT_COUNTED:
            yield _("Kommt noch jemand mit Ihnen?")
        case QuestionKind.SUBSTITUTE_NAMED:
            yield _("Kommen Sie selbst? Oder kommt jemand anderes?")
        case QuestionKind.WISH_CONTRADICTED:
            yield _("Welches Forum möchten Sie besuchen?")
        case QuestionKind.ERASURE_ASKED:
            yield _("Möchten Sie, dass wir Ihre Angaben löschen?")
        case QuestionKind.MINOR:
            yield _("Sind Sie schon 18 Jahre alt?")


def _to_be_decided(questions: Sequence[Question]) -> Iterator[str]:
    """What was written, and what the person wants now; the office decides by the answer."""
    kinds = {question.kind for question in questions}
    for about in dict.fromkeys(question.about for question in questions if question.about):
        yield _("Sie haben uns geschrieben: „%(words)s“", words=about)
    if kinds & {QuestionKind.PROTECTION, QuestionKind.LIST_CONTRADICTED}:
        yield _("Darf Ihr Name auf der Liste der Teilnehmenden stehen?")
    if kinds & {QuestionKind.PROTECTION, QuestionKind.PHOTO_CONTRADICTED}:
        yield _("Darf man Sie auf Fotos sehen?")


def _standing(person: Registration, known: Known) -> Iterator[str]:
    if person.has_ended:
        yield _("Sie sind jetzt abgemeldet.")
    elif person.state is State.WAITLISTED:
        if known.held_until:
            yield from _offered(known.held_until)
            return
        yield _("Sie haben noch keinen Platz.")
        if known.rank:
            yield _("Sie stehen auf der Warteliste. Sie sind Nummer %(rank)s.", rank=known.rank)
        yield _("Wird ein Platz frei, sagen wir es Ihnen sofort.")
    else:
        yield _("Sie haben einen Platz.")
        if known.held_until:
            yield from _offered_in_forum(known.held_until)


def _offered(until: datetime) -> Iterator[str]:
    """The question that must be answered in time; the clerk writes down yes or no."""
    yield _("Ein Platz ist frei geworden. Wir halten ihn für Sie.")
    yield _("Möchten Sie kommen? Ja oder Nein?")
    yield _("Wir brauchen Ihre Antwort bis %(until)s.", until=moment(until))


def _offered_in_forum(until: datetime) -> Iterator[str]:
    yield _("In Ihrem Forum ist ein Platz frei geworden. Wir halten ihn für Sie.")
    yield _("Möchten Sie in das Forum? Ja oder Nein?")
    yield _("Wir brauchen Ihre Antwort bis %(until)s.", until=moment(until))


def _day_and_place(conference: Conference) -> Iterator[str]:
    yield _("Die Konferenz ist am %(day)s.", day=day(conference.day))
    yield _("Sie beginnt um %(time)s.", time=clock_time(conference.starts))
    yield _("Sie endet um %(time)s.", time=clock_time(conference.ends))
    yield _("Sie können ab %(time)s kommen.", time=clock_time(conference.doors))
    if conference.venue_name:
        yield _("Der Ort heißt: %(place)s.", place=conference.venue_name)
    town = f"{conference.venue_postal_code} {conference.venue_city}".strip()
    if address := ", ".join(part for part in (conference.venue_street, town) if part):
        yield _("Die Adresse ist: %(address)s.", address=address)


def _forums(person: Registration, known: Known, language: str) -> Iterator[str]:
    seated = [place for place in person.told_places if place.is_seated]
    for place in seated:
        if forum := known.forums.get(place.forum_id):
            yield from _one_forum(forum, known, language)
    if not seated and person.wishes:
        yield _("Sie haben sich Foren gewünscht.")
        for wish in person.wishes:
            if wish.rank == 1 and (forum := known.forums.get(wish.forum_id)):
                yield _(
                    "Ihr erster Wunsch für %(round)s ist: %(forum)s.",
                    round=known.programme.round(forum.round_id).title.in_(language),
                    forum=_called(forum, language),
                )
        yield _("Welches Forum Sie bekommen, sagen wir Ihnen noch.")


def _one_forum(forum: Forum, known: Known, language: str) -> Iterator[str]:
    yield _("Ihr Forum heißt: %(forum)s.", forum=_called(forum, language))
    slot = known.programme.round(forum.round_id)
    yield _("Das Forum beginnt um %(time)s.", time=clock_time(slot.starts))
    if forum.room:
        yield _("Der Raum heißt: %(room)s.", room=forum.room.name)


def _called(forum: Forum, language: str) -> str:
    return f"{forum.code} {forum.title.in_(language)}"

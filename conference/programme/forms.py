"""Input of the office's pages about the programme."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from conference.core.languages import LANGUAGES, SIGN_LANGUAGE, german_name
from conference.directory.models import Person
from conference.planning.models import Conference, VenueRoom
from conference.planning.queries import interpreter_teams, rooms_of
from conference.programme.models import Engagement, Forum, ForumRound, ProgrammeItem, Stand
from conference.programme.queries.working import rounds_of, topics_of
from conference.programme.rules.telling import from_to
from conference.programme.services.engagements import BEGINNINGS, EngagementPlan
from conference.programme.services.forums import ForumPlan
from conference.programme.services.items import ItemPlan
from conference.programme.services.rounds import RoundPlan
from conference.programme.services.stands import StandPlan
from conference.programme.services.topics import TopicPlan
from conference.programme.states import EngagementState, ForumState, ItemKind, Part
from conference.web.fields import CheckboxListField, TranslatedField, choices, choices_of
from conference.web.forms import HouseForm, filled

_TIMES = ["%H:%M", "%H:%M:%S"]
_CODE = [InputRequired(), Length(max=12)]
_SIZE = [Optional(), NumberRange(min=0, max=10_000, message="Bitte eine Zahl von 0 bis 10000.")]
_WRITTEN = tuple(code for code in LANGUAGES if code != "de-simple")
_SPOKEN = (*_WRITTEN, "ps", "ku", "ti", "ro", "bg", "nl", "sq", "sr")
"""Languages that people at a stall usually speak here."""


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _languages(*groups: Iterable[str]) -> list[Any]:
    """Each language once, in the order of the groups."""
    codes = dict.fromkeys(code for group in groups for code in group)
    return choices((code, german_name(code)) for code in codes)


def describe_room(room: VenueRoom) -> str:
    """What a planner wants to know before choosing a room."""
    facts = [f"{room.seats} Plätze", "stufenlos" if room.step_free else "nicht stufenlos"]
    if room.induction_loop:
        facts.append("Induktionsschleife")
    return f"{room.name} ({', '.join(facts)})"


class Remembering(HouseForm):
    """A form about a thing that several people may work on; it remembers which state they saw."""

    seen = HiddenField()
    why = StringField(
        "Warum ändern Sie das?", description="Steht im Verlauf, nur für das Büro sichtbar."
    )

    @property
    def last_seen(self) -> datetime | None:
        with suppress(ValueError):
            moment = datetime.fromisoformat(self.seen.data or "")
            return moment if moment.tzinfo else None
        return None


class RoundForm(HouseForm):
    code = StringField("Kürzel", _CODE, description="Zum Beispiel A: So heißen die Foren A1, A2 …")
    title = TranslatedField("Titel", [InputRequired()])
    starts = TimeField("Beginn", [InputRequired()], format=_TIMES)
    ends = TimeField("Ende", [InputRequired()], format=_TIMES)
    why = StringField("Warum ändern Sie das?", description="Steht im Verlauf.")

    def plan(self) -> RoundPlan:
        return filled(self, RoundPlan)


class PlaceForm(HouseForm):
    """Where and when a forum is."""

    round_id = SelectField("Runde", [InputRequired()], coerce=int)
    room_id = SelectField("Raum", coerce=_number)
    why = StringField("Warum verschieben Sie das Forum?", description="Steht im Verlauf.")

    def __init__(self, conference: Conference, **options: Any) -> None:
        super().__init__(**options)
        _offer_places(self, conference)


class ForumForm(Remembering):
    code = StringField("Kürzel", _CODE, description="Zum Beispiel A1")
    title = TranslatedField("Titel", [InputRequired()])
    abstract = TranslatedField("Beschreibung", rows=5)
    guiding_question = TranslatedField("Leitfrage", rows=2)
    round_id = SelectField("Runde", [InputRequired()], coerce=int)
    room_id = SelectField("Raum", coerce=_number)
    capacity = IntegerField(
        "Plätze", _SIZE, description="Leer heißt: Stühle des Raums minus vier für die Mitwirkenden."
    )
    minimum_size = IntegerField("Mindestens so viele Teilnehmende", _SIZE)
    target_size = IntegerField("Am besten so viele Teilnehmende", _SIZE)
    interpretation = CheckboxListField("Verdolmetschung")
    topic_ids = CheckboxListField("Themen", coerce=int)
    content_key = StringField(
        "Stichwort für gleichen Inhalt",
        description="Foren mit demselben Stichwort wiederholen denselben Inhalt.",
    )
    note = TextAreaField("Notiz, nur für das Büro")

    def __init__(self, conference: Conference, forum: Forum | None = None, **options: Any) -> None:
        if forum is not None:
            options |= {
                "obj": forum,
                "topic_ids": [topic.id for topic in forum.topics],
                "seen": forum.changed_at.isoformat(),
            }
        super().__init__(**options)
        _offer_places(self, conference)
        self.topic_ids.choices = choices(
            (topic.id, topic.title.german or topic.code) for topic in topics_of(conference)
        )
        self.interpretation.choices = _languages(
            (SIGN_LANGUAGE,),
            interpreter_teams(conference),
            forum.interpretation if forum else (),
            (code for code in _WRITTEN if code != "de"),
        )

    def plan(self) -> ForumPlan:
        return filled(self, ForumPlan)


class ReasonForm(HouseForm):
    """A step that may carry a reason."""

    why = StringField("Warum?", description="Steht im Verlauf, nur für das Büro sichtbar.")


class GivingUpForm(ReasonForm):
    """A forum goes; ``people`` is the number that the page named to whoever ticks the box."""

    people = HiddenField()
    acknowledged = BooleanField("Ich weiß das. Das Forum soll trotzdem entfallen.")

    def ask_about(self, people: int) -> None:
        """Name the number there is now; who ticked the box for another one has to tick it again."""
        if self.people.data != str(people):
            self.people.data = str(people)
            self.acknowledged.data = False

    @property
    def known(self) -> int | None:
        number = self.people.data or ""
        return int(number) if self.acknowledged.data and number.isdecimal() else None


class MergeForm(GivingUpForm):
    into = SelectField("Mit welchem Forum?", [InputRequired()], coerce=int)

    def __init__(self, others: Sequence[Forum], **options: Any) -> None:
        super().__init__(**options)
        self.into.choices = choices(
            (forum.id, f"{forum.code} {forum.title.german}") for forum in others
        )


class ItemForm(Remembering):
    kind = SelectField(
        "Art", [InputRequired()], coerce=ItemKind, choices=lambda: choices_of(ItemKind)
    )
    title = TranslatedField("Titel", [InputRequired()])
    description = TranslatedField("Beschreibung", rows=3)
    starts = TimeField("Beginn", [InputRequired()], format=_TIMES)
    ends = TimeField("Ende", [InputRequired()], format=_TIMES)
    room_id = SelectField("Raum", coerce=_number)

    def __init__(
        self, conference: Conference, item: ProgrammeItem | None = None, **options: Any
    ) -> None:
        if item is not None:
            options |= {"obj": item, "seen": item.changed_at.isoformat()}
        super().__init__(**options)
        _offer_rooms(self.room_id, rooms_of(conference))

    def plan(self) -> ItemPlan:
        return filled(self, ItemPlan)


class StandForm(HouseForm):
    number = IntegerField("Nummer", [InputRequired(), NumberRange(min=1, max=999)])
    organisation = StringField("Organisation", [InputRequired()])
    languages = CheckboxListField("Sprachen am Stand")
    power = BooleanField("braucht Strom")
    needs_table = BooleanField("braucht einen Tisch", default=True)
    place = StringField(
        "Platz", description="Wo der Stand steht, zum Beispiel: Foyer, links vom Eingang."
    )
    why = StringField("Warum ändern Sie das?", description="Steht im Verlauf.")

    def __init__(self, stand: Stand | None = None, **options: Any) -> None:
        super().__init__(obj=stand, **options)
        self.languages.choices = _languages(_SPOKEN, stand.languages if stand else ())

    def plan(self) -> StandPlan:
        return filled(self, StandPlan)


class TopicForm(HouseForm):
    code = StringField("Kürzel", _CODE, description="Zum Beispiel HF3, wie im Integrationskonzept")
    title = TranslatedField("Titel", [InputRequired()])
    why = StringField("Warum ändern Sie das?", description="Steht im Verlauf.")

    def plan(self) -> TopicPlan:
        return filled(self, TopicPlan)


class EngagementForm(HouseForm):
    """Put a person on a forum or item."""

    person_id = SelectField("Person", [InputRequired()], coerce=_number)
    part = SelectField("Aufgabe", coerce=Part, choices=lambda: choices_of(Part))
    state = SelectField("Stand", coerce=EngagementState, choices=lambda: choices_of(BEGINNINGS))

    def __init__(self, people: Sequence[Person], **options: Any) -> None:
        super().__init__(prefix="neu-", **options)
        self.person_id.choices = [
            *choices([("", "Bitte wählen")]),
            *choices(map(_named, people)),
        ]

    def plan(self) -> EngagementPlan:
        return filled(self, EngagementPlan)


class ProposalForm(HouseForm):
    """For which forum an expert is proposed, and to do what."""

    forum_id = SelectField("Forum", [InputRequired()], coerce=_number)
    part = SelectField("Aufgabe", coerce=Part, choices=lambda: choices_of(Part))

    def __init__(self, forums: Sequence[Forum], **options: Any) -> None:
        super().__init__(**options)
        self.forum_id.choices = [
            *choices([("", "Bitte wählen")]),
            *choices(
                (forum.id, f"{forum.code} {forum.title.german}")
                for forum in forums
                if forum.state not in (ForumState.CANCELLED, ForumState.MERGED)
            ),
        ]

    def plan(self, person_id: int) -> EngagementPlan:
        return EngagementPlan(person_id=person_id, part=self.part.data)


class EngagementStepForm(HouseForm):
    """How far the question to a person is; only the steps that are open."""

    state = SelectField("Neuer Stand", coerce=EngagementState)
    why = StringField("Anmerkung", description="Zum Beispiel: am Telefon. Steht im Verlauf.")

    def __init__(self, engagement: Engagement, **options: Any) -> None:
        super().__init__(prefix=f"einsatz-{engagement.id}-", **options)
        self.state.choices = choices_of(filter(engagement.may_become, EngagementState))


def _named(person: Person) -> tuple[int, str]:
    about = f", {person.organisation}" if person.organisation else ""
    first = f", {person.first_name}" if person.first_name else ""
    return person.id, f"{person.last_name}{first}{about}"


def _offer_places(form: Any, conference: Conference) -> None:
    form.round_id.choices = choices(map(_slot, rounds_of(conference)))
    _offer_rooms(form.room_id, rooms_of(conference))


def _slot(slot: ForumRound) -> tuple[int, str]:
    return slot.id, f"{slot.code}: {from_to(slot.starts, slot.ends)}"


def _offer_rooms(field: SelectField, rooms: Sequence[VenueRoom]) -> None:
    field.choices = [
        *choices([("", "noch kein Raum")]),
        *choices((room.id, describe_room(room)) for room in rooms),
    ]


class LookedOverForm(HouseForm):
    """A step that is only right for the working programme that the person has looked over."""

    seen = HiddenField()


class ReleaseForm(LookedOverForm):
    comment = TranslatedField(
        "Was ist neu?",
        rows=3,
        description="Ein Satz für alle, die das Programm schon kennen. Er steht öffentlich bei den Änderungen.",
    )

"""Typing in what came on paper, by phone or by e-mail: one page, no mouse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from flask import request
from wtforms import BooleanField, DateField, SelectField, TimeField, ValidationError
from wtforms.validators import InputRequired

from conference.core import clock
from conference.core.clock import BERLIN
from conference.core.languages import LANGUAGES
from conference.registration.forms.choices import ChoicesForm
from conference.registration.forms.doubts import Doubts, doubts_for_office, together
from conference.registration.forms.needs import NeedsForm
from conference.registration.forms.office import CONTACT, OfficeSheet, free_seats
from conference.registration.forms.paper import CodesForm, PaperPersonForm, Town, codes_form
from conference.registration.forms.people import BareForm, OtherPersonForm, PersonForm
from conference.registration.forms.scans import ScanForm
from conference.registration.forms.sheet import Typed
from conference.registration.queries import Offer
from conference.registration.rules import LARGEST_PARTY, Application, Details
from conference.registration.states import Channel, Quota, Reach
from conference.web.fields import choices, choices_of


@dataclass(frozen=True, kw_only=True)
class Before:
    """What the same clerk typed last, for the next sheet of the pile ("wie eben").

    A call is taken when it comes, so day and time are empty after one. ``organisation`` and ``town``
    are there only if the clerk wants to keep them.
    """

    channel: Channel = Channel.PAPER
    day: date | None = None
    clock_time: time | None = None
    organisation: str = ""
    town: str = ""
    keeps: bool = False


class OriginForm(BareForm):
    """How and when a registration reached the office."""

    channel = SelectField("Eingegangen auf", default=Channel.PAPER.value)
    day = DateField(
        "Eingang am",
        [InputRequired("Bitte nennen Sie den Tag des Eingangs.")],
        format=["%Y-%m-%d", "%d.%m.%Y"],
        description="Der Tag des Eingangs zählt für die Reihenfolge.",
    )
    time = TimeField("um", [InputRequired("Bitte nennen Sie die Uhrzeit.")])
    quota = SelectField("Platz aus", default=Quota.PUBLIC.value)
    language = SelectField("Sprache der Person", default="de")

    def __init__(self, *, languages: Sequence[str], **options: Any) -> None:
        super().__init__(**options)
        self.channel.choices = choices_of(one for one in Channel if one is not Channel.WEB)
        self.quota.choices = choices_of(Quota)
        self.language.choices = choices((code, LANGUAGES[code].own_name) for code in languages)

    def validate_day(self, field: Any) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError("Dieser Tag kommt erst noch. Wann ist das Blatt angekommen?")

    @property
    def received_at(self) -> datetime:
        """When it reached the office; never later than now."""
        assert self.day.data is not None
        assert self.time.data is not None
        return min(datetime.combine(self.day.data, self.time.data, BERLIN), clock.now())


class FilingForm(ScanForm, BareForm):
    """The paper itself, and what the next sheet has in common with this one."""

    keep = BooleanField("Organisation und Wohnort für das nächste Blatt behalten")


class Other:
    """One more person on the same paper: a name, own needs, wishes of her own or those of the first."""

    def __init__(
        self, position: int, person: OtherPersonForm, needs: NeedsForm, choices: CodesForm
    ) -> None:
        self.position, self.person, self.needs, self.choices = position, person, needs, choices
        needs.asks_consent = False

    @property
    def is_there(self) -> bool:
        return not self.person.is_empty

    @property
    def is_told(self) -> bool:
        """Whether something stands in these fields."""
        return self.is_there or self.needs.are_told or not self.choices.says_nothing

    @property
    def forms(self) -> tuple[Any, ...]:
        return self.person, self.needs, self.choices

    def details(self, first: Details) -> Details:
        """What was not asked of the others they have in common with the first."""
        email = self.person.email.data or ""
        return Details(
            first_name=self.person.first_name.data or "",
            last_name=self.person.last_name.data or "",
            email=email,
            reach_by=Reach.EMAIL if email else first.reach_by,
            organisation=first.organisation,
            role=first.role,
            attendance=first.attendance,
            only_round_id=first.only_round_id,
            choices=self.choices.wanted_like(first.choices),
            consents=self.choices.consents(),
            needs=self.needs.needs(),
        )


class EntrySheet(OfficeSheet):
    """Type in a registration that came on paper, by phone or by e-mail."""

    def __init__(
        self,
        offer: Offer,
        *,
        languages: Sequence[str],
        towns: Sequence[Town],
        before: Before | None = None,
        known: Mapping[str, str] | None = None,
    ) -> None:
        """``known`` is what is known of the person before anything is typed, by the names of the fields."""
        typed = request.form if request.method == "POST" else None
        self.before, self.towns, self.known = before or Before(), towns, known or {}
        now = clock.now().astimezone(BERLIN)
        self.origin = OriginForm(
            languages=languages,
            formdata=typed,
            data={
                "channel": self.before.channel.value,
                "day": self.before.day or now.date(),
                "time": self.before.clock_time or now.time(),
                "language": self.known.get("language", "de"),
            },
        )
        self.filing = FilingForm(data={"keep": self.before.keeps})
        super().__init__(offer, self.origin, self.filing)
        free = free_seats(offer, None)
        self.others = [
            Other(
                position,
                OtherPersonForm(prefix=f"p{position}-", formdata=typed),
                NeedsForm(offer, language="de", prefix=f"p{position}-", formdata=typed),
                codes_form(
                    offer,
                    self.rounds,
                    free=free,
                    first=False,
                    prefix=f"p{position}-",
                    formdata=typed,
                ),
            )
            for position in range(2, LARGEST_PARTY + 1)
        ]
        self.forms = (*self.forms, *(form for one in self.others for form in one.forms))
        self._say_whose()

    def _say_whose(self) -> None:
        """On a sheet with several people each mistake is told with the person it belongs to."""
        if not any(one.is_told for one in self.others):
            return
        _belong(_called(1, self.person), self.person, self.needs, self.choices)
        for one in self.others:
            _belong(_called(one.position, one.person), *one.forms)

    def _person(self, offer: Offer, typed: Typed | None, told: Details | None) -> PersonForm:
        kept = {"organisation": self.before.organisation, "municipality": self.before.town}
        kept |= self.known
        return PaperPersonForm(offer, towns=self.towns, formdata=typed, data=kept)

    def _choices(self, offer: Offer, typed: Typed | None, told: Details | None) -> ChoicesForm:
        return codes_form(
            offer, self.rounds, free=free_seats(offer, None), prefix=CONTACT, formdata=typed
        )

    @property
    def others_are_told(self) -> bool:
        """Whether something stands in the fields for the others."""
        return any(one.is_told or any(form.errors for form in one.forms) for one in self.others)

    def doubts_found(self) -> Doubts:
        first = self.details()
        others = (
            doubts_for_office(one.choices, one.details(first), self.offer)
            for one in self.others
            if one.is_there
        )
        return together([super().doubts_found(), *others])

    @property
    def lost_its_file(self) -> bool:
        """Browsers forget a chosen file when a page comes back."""
        return request.method == "POST" and bool(self.filing.scan.data)

    def begin_here(self) -> None:
        """Put the cursor into the first field of the empty form."""
        first: Any = self.person.salutation
        first.render_kw = {**(first.render_kw or {}), "autofocus": True}

    def people(self) -> tuple[Details, ...]:
        """Everybody on the paper, the first of them its contact."""
        first = self.details()
        last = max((one.position for one in self.others if one.is_there), default=1)
        others = (one.details(first) for one in self.others if one.position <= last)
        return (replace(first), *others)

    def application(self, offer: Offer, form_key: str) -> Application:
        return Application(
            conference_id=offer.conference_id,
            people=self.people(),
            form_key=form_key,
            language=self.origin.language.data,
            quota=Quota(self.origin.quota.data),
            channel=Channel(self.origin.channel.data),
            received_at=self.origin.received_at,
            privacy_version=offer.privacy_version,
        )


def _called(position: int, person: Any) -> str:
    """ "2. Person (Cem Demir)"; as the page calls the fields, with the name that stands in them."""
    name = " ".join(filter(None, (person.first_name.data, person.last_name.data)))
    return f"{position}. Person ({name})" if name else f"{position}. Person"


def _belong(whose: str, *forms: Any) -> None:
    for form in forms:
        for field in form:
            field.whose = whose

"""Questions about the district, its people, and reported barriers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Select, func, or_, select

from conference.core import clock
from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.folding import folded
from conference.core.listing import Page, Wanted, page_of
from conference.directory.errors import NoDistrictYet
from conference.directory.models import (
    BarrierReport,
    District,
    Municipality,
    Person,
    PrivacyNotice,
)
from conference.directory.states import BarrierState

MODEL_NOTICE = "Muster 3"
"""The version of the privacy notice that comes with the service; it rises with its wording."""


def known_district() -> District | None:
    """The district, or nothing while this installation is not set up."""
    return db.session.scalars(select(District).order_by(District.id).limit(1)).one_or_none()


def the_district() -> District:
    """The district that this installation serves."""
    district = known_district()
    if district is None:
        raise NoDistrictYet
    return district


def has_district() -> bool:
    """Whether somebody has set up this installation."""
    return db.session.scalar(select(District.id).limit(1)) is not None


def municipalities() -> Sequence[Municipality]:
    """In the order of the alphabet: Übach stands where Ubach would, on every database."""
    towns = db.session.scalars(select(Municipality)).all()
    return sorted(towns, key=lambda town: (folded(town.name), town.name))


def latest_notice_number(district: District) -> int:
    """How many versions of its own the district has had; 0 as long as it shows the model text."""
    numbers = select(func.max(PrivacyNotice.number)).where(PrivacyNotice.district_id == district.id)
    return db.session.scalar(numbers) or 0


def privacy_version() -> str:
    """The name of the privacy notice that is shown now; kept with every registration."""
    district = known_district()
    if district is None or not district.privacy:
        return MODEL_NOTICE
    return f"Fassung {latest_notice_number(district)}"


def privacy_notices() -> Sequence[PrivacyNotice]:
    """Every version that was shown, the latest first."""
    return db.session.scalars(select(PrivacyNotice).order_by(PrivacyNotice.number.desc())).all()


def people() -> Sequence[Person]:
    return db.session.scalars(select(Person).order_by(Person.last_name, Person.first_name)).all()


def person_of(person_id: int) -> Person:
    person = db.session.get(Person, person_id)
    if person is None:
        raise NotFound
    return person


def names_of_people(ids: Collection[int]) -> Mapping[int, str]:
    """What the trail calls these people."""
    return {
        person.id: person.full_name
        for person in db.session.scalars(select(Person).where(Person.id.in_(ids)))
    }


def people_called(word: str) -> Select[int]:
    return select(Person.id).where(
        Person.last_name.icontains(word, autoescape=True)
        | Person.first_name.icontains(word, autoescape=True)
    )


PEOPLE_SORTS = {
    "name": (Person.last_name, Person.first_name),
    "organisation": (Person.organisation, Person.last_name),
}


def people_page(wanted: Wanted) -> Page[Person]:
    """People whose name, organisation, function or address has every word of the search."""
    found = select(Person)
    for word in wanted.words:
        found = found.where(
            or_(
                *(
                    column.icontains(word, autoescape=True)
                    for column in (
                        Person.last_name,
                        Person.first_name,
                        Person.organisation,
                        Person.function,
                        Person.email,
                    )
                )
            )
        )
    return page_of(found, wanted, sorts=PEOPLE_SORTS)


def report_of_form(form_key: str) -> BarrierReport | None:
    """The report that came with this form, if it came before."""
    return db.session.scalar(select(BarrierReport).where(BarrierReport.form_key == form_key))


def barrier_report_of(report_id: int) -> BarrierReport:
    report = db.session.get(BarrierReport, report_id)
    if report is None:
        raise NotFound
    return report


BARRIER_SORTS = {"reported": (BarrierReport.reported_at,), "state": (BarrierReport.state,)}


def barrier_reports_page(wanted: Wanted) -> Page[BarrierReport]:
    """Reports whose text or page has every word of the search; the latest first, if nothing is asked."""
    if not wanted.sort:
        wanted = replace(wanted, sort="reported", descending=True)
    found = select(BarrierReport)
    if state := wanted.filter("stand"):
        found = found.where(BarrierReport.state == BarrierState(state))
    for word in wanted.words:
        found = found.where(
            or_(
                BarrierReport.text.icontains(word, autoescape=True),
                BarrierReport.place.icontains(word, autoescape=True),
            )
        )
    return page_of(found, wanted, sorts=BARRIER_SORTS)


def open_barrier_reports() -> int:
    """How many reports wait for an answer."""
    waiting = select(func.count()).where(BarrierReport.state != BarrierState.ANSWERED)
    return db.session.scalar(waiting) or 0


def reports_of_the_last_hour() -> int:
    since = clock.now() - timedelta(hours=1)
    recent = select(func.count()).where(BarrierReport.reported_at > since)
    return db.session.scalar(recent) or 0


def reports_from_today(email: str) -> int:
    """How many reports named this address within a day."""
    since = clock.now() - timedelta(days=1)
    named = select(func.count()).where(
        BarrierReport.email == email, BarrierReport.reported_at > since
    )
    return db.session.scalar(named) or 0

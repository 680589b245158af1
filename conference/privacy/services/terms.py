"""What each rule of this house means: whom and what it touches, counted and deleted."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select

from conference.core import clock
from conference.core.actor import NIGHT
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.invitations.models import Invitation, InvitationLink
from conference.invitations.services.forgetting import forget_links, forget_words
from conference.mail.models import Letter
from conference.mail.service import forget_letters_by_number
from conference.mail.states import LetterState
from conference.planning.models import Conference
from conference.privacy.rules import retention
from conference.privacy.rules.retention import Rule
from conference.registration.models import (
    AccessNeed,
    Consent,
    FormScan,
    LinkRequest,
    Registration,
    RegistrationLink,
)
from conference.registration.services.forget import forget
from conference.registration.services.needs import delete_due_needs
from conference.registration.services.scans import drop_due_scans
from conference.registration.states import ConsentKind, State

Coming = Callable[[], Iterable[tuple[date, int]]]
Erase = Callable[[int], int]

_CALLED_OFF = (State.CANCELLED, State.REJECTED)
_INFORMED = (
    select(Consent.registration_id)
    .where(Consent.kind == ConsentKind.KEEP_INFORMED, Consent.given)
    .scalar_subquery()
)
_OTHERS = Registration.state.not_in((*_CALLED_OFF, State.EXPIRED))
_STILL_KNOWN = Registration.forgotten_at.is_(None)
_WAITS = (LetterState.PENDING, LetterState.CLAIMED, LetterState.SENDING)


def _days(rule: Rule) -> timedelta:
    return timedelta(days=rule.days or 0)


def _last_day(rule: Rule) -> date:
    """Conferences on this day or before are old enough."""
    return clock.today() - _days(rule)


def _by_conference(rule: Rule, found: Select[int]) -> Iterable[tuple[date, int]]:
    """How many of these go on which day; ``found`` selects numbers and knows the conference."""
    counted = db.session.execute(
        found.with_only_columns(Conference.day, func.count(), maintain_column_froms=True).group_by(
            Conference.day
        )
    )
    return [(day + _days(rule), number) for day, number in counted]


def _by_moment(rule: Rule, moments: Iterable[datetime | None]) -> Iterable[tuple[date, int]]:
    days = Counter((moment + _days(rule)).astimezone(BERLIN).date() for moment in moments if moment)
    return days.items()


def _people(*conditions: ColumnElement[bool]) -> Select[int]:
    return (
        select(Registration.id)
        .join(Conference, Conference.id == Registration.conference_id)
        .where(_STILL_KNOWN, *conditions)
    )


def _forget(people: Select[int], limit: int) -> int:
    numbers = db.session.scalars(people.order_by(Registration.id).limit(limit)).all()
    for number in numbers:
        forget(number, actor=NIGHT)
    return len(numbers)


def _after_the_day(rule: Rule, *conditions: ColumnElement[bool]) -> tuple[Rule, Coming, Erase]:
    """People of a conference that is long over."""
    people = _people(*conditions)
    return (
        rule,
        lambda: _by_conference(rule, people),
        lambda limit: _forget(people.where(Conference.day <= _last_day(rule)), limit),
    )


def _expired_coming() -> Iterable[tuple[date, int]]:
    moments = db.session.scalars(
        select(Registration.cancelled_at).where(_STILL_KNOWN, Registration.state == State.EXPIRED)
    )
    return _by_moment(retention.EXPIRED, moments.all())


def _expired_erase(limit: int) -> int:
    due = clock.now() - _days(retention.EXPIRED)
    return _forget(
        _people(Registration.state == State.EXPIRED, Registration.cancelled_at <= due), limit
    )


def _needs_coming() -> Iterable[tuple[date, int]]:
    counted = db.session.execute(
        select(AccessNeed.delete_on, func.count()).group_by(AccessNeed.delete_on)
    )
    return [(day, number) for day, number in counted]


def _scans_coming() -> Iterable[tuple[date, int]]:
    counted = db.session.execute(
        select(FormScan.delete_on, func.count()).group_by(FormScan.delete_on)
    )
    return [(day, number) for day, number in counted]


def _links() -> Select[int]:
    return (
        select(RegistrationLink.id)
        .join(Registration, Registration.id == RegistrationLink.registration_id)
        .join(Conference, Conference.id == Registration.conference_id)
    )


def _invitations() -> Select[int]:
    """Those in which somebody said a reason, or named somebody."""
    said = or_(
        *(
            told != ""
            for told in (
                Invitation.reason,
                Invitation.passed_first_name,
                Invitation.passed_last_name,
                Invitation.passed_email,
            )
        )
    )
    return (
        select(Invitation.id)
        .join(Conference, Conference.id == Invitation.conference_id)
        .where(said)
    )


def _invitation_links() -> Select[int]:
    return (
        select(InvitationLink.id)
        .join(Invitation, Invitation.id == InvitationLink.invitation_id)
        .join(Conference, Conference.id == Invitation.conference_id)
    )


def _of_old_conferences(
    rule: Rule, found: Select[int], forget_them: Callable[[Sequence[int]], object]
) -> tuple[Rule, Coming, Erase]:
    """What belongs to a conference, and goes so many days after it."""

    def erase(limit: int) -> int:
        due = found.where(Conference.day <= _last_day(rule)).limit(limit)
        numbers = db.session.scalars(due).all()
        forget_them(numbers)
        return len(numbers)

    return rule, lambda: _by_conference(rule, found), erase


def _forget_registration_links(numbers: Sequence[int]) -> None:
    db.session.execute(delete(RegistrationLink).where(RegistrationLink.id.in_(numbers)))


def _letters() -> Select[int]:
    about = and_(Letter.about_kind == "registration", Letter.about_id == Registration.id)
    return (
        select(Letter.id)
        .join(Registration, about)
        .join(Conference, Conference.id == Registration.conference_id)
        .where(Letter.state.not_in(_WAITS))
    )


def _forget_letters(numbers: Sequence[int]) -> None:
    forget_letters_by_number(numbers, actor=NIGHT)


def _other_letters() -> Select[int]:
    return select(Letter.id).where(
        or_(Letter.about_kind != "registration", Letter.about_id.is_(None)),
        Letter.state.not_in(_WAITS),
    )


def _other_letters_coming() -> Iterable[tuple[date, int]]:
    moments = db.session.scalars(_other_letters().with_only_columns(Letter.written_at))
    return _by_moment(retention.OTHER_LETTERS, moments.all())


def _other_letters_erase(limit: int) -> int:
    due = clock.now() - _days(retention.OTHER_LETTERS)
    old = _other_letters().where(Letter.written_at <= due).order_by(Letter.id).limit(limit)
    numbers = db.session.scalars(old).all()
    _forget_letters(numbers)
    return len(numbers)


def _requests_coming() -> Iterable[tuple[date, int]]:
    return _by_moment(
        retention.LINK_REQUESTS, db.session.scalars(select(LinkRequest.asked_at)).all()
    )


def _requests_erase(limit: int) -> int:
    due = clock.now() - _days(retention.LINK_REQUESTS)
    numbers = db.session.scalars(
        select(LinkRequest.id).where(LinkRequest.asked_at <= due).limit(limit)
    ).all()
    db.session.execute(delete(LinkRequest).where(LinkRequest.id.in_(numbers)))
    return len(numbers)


TERMS: tuple[tuple[Rule, Coming, Erase], ...] = (
    (retention.EXPIRED, _expired_coming, _expired_erase),
    (
        retention.NEEDS,
        _needs_coming,
        lambda limit: delete_due_needs(limit=limit, actor=NIGHT),
    ),
    (retention.SCANS, _scans_coming, drop_due_scans),
    _after_the_day(retention.CANCELLED, Registration.state.in_(_CALLED_OFF)),
    _of_old_conferences(retention.LINKS, _links(), _forget_registration_links),
    _after_the_day(retention.PEOPLE, _OTHERS, Registration.id.not_in(_INFORMED)),
    _after_the_day(retention.INFORMED, _OTHERS, Registration.id.in_(_INFORMED)),
    _of_old_conferences(retention.ANSWERS, _invitations(), forget_words),
    _of_old_conferences(retention.INVITATION_LINKS, _invitation_links(), forget_links),
    _of_old_conferences(retention.LETTERS, _letters(), _forget_letters),
    (retention.OTHER_LETTERS, _other_letters_coming, _other_letters_erase),
    (retention.LINK_REQUESTS, _requests_coming, _requests_erase),
)

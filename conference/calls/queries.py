"""Who must be called, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased, joinedload, selectinload

from conference.calls.models import Call, CallOrder
from conference.calls.states import DONE, CallReason, CallResult
from conference.core import clock
from conference.core.changes import in_words
from conference.core.database import db
from conference.core.listing import Page, Sorts, Wanted, page_of
from conference.mail.models import Letter
from conference.mail.states import LetterState
from conference.planning.models import Conference
from conference.registration.models import AccessNeed, ForumPlace, Party, Question, Registration
from conference.registration.queries.seat_offers import held_until
from conference.registration.states import ENDED, QuestionKind, QuestionState, Reach

PROTECTING = tuple(kind for kind in QuestionKind if kind.protects)
PRESSING = (QuestionKind.CALL_WISHED, QuestionKind.EMAIL_BROKEN)
ALSO_AFTER_THE_END = (QuestionKind.ERASURE_ASKED,)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
BEFORE_THE_DAY = (
    CallReason.NO_EMAIL,
    CallReason.BOUNCED,
    CallReason.OFFER,
)  # afterwards there is no news to tell
LATER = "später"
TODAY = "heute"

_last = aliased(Call)
_later = aliased(Call)


def _about(model: type[Call | CallOrder | Question]) -> ColumnElement[bool]:
    return model.registration_id == Registration.id


_TOLD = func.coalesce(
    select(func.max(Call.made_at))
    .where(_about(Call), Call.result.in_(DONE))
    .correlate(Registration)
    .scalar_subquery(),
    NEVER,
)
_COMES = Registration.state.not_in(ENDED)
_OPEN = and_(_about(Question), Question.state == QuestionState.OPEN)
_BOUNCED = exists(
    select(Letter.id).where(
        Letter.about_kind == "registration",
        Letter.about_id == Registration.id,
        Letter.state == LetterState.FAILED,
        Letter.written_at > _TOLD,
    )
).correlate(Registration)
_ORDERED = exists(select(CallOrder.id).where(_about(CallOrder), CallOrder.done_at.is_(None)))
_NO_EMAIL = and_(
    or_(
        Registration.reach_by == Reach.PHONE,
        and_(
            Registration.reach_by == Reach.EMAIL,
            Registration.email == "",
            Registration.position == 1,
        ),
    ),
    Registration.changed_at > _TOLD,
)

_contact = aliased(Registration)


def _unwritten(person: type[Registration]) -> ColumnElement[bool]:
    return or_(person.reach_by != Reach.EMAIL, person.email == "")


_UNASKED = and_(
    or_(
        Registration.offer_id.is_not(None),
        exists(
            select(ForumPlace.id).where(
                ForumPlace.registration_id == Registration.id, ForumPlace.offer_id.is_not(None)
            )
        ),
    ),
    or_(
        and_(or_(Registration.position == 1, Registration.email != ""), _unwritten(Registration)),
        and_(
            Registration.email == "",
            exists(
                select(_contact.id).where(
                    _contact.party_id == Registration.party_id,
                    _contact.position == 1,
                    _unwritten(_contact),
                )
            ),
        ),
    ),
)


def _who_may(reason: CallReason, conference: Conference) -> Select[int | None]:
    """Everybody for whom this reason can hold at all, found by an index or a single look at the rows:
    only of these the conditions are asked one by one."""
    match reason:
        case CallReason.QUESTION:
            return select(Question.registration_id).where(Question.state == QuestionState.OPEN)
        case CallReason.BOUNCED:
            return select(Letter.about_id).where(
                Letter.state == LetterState.FAILED, Letter.about_kind == "registration"
            )
        case CallReason.BY_HAND:
            return select(CallOrder.registration_id).where(CallOrder.done_at.is_(None))
        case CallReason.NO_EMAIL:
            one = aliased(Registration)
            return select(one.id).where(
                one.conference_id == conference.id,
                or_(one.reach_by == Reach.PHONE, one.email == ""),
            )
        case CallReason.OFFER:
            one = aliased(Registration)
            in_forums = select(ForumPlace.registration_id).where(ForumPlace.offer_id.is_not(None))
            return select(one.id).where(
                one.conference_id == conference.id,
                or_(one.offer_id.is_not(None), one.id.in_(in_forums)),
            )


def _asked(*kinds: QuestionKind) -> ColumnElement[bool]:
    narrowed = and_(_OPEN, Question.kind.in_(kinds)) if kinds else _OPEN
    return exists(select(Question.id).where(narrowed))


REASONS: Mapping[CallReason, ColumnElement[bool]] = {
    CallReason.QUESTION: or_(and_(_COMES, _asked()), _asked(*ALSO_AFTER_THE_END)),
    CallReason.BOUNCED: and_(_COMES, _BOUNCED),
    CallReason.BY_HAND: _ORDERED,
    CallReason.NO_EMAIL: and_(_COMES, _NO_EMAIL),
    CallReason.OFFER: and_(_COMES, _UNASKED),
}


def _urgency(today: date) -> ColumnElement[int]:
    """The lower the sooner: danger, what was promised for today, who cannot be written to."""
    return case(
        (and_(_last.next_on.is_not(None), _last.next_on > today), 9),
        (_asked(*PROTECTING), 0),
        (or_(_last.next_on.is_not(None), _UNASKED), 1),
        (or_(_BOUNCED, _asked(*PRESSING)), 2),
        (_ORDERED, 3),
        else_=4,
    )


def _sorts() -> Sorts:
    return {
        "dringend": (_urgency(clock.today()), Registration.changed_at),
        "name": (func.lower(Registration.last_name), func.lower(Registration.first_name)),
        "seit": (Registration.changed_at,),
    }


SORTS = ("dringend", "name", "seit")


@dataclass(frozen=True, kw_only=True)
class ToCall:
    """One line of the call list. ``writes_instead``: never ring, write.

    ``phone`` is the number to ring, that of the group's contact for those who have none. A seat is
    ``held_until`` then for who waited.
    """

    person: Registration
    reasons: Sequence[CallReason]
    questions: Sequence[Question]
    order: CallOrder | None
    since: datetime
    last: Call | None
    writes_instead: bool
    interpreter: str
    held_until: datetime | None

    @property
    def phone(self) -> str:
        return self.person.phone or self.person.party.contact.phone

    @property
    def ask_for(self) -> Registration:
        """Who is on the phone: the contact, where the person has no number."""
        return self.person if self.person.phone else self.person.party.contact

    def whys(self, *, sees_needs: bool) -> list[str]:
        """Why the person is called, in words that this reader may know."""
        words = [question.kind.label_for(sees_needs=sees_needs) for question in self.questions]
        for reason in self.reasons:
            if reason is CallReason.BY_HAND and self.order:
                words.append(f"{reason.label}: {self.order.reason}")
            elif reason is CallReason.OFFER and self.held_until:
                words.append(f"{reason.label}, Antwort bis {in_words(self.held_until)}")
            elif reason is not CallReason.QUESTION:
                words.append(reason.label)
        return list(dict.fromkeys(words))

    @property
    def is_urgent(self) -> bool:
        return any(question.kind.protects for question in self.questions)


def calls_page(conference: Conference, wanted: Wanted) -> Page[ToCall]:
    """The wanted page of the call list, the most urgent first."""
    page = page_of(_found(conference, wanted), wanted, sorts=_sorts())
    lines = {line.person.id: line for line in _lines(page.rows)}
    return page.of(lambda person: lines[person.id])


def all_calls(conference: Conference, wanted: Wanted) -> list[ToCall]:
    """Everybody the search finds, for a file; the most urgent first."""
    order = (_urgency(clock.today()), Registration.changed_at, Registration.id)
    return _lines(db.session.scalars(_found(conference, wanted).order_by(*order)).unique().all())


def open_calls(conference: Conference) -> int:
    """How many people must be called today."""
    found = _found(conference, Wanted(filters={"wann": TODAY})).order_by(None).subquery()
    return db.session.scalar(select(func.count()).select_from(found)) or 0


def to_call(person: Registration) -> ToCall:
    """What there is to know before one person is called, on the list or not."""
    return _lines([person])[0]


def calls_to(registration_id: int) -> Sequence[Call]:
    """All tries to reach a person, the latest first."""
    return db.session.scalars(
        select(Call)
        .where(Call.registration_id == registration_id)
        .order_by(Call.made_at.desc(), Call.id.desc())
    ).all()


def _found(conference: Conference, wanted: Wanted) -> Select[Registration]:
    reason = wanted.filter("grund")
    wanted_reasons = [CallReason(reason)] if reason else list(CallReason)
    if conference.day < clock.today():
        wanted_reasons = [one for one in wanted_reasons if one not in BEFORE_THE_DAY]
    conditions = [false(), *(REASONS[one] for one in wanted_reasons)]
    found = (
        select(Registration)
        .outerjoin(_last, and_(_last.registration_id == Registration.id, _last.id.in_(_LAST_ONES)))
        .where(
            Registration.conference_id == conference.id,
            Registration.forgotten_at.is_(None),
            Registration.id.in_(union_all(*(_who_may(one, conference) for one in wanted_reasons)))
            if wanted_reasons
            else false(),
            or_(*conditions),
        )
        .options(
            joinedload(Registration.party).selectinload(Party.registrations),
            selectinload(Registration.need).load_only(
                AccessNeed.sign_language, AccessNeed.interpreter
            ),
        )
    )
    is_later = and_(_last.next_on.is_not(None), _last.next_on > clock.today())
    if when := wanted.filter("wann"):
        found = found.where(is_later if when == LATER else ~func.coalesce(is_later, False))
    if result := wanted.filter("ergebnis"):
        found = found.where(_last.result == CallResult(result))
    if language := wanted.filter("sprache"):
        found = found.where(Registration.language == language)
    for word in wanted.words:
        found = found.where(
            or_(
                *(
                    func.lower(column).contains(word.lower(), autoescape=True)
                    for column in _SEARCHED
                )
            )
        )
    return found


_SEARCHED = (
    Registration.code,
    Registration.first_name,
    Registration.last_name,
    Registration.phone,
    Registration.organisation,
)


_LAST_ONES = select(func.max(_later.id)).group_by(_later.registration_id)


def _lines(people: Sequence[Registration]) -> list[ToCall]:
    """Everything about these people in a few questions, however many they are."""
    ids = [person.id for person in people]
    why = _reasons_of(ids)
    questions: dict[int, list[Question]] = {}
    for question in db.session.scalars(
        select(Question)
        .where(Question.registration_id.in_(ids), Question.state == QuestionState.OPEN)
        .order_by(Question.id)
    ):
        questions.setdefault(question.registration_id, []).append(question)
    orders = {
        order.registration_id: order
        for order in db.session.scalars(
            select(CallOrder).where(CallOrder.registration_id.in_(ids), CallOrder.done_at.is_(None))
        )
    }
    last = select(func.max(Call.id)).where(Call.registration_id.in_(ids))
    calls = {
        call.registration_id: call
        for call in db.session.scalars(
            select(Call).where(Call.id.in_(last.group_by(Call.registration_id)))
        )
    }
    held = held_until(ids)
    return [
        _line(
            person,
            held.get(person.id),
            why.get(person.id, []),
            questions.get(person.id, []),
            orders.get(person.id),
            calls.get(person.id),
        )
        for person in people
    ]


def _reasons_of(ids: Sequence[int]) -> dict[int, list[CallReason]]:
    rows = db.session.execute(
        select(Registration.id, *REASONS.values()).where(Registration.id.in_(ids))
    )
    return {
        row[0]: [reason for reason, holds in zip(REASONS, row[1:], strict=True) if holds]
        for row in rows
    }


def _line(
    person: Registration,
    held: datetime | None,
    reasons: Sequence[CallReason],
    questions: Sequence[Question],
    order: CallOrder | None,
    last: Call | None,
) -> ToCall:
    moments = [question.asked_at for question in questions]
    moments += [order.asked_at] if order else []
    return ToCall(
        person=person,
        reasons=reasons,
        questions=questions,
        order=order,
        since=min(moments, default=person.changed_at),
        last=last,
        writes_instead=bool(person.need and person.need.sign_language),
        interpreter=person.need.interpreter if person.need else "",
        held_until=held,
    )

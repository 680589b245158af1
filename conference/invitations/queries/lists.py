"""The lists, and who is on them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.folding import folded, spellings
from conference.core.listing import Page, Wanted, page_of
from conference.directory.models import Membership, Organisation, Person
from conference.invitations.models import ListException, MailingList
from conference.invitations.queries.blocked import blocked_guests
from conference.invitations.queries.questions import Question, guests_asked_for
from conference.invitations.queries.reasons import words_for
from conference.invitations.queries.ways import Guest
from conference.invitations.states import Audience
from conference.planning.models import Conference

MEMBER_SORTS = ("name",)
ON, OPTED_OUT, TAKEN_OFF = "", "wuensche", "heraus"
STANDINGS = [
    (OPTED_OUT, "wünschen keine Einladungen"),
    (TAKEN_OFF, "von Hand herausgenommen"),
]


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody a list finds, why, and what was decided by hand."""

    guest: Guest
    whys: Sequence[str]
    exception: ListException | None


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """How many are on a list, and how many are not although they are meant."""

    on: int
    opted_out: int
    taken_off: int


def mailing_lists() -> Sequence[MailingList]:
    return db.session.scalars(select(MailingList).order_by(MailingList.name)).all()


def mailing_list_of(mailing_list_id: int) -> MailingList:
    found = db.session.get(MailingList, mailing_list_id)
    if found is None:
        raise NotFound
    return found


def names_of_lists(ids: Collection[int]) -> dict[int, str]:
    """What the trail calls these lists."""
    named = select(MailingList.id, MailingList.name).where(MailingList.id.in_(ids))
    return {row[0]: row[1] for row in db.session.execute(named)}


def exceptions_of(mailing_list: MailingList) -> Sequence[ListException]:
    return db.session.scalars(
        select(ListException).where(ListException.mailing_list_id == mailing_list.id)
    ).all()


def members_page(mailing_list: MailingList, conference: Conference, wanted: Wanted) -> Page[Member]:
    """Who is on the list and why, in a bounded number of queries."""
    asked = _Asked(mailing_list, conference)
    kind = asked.kind
    found = _loaded(kind).where(asked.condition(wanted.filter("zeigen")))
    for word in wanted.words:
        ways = (kind.search_text.contains(one, autoescape=True) for one in spellings(word))
        found = found.where(or_(*ways))
    words = words_for(asked.question, conference)
    by_hand = asked.by_hand
    return page_of(found, wanted, sorts={"name": (kind.sort_name,)}).of(
        lambda guest: Member(
            guest=guest,
            whys=_whys(by_hand.get(guest.id), lambda: words.of_guest(guest)),
            exception=by_hand.get(guest.id),
        )
    )


def numbers_of(mailing_list: MailingList, conference: Conference) -> Numbers:
    asked = _Asked(mailing_list, conference)

    def count(standing: str) -> int:
        found = select(func.count(asked.kind.id)).where(asked.condition(standing))
        return db.session.scalar(found) or 0

    return Numbers(on=count(ON), opted_out=count(OPTED_OUT), taken_off=count(TAKEN_OFF))


def guests_on(mailing_list: MailingList, conference: Conference) -> Sequence[Guest]:
    """Everybody on the list by name, with all that says how they are reached."""
    asked = _Asked(mailing_list, conference)
    kind: Any = asked.kind
    found = _loaded(kind).where(asked.condition(ON)).order_by(kind.sort_name, kind.id)
    return db.session.scalars(found).all()


def called(word: str, audience: Audience, most: int = 10) -> Sequence[Guest]:
    """People or organisations to put on a list by hand."""
    kind: Any = Organisation if audience is Audience.ORGANISATIONS else Person
    found = select(kind)
    for part in word.split():
        ways = (kind.search_text.contains(one, autoescape=True) for one in spellings(part))
        found = found.where(or_(*ways))
    return db.session.scalars(found.order_by(kind.sort_name, kind.id).limit(most)).all()


def organisation_named(name: str) -> int | None:
    """The organisation of exactly this name, if there is one; capitals and accents do not matter."""
    found = select(Organisation.id).where(Organisation.sort_name == folded(name))
    return db.session.scalar(found.order_by(Organisation.id).limit(1))


def known_tags() -> Sequence[str]:
    """The tags that people and organisations have, to choose from."""
    columns: tuple[Any, ...] = (Person.tags, Organisation.tags)
    stored = [tags for column in columns for tags in db.session.scalars(select(column).distinct())]
    return sorted({tag for tags in stored for tag in tags})


class _Asked:
    """A list, asked for a conference, with the decisions by hand."""

    def __init__(self, mailing_list: MailingList, conference: Conference) -> None:
        self.question = Question.of(mailing_list.question)
        self._conference = conference
        of_organisations = self.question.audience is Audience.ORGANISATIONS
        self.kind: Any = Organisation if of_organisations else Person
        self.by_hand = {
            number: one
            for one in exceptions_of(mailing_list)
            if (number := one.organisation_id if of_organisations else one.person_id)
        }
        self._blocked = blocked_guests()[1 if of_organisations else 0]

    def condition(self, standing: str) -> ColumnElement[bool]:
        on = self._are([number for number, one in self.by_hand.items() if one.is_on])
        off = self._are([number for number, one in self.by_hand.items() if not one.is_on])
        meant = guests_asked_for(self.question, self._conference) | on
        silent = self._are(sorted(self._blocked)) | self._opted_out()
        if standing == OPTED_OUT:
            return meant & silent
        if standing == TAKEN_OFF:
            return off
        return meant & ~off & ~silent

    def _opted_out(self) -> ColumnElement[bool]:
        return Person.opted_out_at.is_not(None) if self.kind is Person else false()

    def _are(self, numbers: Sequence[int]) -> ColumnElement[bool]:
        return self.kind.id.in_(numbers) if numbers else false()


def _loaded(kind: Any) -> Select[Any]:
    if kind is Organisation:
        return select(Organisation).options(selectinload(Organisation.postal_addresses))
    return select(Person).options(
        selectinload(Person.memberships).joinedload(Membership.organisation),
        selectinload(Person.postal_addresses),
        joinedload(Person.expert),
    )


def _whys(exception: ListException | None, by_question: Callable[[], list[str]]) -> list[str]:
    if exception is None:
        return by_question()
    return [f"von Hand {'dazu' if exception.is_on else 'heraus'}: {exception.why}"]

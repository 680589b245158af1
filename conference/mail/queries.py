"""Questions about letters."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import load_only, selectinload

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.listing import Page, Wanted, page_of
from conference.mail import policy
from conference.mail.models import Attachment, Letter
from conference.mail.states import LetterState
from conference.mail.transport import letters_stay_here

LYING_FOR = timedelta(minutes=10)

SORTS = {
    "zeit": (Letter.written_at,),
    "an": (Letter.to_address,),
    "betreff": (Letter.subject,),
    "stand": (Letter.state,),
}

_IN_A_LIST = (
    Letter.written_at,
    Letter.to_address,
    Letter.to_name,
    Letter.subject,
    Letter.state,
    Letter.reason,
    Letter.language,
)


def letters_page(wanted: Wanted) -> Page[Letter]:
    """The outbox, without the texts of the letters; ``stand`` narrows it to one state."""
    found = select(Letter).options(load_only(*_IN_A_LIST))
    if state := wanted.filter("stand"):
        found = found.where(Letter.state == LetterState(state))
    for word in wanted.words:
        places = (Letter.to_address, Letter.to_name, Letter.subject)
        found = found.where(or_(*(place.icontains(word, autoescape=True) for place in places)))
    return page_of(found, wanted, sorts=SORTS)


def counts() -> Mapping[LetterState, int]:
    """How many letters there are in every state that has any."""
    rows = db.session.execute(select(Letter.state, func.count()).group_by(Letter.state))
    return {row[0]: row[1] for row in rows}


def letters_of_today(name: str, address: str, *about_kinds: str) -> int:
    """How many letters of this name about such things went to this address within a day."""
    since = clock.now() - timedelta(days=1)
    written = select(func.count()).where(
        Letter.about_kind.in_(about_kinds),
        Letter.name == name,
        Letter.to_address == address,
        Letter.written_at > since,
    )
    return db.session.scalar(written) or 0


def letters_that_need_a_hand() -> int:
    """How many letters wait for somebody of the office: those that failed, and the unclear."""
    stuck = Letter.state.in_((LetterState.FAILED, LetterState.UNCLEAR))
    return db.session.scalar(select(func.count()).where(stuck)) or 0


def letters_left_lying() -> int:
    """How many letters should have gone out ten minutes ago: above 0, no worker is running."""
    lying = (Letter.state == LetterState.PENDING) & (Letter.next_try_at < clock.now() - LYING_FOR)
    return db.session.scalar(select(func.count()).where(lying)) or 0


def letters_about(kind: str, about_id: int) -> Sequence[Letter]:
    """The letters about one thing, the latest first, without their texts."""
    return db.session.scalars(
        select(Letter)
        .options(load_only(*_IN_A_LIST))
        .where(Letter.about_kind == kind, Letter.about_id == about_id)
        .order_by(Letter.written_at.desc(), Letter.id.desc())
    ).all()


def letter_for(actor: Actor, letter_id: int) -> Letter:
    """A letter as this reader may see it: links that let people in are for their owners only."""
    require(policy.may_read(actor))
    letter = db.session.get(Letter, letter_id, options=[selectinload(Letter.attachments)])
    if letter is None:
        raise NotFound
    copy = letter.copy_to_look_at()
    if not policy.may_see_secrets(actor, letters_stay_here=letters_stay_here()):
        copy.hide_secrets()
    return copy


def attachment_for(actor: Actor, letter_id: int, attachment_id: int) -> Attachment:
    """A file that goes with this letter."""
    for attachment in letter_for(actor, letter_id).attachments:
        if attachment.id == attachment_id:
            return attachment
    raise NotFound

"""Who may have registered twice."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import func, select

from conference.core.database import db
from conference.registration.models import Registration
from conference.registration.states import ENDED

Same = tuple[str, ...]


def probable_duplicates(conference_id: int) -> Mapping[int, Sequence[str]]:
    """The ids of registrations that look alike, each with the codes of the others.

    Alike are those of the same name with the same e-mail address or telephone number; what has
    ended does not count.
    """
    here = (Registration.conference_id == conference_id, Registration.state.not_in(ENDED))
    named_alike = (
        select(Registration.sort_name)
        .where(*here)
        .group_by(Registration.sort_name)
        .having(func.count() > 1)
    )
    rows = db.session.execute(
        select(
            Registration.id,
            Registration.code,
            Registration.first_name,
            Registration.last_name,
            Registration.email,
            Registration.phone,
        )
        .where(*here, Registration.sort_name.in_(named_alike))
        .order_by(Registration.id)
    ).all()
    alike: dict[Same, dict[int, str]] = {}
    for identity, code, *told in rows:
        for same in _told_by(*told):
            alike.setdefault(same, {})[identity] = code
    found: dict[int, dict[str, None]] = {}
    for people in alike.values():
        for identity in people:
            others = [code for other, code in people.items() if other != identity]
            if others:
                found.setdefault(identity, {}).update(dict.fromkeys(others))
    return {identity: tuple(codes) for identity, codes in found.items()}


def _told_by(first_name: str, last_name: str, email: str, phone: str) -> Iterator[Same]:
    name = (first_name.casefold(), last_name.casefold())
    if not any(name):
        return
    if email:
        yield (*name, "email", email.casefold())
    if digits := "".join(sign for sign in phone if sign.isdigit()):
        yield (*name, "phone", digits)

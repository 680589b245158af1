"""From what people tell to what is kept, shared by registering and changing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.registration import queries, rules
from conference.registration.models import AccessNeed, Consent, ForumWish
from conference.registration.rules import Details
from conference.registration.rules.needs import NEEDED
from conference.registration.states import CONSENT_TEXTS, NEEDS_CONSENT, Attendance


def personal_values(told: Details) -> dict[str, object]:
    """What a person tells about herself or himself, by column."""
    return {name: getattr(told, name) for name in PERSONAL}


PERSONAL = (
    "salutation",
    "title",
    "first_name",
    "last_name",
    "reach_by",
    "email",
    "phone",
    "postal_address",
    "organisation",
    "role",
    "municipality_id",
    "attendance",
    "only_round_id",
    "message",
)


def wishes_for(told: Details) -> list[ForumWish]:
    return [
        ForumWish(round_id=choice.round_id, forum_id=choice.forum_id, rank=rank)
        for choice, rank in rules.ranked(told.attended_choices)
    ]


def consents_for(told: Details, moment: datetime) -> list[Consent]:
    """Only a yes is written down; what nobody answered was not given."""
    return [
        Consent(kind=kind, given=True, text_version=CONSENT_TEXTS, decided_at=moment)
        for kind in sorted(told.consents)
    ]


def need_for(told: Details, conference: Conference, moment: datetime) -> AccessNeed | None:
    """What the person needs, with the day on which it is deleted; nothing if nothing is needed."""
    if told.needs.are_none:
        return None
    return AccessNeed(
        **{name: getattr(told.needs, name) for name in NEEDED},
        consent_version=NEEDS_CONSENT if told.needs.consent else "",
        consented_at=moment if told.needs.consent else None,
        told_at=moment,
        delete_on=conference.day + timedelta(days=conference.needs_kept_days),
    )


def check_choices_of(people: Sequence[Details], conference: Conference) -> None:
    """Every choice is of a forum that takes place, in its round."""
    chosen = [choice.forum_id for told in people for choice in told.attended_choices]
    offered = queries.offered_forums(conference.id, chosen) if chosen else {}
    for told in people:
        if told.attendance is Attendance.ONE_ROUND:
            rules.check_attendance(told, queries.round_ids(conference.id))
        rules.check_choices(told.attended_choices, offered, per_round=choices_per_round(conference))


def choices_per_round(conference: Conference) -> int:
    match conference.choice_mode:
        case ChoiceMode.WISHES:
            return conference.wishes_per_round
        case ChoiceMode.DIRECT:
            return 1
        case _:
            return 0

"""Under which name the pages of this room are known, and where the texts are edited."""

from flask import Blueprint, url_for

from conference.core.actor import Role
from conference.core.errors import NotFound
from conference.core.languages import GERMAN
from conference.web.access import may_open
from conference.web.languages import offered
from conference.wording.rules.inventory import Text

office = Blueprint("wording_office", __name__, url_prefix="/buero/<int:year>")

EDITORS = (Role.PROGRAMME, Role.READER)

_TEXTS = "planning_office.texts"
_VENUE = "planning_office.venue"

# Where a text is edited: by its kind, or by its kind and attribute; and how the page names the thing
EDITED_AT: dict[str, tuple[str, str | None]] = {
    "conference": (_TEXTS, None),
    "conference.directions": (_VENUE, None),
    "conference.venue_access": (_VENUE, None),
    "conference.contact_hours": ("planning_office.contact", None),
    "district": ("directory_office.legal_texts", None),
    "district.known_barriers": ("directory_office.statement", None),
    "person": ("directory_office.person", "person_id"),
    "venue_room": ("planning_office.change_room", "room_id"),
    "forum": ("programme_office.edit_forum", "forum_id"),
    "forum_round": ("programme_office.edit_round", "round_id"),
    "programme_item": ("programme_office.edit_item", "item_id"),
    "topic": ("programme_office.edit_topic", "topic_id"),
}
_OF_ALL_YEARS = {"district", "person"}


def address_of_text(text: Text, year: int) -> str:
    """The field in which this text is edited; empty where nobody may go there or no page is known."""
    found = EDITED_AT.get(f"{text.kind}.{text.attribute}") or EDITED_AT.get(text.kind)
    if found is None or not may_open(found[0]):
        return ""
    endpoint, number = found
    values: dict[str, int] = {} if text.kind in _OF_ALL_YEARS else {"year": year}
    if number is not None:
        values[number] = text.thing_id
    return url_for(endpoint, **values, _anchor=f"{text.attribute}-group")  # type: ignore[arg-type]


def translated_languages() -> list[str]:
    """The languages visitors can choose, but for the original."""
    return [language.code for language in offered() if language.code != GERMAN]


def known(language: str) -> str:
    """This language, if texts are translated into it."""
    if language not in translated_languages():
        raise NotFound
    return language

"""What the district says about itself: name, address, looks, legal texts."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change, values_of
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.directory import policy, queries
from conference.directory.errors import (
    ColourTooPale,
    DistrictExists,
    LogoNeedsWords,
    NotAColour,
    NotAnAddress,
)
from conference.directory.events import (
    DistrictChanged,
    DistrictEvent,
    DistrictFounded,
    LegalTextsChanged,
    LooksChanged,
    StatementChanged,
)
from conference.directory.models import District, PrivacyNotice
from conference.directory.rules.colour import ENOUGH, contrast_to_white, darkened, is_colour
from conference.directory.rules.pictures import picture_of
from conference.directory.rules.words import DISTRICT
from conference.directory.states import CheckMethod


@dataclass(frozen=True, kw_only=True)
class DistrictFacts:
    """Name, address, and what an imprint must say."""

    name: str
    centre_name: str
    street: str = ""
    postal_code: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    represented_by: str = ""
    supervised_by: str = ""
    vat_number: str = ""
    editor: str = ""
    privacy_officer: str = ""


@dataclass(frozen=True, kw_only=True)
class Looks:
    """``logo`` holds the octets of a new picture; None keeps the old one, ``without_logo`` removes it."""

    colour: str = ""
    logo: bytes | None = None
    logo_alt: str = ""
    without_logo: bool = False


@dataclass(frozen=True, kw_only=True)
class LegalTexts:
    """Texts of the district's own; an empty one leaves the model text."""

    imprint: Translated = Translated()
    privacy: Translated = Translated()
    accessibility: Translated = Translated()
    easy_read: Translated = Translated()


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What the statement on accessibility must tell (decision (EU) 2018/1523)."""

    statement_made_on: date | None = None
    statement_checked_on: date | None = None
    statement_method: CheckMethod = CheckMethod.SELF
    known_barriers: Translated = Translated()
    easy_read_tested_on: date | None = None
    sign_language_video: str = ""


@use_case
def found_district(facts: DistrictFacts, *, actor: Actor) -> District:
    """Write down whom this installation serves; done once."""
    require(policy.may_set_up(actor))
    if queries.has_district():
        raise DistrictExists
    district = District(**values_of(facts))
    db.session.add(district)
    db.session.flush()  # the event names the district by its id
    announce(DistrictFounded(subject_id=district.id), by=actor)
    return district


@use_case
def change_district(facts: DistrictFacts, *, actor: Actor, why: str = "") -> None:
    _change(queries.the_district(), values_of(facts), DistrictChanged, actor=actor, why=why)


@use_case
def change_looks(looks: Looks, *, actor: Actor, why: str = "") -> None:
    """Give the pages another colour or logo; the colour must be readable on white."""
    district = queries.the_district()
    colour = looks.colour.lower()
    if colour and not is_colour(colour):
        raise NotAColour
    if colour and (contrast := contrast_to_white(colour)) < ENOUGH:
        raise ColourTooPale(contrast, darkened(colour))
    values: dict[str, object] = {"colour": colour, "logo_alt": looks.logo_alt}
    if looks.without_logo:
        values |= {"logo": None, "logo_type": "", "logo_alt": ""}
    elif looks.logo is not None:
        picture = picture_of(looks.logo)
        values |= {"logo": picture.content, "logo_type": picture.media_type}
    if (values.get("logo") or (district.logo and "logo" not in values)) and not looks.logo_alt:
        raise LogoNeedsWords
    _change(district, values, LooksChanged, actor=actor, why=why)


@use_case
def change_legal_texts(texts: LegalTexts, *, actor: Actor, why: str = "") -> None:
    """Replace model texts by own ones, or go back to them; a new privacy notice is a new version."""
    district = queries.the_district()
    new_notice = texts.privacy != district.privacy
    _change(district, values_of(texts), LegalTextsChanged, actor=actor, why=why)
    if new_notice and texts.privacy:
        number = queries.latest_notice_number(district) + 1
        db.session.add(PrivacyNotice(district_id=district.id, number=number, text=texts.privacy))


@use_case
def change_statement(statement: Statement, *, actor: Actor, why: str = "") -> None:
    """Say anew how accessible the pages are."""
    video = statement.sign_language_video
    if video and (urlsplit(video).scheme != "https" or not urlsplit(video).netloc):
        raise NotAnAddress
    _change(queries.the_district(), values_of(statement), StatementChanged, actor=actor, why=why)


def _change(
    district: District,
    values: dict[str, object],
    fact: type[DistrictEvent],
    *,
    actor: Actor,
    why: str,
) -> None:
    require(policy.may_set_up(actor))
    changes = change(district, DISTRICT, values)
    if changes:
        district.changed_at = clock.now()
        announce(fact(subject_id=district.id), by=actor, why=why, changes=changes)

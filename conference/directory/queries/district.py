"""Questions about the district, its municipalities and its privacy notices."""

from collections.abc import Sequence

from sqlalchemy import func, select

from conference.core.database import db
from conference.core.folding import folded
from conference.directory.errors import NoDistrictYet
from conference.directory.models import District, Municipality, PrivacyNotice

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

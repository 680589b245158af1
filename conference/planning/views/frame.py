"""What the frame of every page says about the house: the district, and which conference is meant."""

from flask import url_for

from conference.directory.queries import known_district
from conference.planning.queries import all_years, current_conference
from conference.web.navigation import SiteFacts, built


def site_facts() -> SiteFacts:
    """Two small questions per page; public pages are kept and ask none."""
    district = known_district()
    conference = current_conference()
    if district is None:
        return SiteFacts()
    return SiteFacts(
        district=district.name,
        year=conference.year if conference else None,
        years=all_years(),
        style=url_for("planning.style") if district.colour and built("planning.style") else "",
        logo=url_for("planning.logo") if district.logo and built("planning.logo") else "",
        logo_alt=district.logo_alt,
    )

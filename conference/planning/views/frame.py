"""What the frame of every page says about the house: the district, and which conference is meant."""

from conference.directory.queries import known_district
from conference.directory.views.design import address_of_logo, address_of_style
from conference.planning.queries import all_years, current_conference
from conference.web.navigation import SiteFacts


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
        style=address_of_style(district),
        logo=address_of_logo(district),
        logo_alt=district.logo_alt,
    )

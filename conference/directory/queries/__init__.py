"""Questions about the district, its people and organisations, and reported barriers."""

from conference.directory.queries.barriers import (
    BARRIER_SORTS,
    barrier_report_of,
    barrier_reports_page,
    open_barrier_reports,
    report_of_form,
    reports_from_today,
    reports_of_the_last_hour,
)
from conference.directory.queries.district import (
    MODEL_NOTICE,
    has_district,
    known_district,
    latest_notice_number,
    municipalities,
    privacy_notices,
    privacy_version,
    the_district,
)
from conference.directory.queries.organisations import (
    Fields,
    fields_of_action,
    names_of_organisations,
    organisation_of,
    organisations_called,
    register_fields,
)
from conference.directory.queries.people import (
    PEOPLE_SORTS,
    names_of_people,
    people,
    people_called,
    people_page,
    people_with_address,
    person_of,
)

__all__ = [
    "BARRIER_SORTS",
    "Fields",
    "MODEL_NOTICE",
    "PEOPLE_SORTS",
    "barrier_report_of",
    "barrier_reports_page",
    "fields_of_action",
    "has_district",
    "known_district",
    "latest_notice_number",
    "municipalities",
    "names_of_organisations",
    "names_of_people",
    "open_barrier_reports",
    "organisation_of",
    "organisations_called",
    "people",
    "people_called",
    "people_page",
    "people_with_address",
    "person_of",
    "privacy_notices",
    "privacy_version",
    "register_fields",
    "report_of_form",
    "reports_from_today",
    "reports_of_the_last_hour",
    "the_district",
]

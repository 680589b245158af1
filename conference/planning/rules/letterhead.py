"""What stands at the head of every letter on paper: who writes, and where it goes when nobody is found."""

from conference.planning.models import Conference


def office_lines(conference: Conference) -> list[str]:
    """Who writes, over the window; in German, as it stands on the door."""
    district = conference.district
    reached = (
        f"Telefon {conference.contact_phone}" if conference.contact_phone else "",
        conference.contact_email,
    )
    return [
        district.centre_name,
        ", ".join(part for part in (district.street, _town(conference)) if part),
        ", ".join(part for part in reached if part),
    ]


def sender_parts(conference: Conference) -> tuple[str, str]:
    """The line over the address: the house, and where the letter goes when nobody is found."""
    district = conference.district
    place = " · ".join(part for part in (district.street, _town(conference)) if part)
    return district.centre_name, place


def _town(conference: Conference) -> str:
    return f"{conference.district.postal_code} {conference.district.city}".strip()

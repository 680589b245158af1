"""What the public must know before a conference is announced."""

from conference.planning.models import Conference


def missing_for_the_public(conference: Conference) -> list[str]:
    """What is still missing, in the words of the office's pages."""
    needed = (
        ("der Titel auf Deutsch", conference.title.german),
        ("das Leitthema auf Deutsch", conference.theme.german),
        ("der Name des Ortes", conference.venue_name),
        ("die Stadt", conference.venue_city),
        (
            "eine E-Mail-Adresse oder Telefonnummer für Fragen",
            conference.contact_email or conference.contact_phone,
        ),
    )
    return [what for what, there in needed if not there]

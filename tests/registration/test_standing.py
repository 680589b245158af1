"""The live sentence about free seats on pages that are otherwise kept."""

from datetime import UTC, datetime, timedelta

from tests.factories import ConferenceFactory
from tests.registration.people import amira, sign_up


def standing(client, conference):
    answer = client.get(f"/{conference.year}/stand")
    assert answer.status_code == 200
    assert "public" not in answer.headers["Cache-Control"]
    return " ".join(answer.text.split())


def test_the_sentence_follows_every_registration(client):
    conference = ConferenceFactory(public_seats=2)

    sign_up(conference, amira())
    one_left = standing(client, conference)
    sign_up(conference, amira(email="omar@example.org", first_name="Omar"))
    none_left = standing(client, conference)

    assert one_left == "<p>Noch ein Platz ist frei.</p>"
    assert "Sie kommen auf die Warteliste" in none_left


def test_nothing_is_said_while_nobody_can_register(client):
    conference = ConferenceFactory(registration_opens_at=datetime.now(UTC) + timedelta(days=1))

    assert standing(client, conference) == ""
    assert client.get("/1999/stand").status_code == 404

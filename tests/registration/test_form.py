import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from conference.core import clock
from conference.core.database import db
from conference.core.translated import Translated
from conference.mail.models import Letter
from conference.planning.states import ChoiceMode
from conference.registration.models import Party
from conference.registration.states import Attendance, ConsentKind, PlaceState, Reach, State
from tests.factories import (
    ConferenceFactory,
    MunicipalityFactory,
)
from tests.programme.publishing import release
from tests.registration.people import amira, sign_up, wish
from tests.registration.visitors import AMIRA, Visitor, forums, registrations


def test_three_screens_lead_to_a_registration(visitor, conference):
    town = MunicipalityFactory(name="Erkelenz")
    f = forums(conference)

    visitor.begin().send(**AMIRA, salutation="Frau", role="volunteer", municipality=str(town.id))
    visitor.send(
        **{
            f"p1__r{f['A1'].round_id}_1": str(f["A2"].id),
            f"p1__r{f['A1'].round_id}_2": str(f["A1"].id),
            "p1__consent_photo": "y",
        },
        message="Ich freue mich",
    )
    visitor.follow()

    (registration,) = registrations()
    assert (registration.full_name, registration.state, registration.municipality.name) == (
        "Amira Haddad",
        State.CONFIRMED,
        "Erkelenz",
    )
    assert [w.forum_id for w in registration.wishes] == [f["A2"].id, f["A1"].id]
    assert [c.kind for c in registration.consents] == [ConsentKind.PHOTO]
    assert registration.message == "Ich freue mich"
    assert len(registration.privacy_version) == 12
    assert "Sie sind angemeldet" in visitor.text
    assert registration.code in visitor.text
    assert "amira@example.org" in visitor.text


def test_a_registration_takes_four_requests(visitor):
    visitor.begin().send(**AMIRA).send().follow()

    assert visitor.answer.status_code == 200


def test_the_second_screen_says_what_was_understood_and_what_the_forums_are(visitor):
    visitor.begin().send(**AMIRA, organisation="Lernpaten <Oberbruch>")

    assert "Lernpaten &lt;Oberbruch&gt;" in visitor.text
    assert "A1 Deutsch für den Beruf A1 – stufenfrei" in visitor.text
    assert "A2 Deutsch für den Beruf A2 – nicht stufenfrei – Dolmetschen: Arabisch" in visitor.text
    assert "checked" not in visitor.text


def test_the_same_visit_in_arabic(client, conference):
    visitor = Visitor(client, conference, language="ar")

    visitor.begin().send(first_name="سوسن", email="sawsan@example.org")
    second = visitor.answer.text
    visitor.send().follow()

    (registration,) = registrations()
    assert (registration.full_name, registration.language) == ("سوسن", "ar")
    assert 'lang="ar" dir="rtl"' in second
    assert "الجولة A" in second
    letter = db.session.scalars(select(Letter)).one()
    assert letter.language == "ar"
    assert re.search(r"/anmeldung/[\w-]{32}\?sprache=ar", letter.text)


def test_going_back_keeps_everything_typed_on_both_screens(visitor, conference):
    f = forums(conference)
    choice = {f"p1-r{f['A1'].round_id}_1": str(f["A2"].id)}
    visitor.begin().send(**AMIRA, postal_address="Hauptstraße 1\nErkelenz", title="Dr.")

    visitor.send(button="zurueck", message="Bitte\nleise", **choice)
    first = visitor.fields
    visitor.send()
    second = visitor.fields

    assert {name: first[name] for name in (*AMIRA, "postal_address", "title")} == AMIRA | {
        "postal_address": "Hauptstraße 1\nErkelenz",
        "title": "Dr.",
    }
    assert second.items() >= (choice | {"message": "Bitte\nleise"}).items()
    assert registrations() == []


def test_a_mistake_is_told_at_its_field_and_above_and_keeps_what_was_typed(visitor):
    visitor.begin().send(first_name="Amira", email="amira")

    assert visitor.answer.status_code == 422
    assert 'id="fehler" tabindex="-1" autofocus' in visitor.text
    assert visitor.text.count("Diese E-Mail-Adresse stimmt so nicht.") == 2
    assert visitor.fields["first_name"] == "Amira"
    assert visitor.fields["email"] == "amira"


def test_name_and_reach_are_asked_for_together(visitor):
    visitor.begin().send()

    assert "Bitte nennen Sie einen Vornamen oder einen Nachnamen." in visitor.text
    assert "Bitte nennen Sie eine E-Mail-Adresse, oder wählen Sie Telefon" in visitor.text


@pytest.mark.parametrize(
    ("typed", "reach"),
    [
        ({"phone": "0221 4710 100"}, Reach.PHONE),
        ({"phone": "0221 4710 100", "reach_by": "phone"}, Reach.PHONE),
        ({"postal_address": "Hauptstraße 1", "reach_by": "letter"}, Reach.LETTER),
    ],
)
def test_nobody_needs_an_address_of_mail(visitor, typed, reach):
    visitor.begin().send(first_name="Marianne", **typed).send().follow()

    (registration,) = registrations()
    assert registration.reach_by is reach
    assert db.session.scalars(select(Letter)).all() == []
    assert registration.code in visitor.text


def test_a_likely_slip_is_asked_about_and_stops_nobody(visitor):
    visitor.begin().send(first_name="Amira", email="amira@gmial.com")
    asked = visitor.text
    visitor.send().follow()

    assert "Meinten Sie amira@gmail.com?" in asked
    assert registrations()[0].email == "amira@gmial.com"


def test_an_international_domain_is_fine(visitor):
    visitor.begin().send(first_name="Amira", email="amira@bücher.example").send().follow()

    assert registrations()[0].email == "amira@bücher.example"


def test_a_group_of_four_with_one_own_address_and_one_name_to_follow(visitor, conference):
    f = forums(conference)
    a = f"r{f['A1'].round_id}_1"
    visitor.begin().send(
        **AMIRA,
        size="4",
        other_2__first_name="Jens",
        other_2__email="jens@example.org",
        other_3__first_name="Mina",
        other_3__email="amira@example.org",
    )
    visitor.send(
        **{
            f"p1__{a}": str(f["A1"].id),
            f"p2__{a}": str(f["A2"].id),
            f"p3__{a}": "-",
            "p2__consent_photo": "y",
        }
    ).follow()

    people = registrations()
    assert [p.full_name for p in people] == ["Amira Haddad", "Jens", "Mina", ""]
    assert [[w.forum_id for w in p.wishes] for p in people] == [
        [f["A1"].id],
        [f["A2"].id],
        [],
        [f["A1"].id],
    ]
    assert [[c.kind for c in p.consents] for p in people] == [[], [ConsentKind.PHOTO], [], []]
    assert "4 Plätze sind sicher." in visitor.text
    assert [
        letter.to_address for letter in db.session.scalars(select(Letter).order_by(Letter.id))
    ] == [
        "amira@example.org",
        "jens@example.org",
    ]


def test_whoever_is_named_is_counted(visitor):
    visitor.begin().send(**AMIRA, other_3__first_name="Mina").send()

    assert [p.full_name for p in registrations()] == ["Amira Haddad", "", "Mina"]


def test_two_clicks_a_reload_and_the_back_button_make_one_registration(visitor):
    visitor.begin().send(**AMIRA).send()
    first = visitor.answer.location

    visitor.again()
    second = visitor.answer.location

    assert first == second
    assert db.session.scalar(select(func.count()).select_from(Party)) == 1


def test_the_same_form_with_another_wish_is_refused_in_words(visitor):
    visitor.begin().send(**AMIRA).send()
    visitor.sent[1]["message"] = "Noch etwas"

    visitor.again()

    assert visitor.answer.status_code == 409
    assert "Dieses Formular haben Sie schon abgeschickt" in visitor.text


def test_whoever_waits_reads_the_rank(visitor, conference):
    conference.public_seats = 1
    db.session.commit()
    sign_up(conference)
    sign_up(conference)

    visitor.begin()
    warned = "Alle Plätze sind vergeben" in visitor.text
    visitor.send(**AMIRA).send().follow()

    assert warned
    assert "Sie stehen auf Platz 2 der Warteliste." in visitor.text


def test_before_the_opening_and_after_the_closing_a_sentence_stands_there(visitor, conference):
    with clock.pretending(conference.registration_opens_at - timedelta(days=1)):
        early = visitor.begin().text
    with clock.pretending(conference.registration_closes_at + timedelta(days=1)):
        late = visitor.begin().text

    assert "Die Anmeldung öffnet am" in early
    assert "Die Anmeldung ist geschlossen. Rufen Sie uns an" in late
    assert "<form" not in early + late


def test_what_was_typed_before_the_closing_is_not_lost(visitor, conference):
    visitor.begin()

    with clock.pretending(conference.registration_closes_at + timedelta(minutes=1)):
        visitor.send(**AMIRA)

    assert visitor.answer.status_code == 409
    assert visitor.fields["first_name"] == "Amira"


def test_the_forum_whose_page_somebody_came_from_is_chosen_already(visitor, conference):
    forum = forums(conference)["B2"]

    visitor.begin(f"?forum={forum.slug}").send(**AMIRA)

    assert visitor.fields[f"p1-r{forum.round_id}_1"] == str(forum.id)


def test_for_one_round_only_its_forums_are_offered(visitor, conference):
    f = forums(conference)

    visitor.begin().send(**AMIRA, attendance=f"round-{f['B1'].round_id}")
    page = visitor.text
    visitor.send(**{f"p1__r{f['B1'].round_id}_1": str(f["B1"].id)}).follow()

    (registration,) = registrations()
    assert (registration.attendance, registration.only_round_id) == (
        Attendance.ONE_ROUND,
        f["B1"].round_id,
    )
    assert f"p1-r{f['A1'].round_id}" not in page


def test_the_plenary_needs_no_forum(visitor):
    visitor.begin().send(**AMIRA, attendance="plenary_only")

    assert "brauchen kein Forum zu wählen" in visitor.text


def test_a_forum_wished_twice_is_told_and_the_choices_stay(visitor, conference):
    f = forums(conference)
    slot = f["A1"].round_id
    twice = {f"p1-r{slot}_1": str(f["A1"].id), f"p1-r{slot}_2": str(f["A1"].id)}

    visitor.begin().send(**AMIRA).send(**twice)

    assert visitor.answer.status_code == 422
    assert "Ein Forum steht zweimal in Ihren Wünschen." in visitor.text
    assert visitor.fields.items() >= twice.items()


def test_direct_choice_shows_free_seats_and_offers_the_waiting_list(visitor, conference):
    conference.choice_mode = ChoiceMode.DIRECT
    f = forums(conference)
    f["A1"].capacity = 1
    db.session.commit()
    visitor.begin().send(**AMIRA)
    before = visitor.text
    sign_up(conference, amira(choices=(wish(f["A1"]),)))

    visitor.send(**{f"p1__r{f['A1'].round_id}_1": str(f["A1"].id)})
    refused = visitor.text
    visitor.send(**{f"p1__r{f['A1'].round_id}_1": f"{f['A1'].id}-warten"}).follow()

    assert "36 Plätze frei" in before
    assert "Dieses Forum ist inzwischen voll." in refused
    assert "voll, Warteliste" in refused
    assert [p.state for p in registrations()[-1].places] == [PlaceState.WAITING]


def test_without_a_released_programme_people_register_without_wishes(client):
    conference = ConferenceFactory()
    visitor = Visitor(client, conference)

    visitor.begin().send(**AMIRA)
    page = visitor.text
    visitor.send().follow()

    assert "Das Programm ist noch nicht veröffentlicht." in page
    assert len(registrations()) == 1


def test_the_page_of_the_answer_is_for_the_sender_only(visitor, client, conference):
    visitor.begin().send(**AMIRA).send().follow()

    assert visitor.answer.headers["Cache-Control"] == "no-store"
    assert visitor.answer.headers["Referrer-Policy"] == "no-referrer"
    assert client.get(f"/{conference.year}/anmeldung/fertig/{'x' * 32}").status_code == 404


def test_what_the_office_changes_is_on_the_form_at_once(visitor, conference):
    first = visitor.begin().send(**AMIRA).text
    forum = forums(conference)["A1"]
    forum.title = Translated({"de": "Ganz neu"})
    db.session.commit()

    release(conference)
    second = visitor.begin().send(**AMIRA).text

    assert "Ganz neu" not in first
    assert "A1 Ganz neu" in second


def test_a_kept_form_has_a_key_of_its_own_for_everybody(visitor, conference):
    release_changed = forums(conference)["A1"]
    release_changed.title = Translated({"de": "Neu"})
    db.session.commit()
    release(conference)

    keys = {visitor.begin().fields["form_key"] for _ in range(3)}

    assert len(keys) == 3


def test_three_short_lines_on_privacy_stand_before_the_button(visitor, conference):
    visitor.begin().send(**AMIRA)

    assert f"<li>Wer: {conference.district.name}. Ihre Angaben liest nur das Büro" in visitor.text
    assert "<li>Wofür und wie lange: nur für diese Konferenz." in visitor.text
    assert "<li>Ihre Rechte: Sie können jederzeit sehen, ändern und löschen lassen" in visitor.text
    assert 'href="/datenschutz" target="_blank"' in visitor.text


def test_lines_of_the_office_s_own_are_points_in_their_own_language(visitor, conference):
    conference.privacy_short = Translated(
        {"de": "Wer: wir.\nWie lange: 7 Tage.\n\nIhre Rechte: alle."}
    )
    db.session.commit()
    visitor.headers = {"Accept-Language": "ar"}

    visitor.begin().send(**AMIRA)

    assert (
        '<ul lang="de" dir="ltr"><li>Wer: wir.</li><li>Wie lange: 7 Tage.</li>'
        "<li>Ihre Rechte: alle.</li></ul>"
    ) in re.sub(r">\s+<", "><", visitor.answer.text)

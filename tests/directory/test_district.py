import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.core.translated import Translated, german
from conference.directory import queries
from conference.directory.errors import (
    DistrictExists,
    FileNotUnderstood,
    NoDistrictYet,
    NotAnAddress,
)
from conference.directory.models import District, PrivacyNotice
from conference.directory.rules.statement import statement_is_due
from conference.directory.services.district import (
    DistrictFacts,
    LegalTexts,
    Statement,
    change_district,
    change_legal_texts,
    change_statement,
    found_district,
)
from conference.directory.services.municipalities import load_municipalities
from conference.trail.queries import entries_about
from tests.directory.people import OFFICE, PROGRAMME
from tests.factories import DistrictFactory, MunicipalityFactory


def a_file(**changed):
    return {
        "name": "Kreis Beispiel",
        "administration_address": {
            "street": "Am Markt 1",
            "postal_code": "12345",
            "city": "Beispielstadt",
        },
        "integration_centre": {"name": "Kommunales Integrationszentrum Kreis Beispiel"},
        "municipalities": [
            {"ags": "01234004", "name": "Neustadt", "kind": "Stadt", "postal_codes": ["12345"]},
            {
                "ags": "01234008",
                "name": "Altdorf",
                "kind": "Gemeinde",
                "postal_codes": ["12346", "12347"],
            },
        ],
    } | changed


def towns():
    return [(town.ags, town.name, town.postal_codes) for town in queries.municipalities()]


def test_a_file_founds_the_district_and_its_towns():
    load_municipalities(a_file(), actor=OFFICE)

    district = queries.the_district()
    assert (district.name, district.centre_name, district.city) == (
        "Kreis Beispiel",
        "Kommunales Integrationszentrum Kreis Beispiel",
        "Beispielstadt",
    )
    assert towns() == [
        ("01234008", "Altdorf", ["12346", "12347"]),
        ("01234004", "Neustadt", ["12345"]),
    ]


def test_reading_the_file_again_renames_towns_and_loses_none():
    load_municipalities(a_file(), actor=OFFICE)

    district = load_municipalities(
        a_file(
            name="Kreis Anders",
            municipalities=[
                {"ags": "01234004", "name": "Neuburg", "kind": "Stadt", "postal_codes": ["12345"]}
            ],
        ),
        actor=OFFICE,
    )

    assert towns() == [
        ("01234008", "Altdorf", ["12346", "12347"]),
        ("01234004", "Neuburg", ["12345"]),
    ]
    assert district.name == "Kreis Beispiel"  # the office may have changed it since
    assert len(db.session.scalars(select(District)).all()) == 1


def test_there_is_one_district():
    DistrictFactory()

    with pytest.raises(DistrictExists):
        found_district(DistrictFacts(name="Kreis Zwei", centre_name="KI"), actor=OFFICE)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {
                "municipalities": [
                    {"ags": 1234004, "name": "N", "kind": "Stadt", "postal_codes": []}
                ]
            },
            "Die Datei mit den Kommunen lässt sich nicht lesen: „ags“ fehlt.",
        ),
        (
            {
                "municipalities": [
                    {"ags": "1234004", "name": "N", "kind": "Stadt", "postal_codes": []}
                ]
            },
            "Die Datei mit den Kommunen lässt sich nicht lesen: Der Gemeindeschlüssel von N muss "
            "Text aus acht Ziffern sein, mit führender Null.",
        ),
        (
            {"integration_centre": None},
            "Die Datei mit den Kommunen lässt sich nicht lesen: „integration_centre“ fehlt.",
        ),
        (
            {"municipalities": "viele"},
            "Die Datei mit den Kommunen lässt sich nicht lesen: „municipalities“ fehlt.",
        ),
    ],
)
def test_a_file_that_is_not_understood_changes_nothing(wrong, message):
    with pytest.raises(FileNotUnderstood) as refusal:
        load_municipalities(a_file(**wrong), actor=OFFICE)

    assert str(refusal.value) == message
    assert not queries.has_district()


def test_the_command_reads_the_file(app, tmp_path):
    file = tmp_path / "kreis.json"
    file.write_text(json.dumps(a_file()))

    result = app.test_cli_runner().invoke(args=["district", "load", str(file)])

    assert (result.output, result.exit_code) == ("Kreis Beispiel: 2 municipalities\n", 0)


@pytest.mark.parametrize("content", ["{", "[]", "{}"])
def test_the_command_says_what_is_wrong_with_a_file(app, tmp_path, content):
    file = tmp_path / "kreis.json"
    file.write_text(content)

    result = app.test_cli_runner().invoke(args=["district", "load", str(file)])

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")


def test_the_code_knows_no_district():
    named = [
        str(path)
        for folder in ("conference", "templates")
        for path in Path(folder).rglob("*")
        if path.is_file()
        and path.suffix in {".py", ".html", ".txt"}
        and "demo" not in path.parts
        and "Heinsberg" in path.read_text()
    ]

    assert named == []


def test_the_office_changes_what_the_imprint_says(client):
    district = DistrictFactory(name="Kreis Alt")

    change_district(
        DistrictFacts(
            name="Kreis Neu",
            centre_name="Integrationszentrum",
            street="Am Markt 1",
            represented_by="Landrätin Dr. Erika Muster",
        ),
        actor=OFFICE,
        why="Umzug",
    )

    page = client.get("/impressum").get_data(as_text=True)
    assert "Kreis Neu" in page
    assert "Landrätin Dr. Erika Muster" in page
    (entry,) = entries_about("district", district.id)
    assert (entry.why, entry.changes[0]) == (
        "Umzug",
        ["Name des Kreises", "Kreis Alt", "Kreis Neu"],
    )
    with pytest.raises(NotAllowed):
        change_district(DistrictFacts(name="X", centre_name="Y"), actor=PROGRAMME)


def test_every_privacy_notice_of_its_own_is_a_new_version_that_is_kept():
    DistrictFactory()
    before = queries.privacy_version()

    change_legal_texts(LegalTexts(privacy=german("Erste Fassung")), actor=OFFICE)
    first = queries.privacy_version()
    change_legal_texts(
        LegalTexts(privacy=german("Erste Fassung"), imprint=german("Neu")), actor=OFFICE
    )
    same = queries.privacy_version()
    change_legal_texts(LegalTexts(privacy=german("Zweite Fassung")), actor=OFFICE)

    assert (before, first, same, queries.privacy_version()) == (
        "Muster 3",
        "Fassung 1",
        "Fassung 1",
        "Fassung 2",
    )
    assert [
        notice.text.german
        for notice in db.session.scalars(select(PrivacyNotice).order_by(PrivacyNotice.number))
    ] == ["Erste Fassung", "Zweite Fassung"]


def test_going_back_to_the_model_text_is_possible():
    DistrictFactory()
    change_legal_texts(LegalTexts(privacy=german("Eigener Text")), actor=OFFICE)

    change_legal_texts(LegalTexts(), actor=OFFICE)

    assert queries.privacy_version() == "Muster 3"


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("/impressum", "imprint"),
        ("/datenschutz", "privacy"),
        ("/barrierefreiheit", "accessibility"),
        ("/leichte-sprache", "easy_read"),
    ],
)
def test_a_text_of_its_own_replaces_the_model_text(client, page, field):
    DistrictFactory()
    text = Translated({"de": "Erster Absatz\n\nZweiter Absatz", "en": "In English"})

    change_legal_texts(LegalTexts(**{field: text}), actor=OFFICE)

    german_page = client.get(page).get_data(as_text=True)
    assert '<p class="kern-body">Erster Absatz</p>' in german_page.replace("\n", "")
    assert "Ombudsstelle" not in german_page
    if field != "easy_read":
        assert "In English" in client.get(f"{page}?sprache=en").get_data(as_text=True)


def test_the_statement_names_what_is_missing_and_when_it_was_checked(client):
    DistrictFactory()
    young = client.get("/barrierefreiheit").get_data(as_text=True)
    change_statement(
        Statement(
            statement_made_on=date(2026, 3, 2),
            statement_checked_on=date(2026, 11, 2),
            easy_read_tested_on=date(2026, 5, 4),
            sign_language_video="https://video.example.org/dgs",
            known_barriers=german("Ältere PDF-Dateien sind nicht vorlesbar."),
        ),
        actor=OFFICE,
    )

    page = client.get("/barrierefreiheit").get_data(as_text=True)

    assert "Es gibt noch kein Video in Deutscher Gebärdensprache." in young
    assert "Ältere PDF-Dateien sind nicht vorlesbar." in page
    assert "Es gibt noch kein Video" not in page
    assert "zuletzt am Montag, 2. November 2026 überprüft" in page
    assert "ombudsstelle-barrierefreie-it@mags.nrw.de" in page
    assert "/barriere-melden" in page


def test_without_known_barriers_the_statement_says_so(client):
    DistrictFactory(
        easy_read_tested_on=date(2026, 5, 4), sign_language_video="https://video.example.org/dgs"
    )

    page = client.get("/barrierefreiheit").get_data(as_text=True)

    assert "ist mit der BITVNRW vollständig vereinbar" in page


@pytest.mark.parametrize(
    "video", ["javascript:alert(1)", "http://a.example", "https://", "dgs.mp4"]
)
def test_only_a_whole_https_address_leads_to_the_video(video):
    DistrictFactory()

    with pytest.raises(NotAnAddress):
        change_statement(Statement(sign_language_video=video), actor=OFFICE)


def test_the_statement_is_due_every_year():
    never = DistrictFactory.build()
    checked = DistrictFactory.build(statement_checked_on=date(2026, 3, 2))

    assert statement_is_due(never, date(2026, 3, 2))
    assert not statement_is_due(checked, date(2027, 3, 2))
    assert statement_is_due(checked, date(2027, 3, 3))


def test_before_anything_is_set_up_the_pages_say_so_kindly(client):
    answer = client.get("/impressum")

    assert answer.status_code == 503
    assert "noch nicht eingerichtet" in answer.get_data(as_text=True)
    with pytest.raises(NoDistrictYet):
        queries.the_district()


def test_towns_stand_in_the_order_of_the_alphabet_whatever_their_first_letter():
    for name in ("Wegberg", "Übach-Palenberg", "Selfkant"):
        MunicipalityFactory(name=name)

    towns = [town.name for town in queries.municipalities()]

    assert towns == ["Selfkant", "Übach-Palenberg", "Wegberg"]

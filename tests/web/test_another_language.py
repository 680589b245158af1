"""Adding a language is one catalogue and one line of configuration."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from conference.app import create_app
from conference.core.database import db
from conference.core.translated import Translated
from conference.mail.models import Letter
from config import TestConfig
from tests.browsing import Browser
from tests.databases import new_database
from tests.factories import ConferenceFactory
from tests.registration.visitors import Visitor

FRENCH = {
    "Anmeldung": "Inscription",
    "Wer kommt?": "Qui vient ?",
    "Fragen? Wir helfen gern": "Des questions ? Nous vous aidons volontiers",
    "Guten Tag %(name)s,": "Bonjour %(name)s,",
}


@pytest.fixture
def french_app(tmp_path):
    """The house with a small French catalogue beside its own, and French in its settings."""
    folder = tmp_path / "catalogues" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="fr")
    for german, french in FRENCH.items():
        catalogue.add(german, french)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    with new_database(tmp_path) as address:
        settings = {
            "SQLALCHEMY_DATABASE_URI": address,
            "LANGUAGES": ("de", "en", "fr"),
            "BABEL_TRANSLATION_DIRECTORIES": f"translations;{tmp_path / 'catalogues'}",
            "INSTANCE_FOLDER": str(tmp_path),
        }
        app = create_app(type("FrenchConfig", (TestConfig,), settings))
        app.test_client_class = Browser
        with app.app_context():
            engine = db.engine
            db.create_all()
            yield app
            db.session.remove()
            engine.dispose()


def test_a_french_catalogue_and_one_line_speak_french_with_german_where_it_has_gaps(french_app):
    conference = ConferenceFactory(
        year=2029,
        title=Translated({"de": "Integrationskonferenz", "fr": "Conférence d’intégration"}),
    )
    visitor = Visitor(french_app.test_client(), conference, language="fr")

    front = visitor.visit("/").answer.text
    assert 'hreflang="fr"' in front
    assert '<html lang="fr" dir="ltr">' in front
    assert "Conférence d’intégration" in front
    assert "Gemeinsam vorankommen" in front  # nobody has translated the motto

    visitor.begin()
    assert "Inscription" in visitor.answer.text
    assert "Qui vient ?" in visitor.answer.text
    assert "Weiter" in visitor.answer.text  # the catalogue does not know this word
    visitor.send(first_name="Amélie", last_name="Dupont", email="amelie@example.org")
    visitor.send()
    visitor.follow()

    letter = db.session.query(Letter).filter_by(to_address="amelie@example.org").one()
    assert letter.language == "fr"
    assert "Bonjour Amélie Dupont," in letter.text
    assert "Conférence d’intégration" in letter.text


def test_days_are_written_in_the_new_language(french_app):
    conference = ConferenceFactory(year=2029)

    page = french_app.test_client().get(f"/{conference.year}/?sprache=fr").text

    weekdays = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
    assert any(day in page for day in weekdays)

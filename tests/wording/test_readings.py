"""Who has read a translation, and what visitors are told while nobody has."""

from datetime import date, timedelta

import pytest
from flask_babel import force_locale, gettext

from conference.core import clock
from conference.core.actor import SYSTEM, Actor, Role
from conference.core.database import db
from conference.core.errors import NotAllowed, NotFound
from conference.core.languages import LANGUAGES
from conference.core.translated import Translated
from conference.trail.models import Entry
from conference.web import page_stamp
from conference.wording.errors import NothingToRead, ReadInTheFuture, TextsChangedMeanwhile
from conference.wording.models import LanguageReview
from conference.wording.queries import catalogue_version
from conference.wording.services import reading as readings
from conference.wording.services.inventory import texts_of
from conference.wording.services.reading import Reading
from conference.wording.services.report import is_unread, reports_of, version_now
from conference.wording.states import ReviewKind
from tests.factories import ConferenceFactory, DistrictFactory, LanguageReviewFactory


def told_in(language):
    """What visitors read while nobody has read the translation."""
    with force_locale(LANGUAGES[language].locale):
        return gettext("Diese Übersetzung hat noch niemand geprüft.")


def reading(conference, kind=ReviewKind.TEXTS, language="ar", **facts):
    usual = {
        "language": language,
        "kind": kind,
        "version": version_now(conference, language, kind),
        "read_by": "Rania Haddad",
        "read_on": date(2026, 6, 1),
    }
    return Reading(**usual | facts)


def note(conference, *args, **facts):
    readings.note_reading(conference.id, reading(conference, *args, **facts), actor=SYSTEM)


def part(conference, kind=ReviewKind.TEXTS, language="ar"):
    (report,) = reports_of(conference, texts_of(conference), [language])
    return next(one for one in report.parts if one.kind is kind)


def test_a_language_is_read_until_a_word_of_it_changes(conference):
    assert part(conference).review is None

    note(conference)
    assert part(conference).review.read_by == "Rania Haddad"

    conference.title = conference.title.with_("ar", "المؤتمر")
    db.session.commit()
    assert part(conference).review is None
    assert part(conference).earlier.read_by == "Rania Haddad"


def test_the_fixed_sentences_are_read_for_all_years(conference):
    note(conference, ReviewKind.CATALOGUE)

    other = ConferenceFactory(district=conference.district)
    assert part(other, ReviewKind.CATALOGUE).review is not None
    assert part(conference).review is None


def test_the_same_reading_twice_counts_once(conference):
    note(conference)
    note(conference)

    assert db.session.query(LanguageReview).count() == 1
    assert db.session.query(Entry).filter_by(kind="language_review").count() == 1


def test_what_was_changed_while_somebody_noted_it_is_not_read(conference):
    with pytest.raises(TextsChangedMeanwhile):
        note(conference, version="älter")


def test_nobody_reads_tomorrow(conference):
    with pytest.raises(ReadInTheFuture):
        note(conference, read_on=clock.today() + timedelta(days=1))


def test_where_nothing_is_translated_nothing_can_be_read(conference):
    with pytest.raises(NothingToRead):
        note(conference, language="tr")


def test_only_the_office_notes_and_takes_back(conference):
    programme = Actor(name="P", staff_id=1, roles=frozenset({Role.PROGRAMME}))
    review = LanguageReviewFactory()

    with pytest.raises(NotAllowed):
        readings.note_reading(conference.id, reading(conference), actor=programme)
    with pytest.raises(NotAllowed):
        readings.take_back_reading(conference.id, review.id, actor=programme)


def test_a_reading_of_another_year_is_not_taken_back_by_this_one(conference):
    review = LanguageReviewFactory(conference_id=ConferenceFactory(district=conference.district).id)

    with pytest.raises(NotFound):
        readings.take_back_reading(conference.id, review.id, actor=SYSTEM)


def test_the_trail_tells_of_the_reading_without_the_name_of_the_reader(conference):
    note(conference)

    (entry,) = db.session.query(Entry).filter_by(kind="language_review")
    assert entry.changes == [["Arabisch: Texte dieses Jahres", "", "gelesen am 01.06.2026"]]


def test_a_language_is_unread_until_both_parts_of_it_are_read(conference):
    assert is_unread("ar")
    note(conference)
    assert is_unread("ar")
    note(conference, ReviewKind.CATALOGUE)

    assert not is_unread("ar")
    assert not is_unread("de")


def test_a_language_without_texts_of_the_year_needs_its_catalogue_read_only(conference):
    note(conference, ReviewKind.CATALOGUE, language="tr")

    assert not is_unread("tr")


@pytest.mark.parametrize("address", ["/impressum", "/", "/{year}/anmeldung"])
def test_visitors_are_told_until_somebody_has_read(client, conference, address):
    page = address.format(year=conference.year)
    page_stamp.renew()
    db.session.commit()

    assert told_in("ar") in client.get(f"{page}?sprache=ar").text
    assert told_in("de") not in client.get(f"{page}?sprache=de").text

    note(conference)
    note(conference, ReviewKind.CATALOGUE)
    assert told_in("ar") not in client.get(f"{page}?sprache=ar").text
    assert told_in("tr") in client.get(f"{page}?sprache=tr").text

    readings.take_back_reading(
        conference.id, db.session.query(LanguageReview).first().id, actor=SYSTEM
    )
    assert told_in("ar") in client.get(f"{page}?sprache=ar").text


def test_the_note_costs_one_small_question_where_a_page_is_made_anew(
    client, conference, count_queries
):
    page_stamp.renew()
    db.session.commit()
    asked = {}
    for language in ("de", "ar"):
        page = f"/barriere-melden?sprache={language}"
        client.post(page)
        with count_queries() as questions:
            answer = client.post(page)
        asked[language] = len(questions)

    assert told_in("ar") in answer.text
    assert asked["ar"] == asked["de"] + 1


def test_the_note_leads_to_the_barrier_form(client):
    DistrictFactory()

    page = client.get("/impressum?sprache=uk").text

    assert catalogue_version("uk")
    assert page.index(told_in("uk")) < page.rindex('href="/barriere-melden"')


def test_a_new_text_is_unread_at_once_where_a_page_changes(client, conference):
    page_stamp.renew()
    db.session.commit()
    note(conference)
    note(conference, ReviewKind.CATALOGUE)
    assert told_in("ar") not in client.get("/?sprache=ar").text

    conference.theme = Translated({"de": "Arbeit", "ar": "العمل"})
    page_stamp.renew()
    db.session.commit()

    assert told_in("ar") in client.get("/?sprache=ar").text

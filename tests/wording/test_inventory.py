"""Which texts there are, how they stand in a language, and where they are edited."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from conference.core.actor import SYSTEM
from conference.core.database import Base, db
from conference.core.translated import Translated, TranslatedText
from conference.directory.services import district as districts
from conference.directory.services.district import LegalTexts
from conference.programme.models import Topic
from conference.programme.queries import rounds_of
from conference.programme.services import topics
from conference.wording.queries import translated_columns
from conference.wording.queries.tables import WRITTEN_ONCE
from conference.wording.rules.inventory import Rewording, Text, share_of, version_of
from conference.wording.rules.words import KINDS, LABELS
from conference.wording.services.inventory import texts_of
from conference.wording.states import TextState
from conference.wording.views.doors import EDITED_AT, address_of_text
from tests.factories import ConferenceFactory, ForumFactory

EARLY, LATE = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def text(*rewordings, is_public=True, **texts):
    return Text(
        kind="forum",
        thing_id=1,
        attribute="title",
        thing="Forum A1",
        label="Titel",
        texts=Translated(texts),
        is_public=is_public,
        rewordings=rewordings,
    )


def test_every_column_of_texts_is_found_by_its_type():
    by_hand = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, TranslatedText)
    }

    found = {
        (model.__tablename__, name)
        for model, names in translated_columns().items()
        for name in names
    }

    assert found == {one for one in by_hand if one[0] not in WRITTEN_ONCE}
    assert {table for table, _ in by_hand} >= WRITTEN_ONCE


def test_every_text_has_a_german_name_and_a_page_where_it_is_edited():
    nameless = [
        (model.__tablename__, name)
        for model, names in translated_columns().items()
        for name in names
        if model.__tablename__ not in EDITED_AT
        or model.__tablename__ not in KINDS
        or name not in LABELS[model.__tablename__]
    ]

    assert nameless == []


def test_the_link_leads_to_the_field(office, conference):
    district = conference.district
    district.known_barriers = district.imprint = Translated({"de": "Text"})
    for name in ("directions", "venue_access", "contact_hours", "privacy_short", "practical"):
        setattr(conference, name, Translated({"de": "Text"}))
    db.session.commit()
    texts = texts_of(conference)

    with office.application.test_request_context(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("conference.wording.views.doors.may_open", lambda endpoint: True)
        addresses = {address_of_text(text, conference.year) for text in texts}

    assert len(addresses) == len(texts) > 15
    for address in addresses:
        page, _, field = address.partition("#")
        assert f'id="{field}"' in office.get(page).text, address


def test_the_texts_are_those_of_the_year_its_district_and_the_people_on_its_stages(conference):
    ForumFactory(
        of=ConferenceFactory(district=conference.district), title=Translated({"de": "Alt"})
    )

    german = {one.texts.german for one in texts_of(conference)}

    assert {"Konferenz", "Am Aufzug links", "Deutsch", "Runde 1", "Sprache", "Lehrerin"} <= german
    assert german.isdisjoint({"Alt", "spricht nirgends", ""})


def test_ideas_and_what_is_for_the_office_alone_do_not_count_as_missing(conference):
    hidden = {one.texts.german for one in texts_of(conference) if not one.is_public}

    assert {"Idee", "Aufbau"} <= hidden
    assert "Deutsch" not in hidden


def test_a_text_is_there_or_missing_or_the_same_as_in_german():
    assert text(de="Hallo").state_in("ar") is TextState.MISSING
    assert text(de="Hallo", en="Hallo").state_in("en") is TextState.SAME
    assert text(de="Hallo", en="Hello").state_in("en") is TextState.THERE


@pytest.mark.parametrize(
    ("rewordings", "state"),
    [
        ([Rewording(EARLY, "", "Neu")], TextState.THERE),  # it was written, not changed
        ([Rewording(EARLY, "Alt", "Neu")], TextState.OUTDATED),
        ([Rewording(EARLY, "", "New"), Rewording(LATE, "Alt", "Neu")], TextState.OUTDATED),
        ([Rewording(EARLY, "Alt", "Neu"), Rewording(LATE, "Old", "New")], TextState.THERE),
        ([Rewording(LATE, "Alt", "Neu"), Rewording(LATE, "Old", "New")], TextState.THERE),
        ([Rewording(LATE, "Alt", "Anderes")], TextState.THERE),  # another part of the thing
    ],
)
def test_german_that_was_reworded_after_the_translation_makes_it_outdated(rewordings, state):
    assert text(*rewordings, de="Neu", en="New").state_in("en") is state


def test_a_change_by_the_office_is_seen_in_the_programme_and_in_the_directory(conference):
    topic = db.session.query(Topic).one()
    facts = {"code": topic.code}
    topics.change_topic(
        topic.id,
        topics.TopicPlan(title=Translated({"de": "Sprache", "en": "Language"}), **facts),
        actor=SYSTEM,
    )
    topics.change_topic(
        topic.id,
        topics.TopicPlan(title=Translated({"de": "Sprachen", "en": "Language"}), **facts),
        actor=SYSTEM,
    )
    for german in ("Alt", "Neu"):
        districts.change_legal_texts(
            LegalTexts(imprint=Translated({"de": german, "en": "Imprint"})), actor=SYSTEM
        )

    states = {one.texts.german: one.state_in("en") for one in texts_of(conference)}

    assert states["Sprachen"] is TextState.OUTDATED
    assert states["Neu"] is TextState.OUTDATED


def test_a_share_counts_what_visitors_read():
    texts = [
        text(de="a", ar="ا"),
        text(de="b"),
        text(de="c", ar="c"),
        text(Rewording(LATE, "x", "d"), de="d", ar="د"),
        text(de="e", is_public=False),
    ]

    share = share_of(texts, "ar")

    assert (share.total, share.there, share.missing, share.same, share.outdated) == (4, 1, 1, 1, 1)
    assert (share.present, share.percent) == (3, 75)


def test_the_version_changes_with_every_word_of_its_language_only():
    before = version_of([text(de="a", ar="ا")], "ar")

    assert before == version_of([text(de="anders", ar="ا", tr="a")], "ar")
    assert before != version_of([text(de="a", ar="ب")], "ar")
    assert version_of([text(de="a")], "ar") == ""


def test_the_texts_of_a_large_year_are_found_with_the_same_number_of_questions(
    conference, count_queries
):
    year = conference.id

    def asked():
        db.session.remove()
        again = db.session.get(type(conference), year)
        with count_queries() as questions:
            texts_of(again)
        return len(questions)

    few = asked()
    again = db.session.get(type(conference), year)
    slot = rounds_of(again)[0]
    for _ in range(30):
        ForumFactory(of=again, round=slot)
    many = asked()

    assert few == many <= 12
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Topic)) == 1

"""The letter itself: what comes out of the printer."""

from datetime import UTC, datetime, time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from conference.core import clock
from conference.core.database import db
from conference.core.translated import Translated
from conference.papers import queries
from conference.papers.letters import letters_file
from conference.programme.models import Forum
from conference.registration.rules.needs import Needs
from conference.registration.services.forget import forget
from conference.registration.services.withdraw import reject, withdraw
from conference.registration.states import Reach
from tests.papers.on_sheets import pieces
from tests.papers.people import conference_on_paper, marianne, on_paper
from tests.registration.people import OFFICE, amira, sign_up, wish

IN_FEBRUARY = datetime(2026, 2, 3, 9, tzinfo=UTC)


@pytest.fixture
def conference():
    return conference_on_paper()


def printed(conference):
    """What is printed now, opened again."""
    db.session.expire_all()
    ids = queries.ids_to_print(conference.id)
    return PdfReader(
        BytesIO(letters_file(conference, queries.letters_for_the_press(conference.id, ids)))
    )


def words(page):
    return " ".join(page.extract_text().split())


def all_forums():
    return tuple(wish(forum) for forum in db.session.query(Forum).order_by(Forum.code))


def sizes(page):
    """The sizes of all type on the page, in points."""
    found = set()

    def look(text, _matrix, placed, _font, size):
        if text.strip():
            found.add(round(size * abs(placed[3] or 1), 1))

    page.extract_text(visitor_text=look)
    return found


def test_a_letter_says_everything_that_an_email_says(conference):
    with clock.pretending(IN_FEBRUARY):
        on_paper(conference, marianne(choices=all_forums(), needs=Needs(wheelchair=True)))
        (page,) = printed(conference).pages

    said = words(page)
    for sentence in (
        "Kommunales Integrationszentrum · Valkenburger Straße 45 · 52525 Heinsberg",
        "Marianne Müller-Offermanns Rurstraße 12 41849 Wassenberg",
        "Dienstag, 3. Februar 2026 Anmeldenummer: K27-0001" if conference.year == 2027 else "2026",
        "Ihr Platz ist sicher: Integrationskonferenz",
        "Guten Tag Marianne Müller-Offermanns,",
        "Sie sind angemeldet, Ihr Platz ist sicher.",
        "9:00 Uhr bis 16:30 Uhr, Einlass ab 8:15 Uhr",
        "Berufskolleg Wurmaue, Wurmauenweg 12, 52525 Heinsberg",
        "Bus 410, Haltestelle Berufskolleg.",
        "1. A1 Deutsch für den Beruf A1",
        "3. B3 Deutsch für den Beruf B3",
        "Unterstützung haben wir notiert",
        "Rufen Sie uns an",
        "0221 4710 100",
        "/a/",
    ):
        assert sentence in said
    assert "ollstuhl" not in said


def test_a_need_told_after_the_deadline_is_promised_on_no_paper(conference):
    late = datetime.combine(conference.needs_deadline + timedelta(days=1), time(9), UTC)
    with clock.pretending(late):
        on_paper(conference, marianne(needs=Needs(wheelchair=True)))
        (page,) = printed(conference).pages

    said = words(page)
    assert "Wir versuchen es, können es aber nicht mehr versprechen." in said
    assert "haben wir notiert" not in said


def test_every_letter_is_one_page_of_a4_in_type_for_old_eyes(conference):
    for number in range(3):
        on_paper(conference, marianne(choices=all_forums(), last_name=f"Müller {number}"))

    document = printed(conference)

    assert [
        (round(page.mediabox.width), round(page.mediabox.height)) for page in document.pages
    ] == ([(595, 842)] * 3)
    assert sizes(document.pages[0]) == {6.5, 12, 14}  # 6.5: only the sender's line in the window
    assert document.metadata.title == "Briefe: Integrationskonferenz"
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]


LONG = "Kommunales Integrationszentrum und Amt für Zuwanderung, Teilhabe und Zusammenhalt"


@pytest.mark.parametrize(
    ("house", "size"),
    [
        ("Integrationszentrum", 7),
        ("Kommunales Integrationszentrum", 6.5),
        (LONG, 6),
        (f"{LONG} des Kreises Beispiel, Stabsstelle Landrat", 6),
    ],
)
def test_the_sender_stays_one_line_over_the_address_however_long_the_house_is_called(
    conference, house, size
):
    conference.district.centre_name = house
    conference.district.street, conference.district.city = "Valkenburger Straße 45", "Heinsberg"
    db.session.commit()
    on_paper(conference, marianne())

    (page,) = printed(conference).pages
    line = [piece for piece in pieces(page) if piece[1] < 8]

    said = "".join(words for words, *_ in line)
    assert {size for _, size, *_ in line} == {size}
    assert len({round(up, 1) for *_, up in line}) == 1
    assert said.startswith(house[:30])
    assert said.endswith(f"Valkenburger Straße 45 · {conference.district.postal_code} Heinsberg")


def test_letters_lie_in_the_order_of_the_post(conference):
    for code in ("52525", "04103", "41849"):
        on_paper(conference, marianne(postal_address=f"Weg 1\n{code} Ort"))

    pages = [words(page) for page in printed(conference).pages]

    assert [
        code in page for page, code in zip(pages, ("04103", "41849", "52525 Ort"), strict=True)
    ] == ([True] * 3)


def test_a_letter_in_arabic_has_arabic_type_and_a_german_address(conference):
    on_paper(
        conference,
        marianne(first_name="محمد", last_name="الأحمد 😀", postal_address="Weg 7\n52525 Heinsberg"),
        language="ar",
    )

    (page,) = printed(conference).pages

    fonts = {font["/BaseFont"].partition("+")[2] for font in _fonts(page)}
    assert {"NotoSansArabic-Regular", "NotoSansArabic-Bold", "FiraSans-Regular"} <= fonts
    assert "52525 Heinsberg" in words(page)
    assert "Brief zur Anmeldung: Integrationskonferenz" in words(page)
    assert set("محمدالأحمد") <= set(words(page))


def _fonts(page):
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_the_longest_letter_still_is_one_page():
    conference = conference_on_paper(
        directions=Translated({"de": "Mit dem Bus. " * 300}), venue_name="Schule " * 20
    )
    others = [
        amira(first_name="Heinz" * 10, last_name="WWW" * 30, email="", choices=all_forums())
        for _ in range(5)
    ]
    on_paper(conference, marianne(choices=all_forums(), organisation="Verein " * 40), *others)

    (page,) = printed(conference).pages

    assert "Rufen Sie uns an" in words(page)
    assert "/a/" in words(page)


def test_nothing_typed_is_an_instruction(conference):
    evil = '#read("/etc/passwd") ]#panic(1)[ $x$ <a@b.de>'
    on_paper(conference, marianne(last_name=evil, organisation=evil))

    (page,) = printed(conference).pages

    assert '#read("/etc/passwd")' in words(page)
    assert "root:" not in words(page)


def test_who_waits_reads_the_rank(conference):
    conference = conference_on_paper(public_seats=1)
    sign_up(conference)
    on_paper(conference)

    (page,) = printed(conference).pages

    assert "Warteliste, auf Platz 1." in words(page)


@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        (lambda person: withdraw(person.id, actor=OFFICE), "ist abgemeldet."),
        (lambda person: reject(person.id, actor=OFFICE, why="Doppelt"), "Der Grund: Doppelt"),
    ],
)
def test_endings_are_told_without_the_day(conference, end, sentence):
    end(on_paper(conference))

    (page,) = printed(conference).pages

    assert sentence in words(page)
    assert "Einlass" not in words(page)


def test_many_letters_need_no_more_questions_than_one(conference, count_queries):
    on_paper(conference, marianne(choices=all_forums()))
    with count_queries() as for_one:
        printed(conference)
    for number in range(9):
        on_paper(conference, marianne(choices=all_forums(), last_name=f"Müller {number}"))

    with count_queries() as for_ten:
        assert len(printed(conference).pages) == 10

    assert len(for_ten) <= len(for_one) + 1


def test_an_email_address_is_no_reason_against_a_letter(conference):
    on_paper(conference, marianne(reach_by=Reach.LETTER, email="marianne@example.org"))

    assert len(printed(conference).pages) == 1


def test_a_letter_to_a_group_does_not_speak_of_somebody_who_was_deleted(conference):
    nameless = amira(first_name="", last_name="", email="")
    contact = on_paper(conference, marianne(), nameless, amira(first_name="Heinz", email=""))
    gone = contact.party.registrations[1]

    forget(gone.id, actor=OFFICE)

    text = words(printed(conference).pages[0])
    assert "Heinz Haddad" in text
    assert gone.code not in text
    assert "Name folgt" not in text

"""Name badges: what comes out of the printer, and who may print them."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from conference.core.actor import Role
from conference.core.database import db
from conference.core.translated import Translated
from conference.papers import queries
from conference.papers.exports import badges_file
from conference.registration.rules.needs import Needs
from conference.registration.services.withdraw import withdraw
from conference.registration.states import ConsentKind, Protection
from tests.factories import ConferenceFactory
from tests.papers.on_sheets import pieces, place_of, skeleton, words
from tests.registration.people import OFFICE, amira, sign_up

PHOTO = frozenset({ConsentKind.PHOTO})


@pytest.fixture
def conference():
    return ConferenceFactory(
        year=2029, day=date(2029, 5, 12), title=Translated({"de": "Integrationskonferenz"})
    )


def badges(conference):
    """The badges of everybody who comes, opened again."""
    db.session.expire_all()
    people = queries.people_with_a_seat(conference)
    return PdfReader(BytesIO(badges_file(conference, people)))


def size_of(page, word):
    return next(size for text, size, _, _ in pieces(page) if word in text)


def test_a_badge_says_name_organisation_conference_and_code(conference):
    person = sign_up(conference, amira(organisation="Grupo Ribeira", consents=PHOTO))

    (page,) = badges(conference).pages

    assert words(page) == (f"Integrationskonferenz 2029 Amira Haddad Grupo Ribeira {person.code}")
    assert size_of(page, "Amira") >= 24
    assert size_of(page, "Amira") > size_of(page, "Grupo") > size_of(page, person.code)


def test_a_year_in_the_title_is_not_repeated():
    conference = ConferenceFactory(year=2029, title=Translated({"de": "Konferenz 2029"}))
    sign_up(conference)

    assert words(badges(conference).pages[0]).count("2029") == 1


def test_nothing_of_what_people_need_is_on_a_badge(conference):
    sign_up(conference, amira(needs=Needs(wheelchair=True), consents=PHOTO))

    said = words(badges(conference).pages[0])

    assert "ollstuhl" not in said
    assert "Unterstützung" not in said


def test_badges_lie_ten_to_a_sheet_of_a4_sorted_as_the_list(conference):
    names = [f"Person{number:02}" for number in range(12)]
    for name in reversed(names):
        sign_up(conference, amira(last_name=name, email=f"{name}@example.org"))

    document = badges(conference)

    sheets = [[name for name in names if name in words(page)] for page in document.pages]
    assert sheets == [names[:10], names[10:]]
    said = words(document.pages[0])
    assert sorted(names[:10], key=said.index) == names[:10]
    assert [round(side) for side in document.pages[0].mediabox[2:]] == [595, 842]
    assert document.metadata.title == f"Namensschilder: {conference.title.german}"
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in document.trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize(
    ("first", "last", "typeface"),
    [
        ("محمد", "الخطيب", "NotoSansArabic-Bold"),
        ("አበበ", "ቢቂላ", "NotoSansEthiopic-Bold"),
        ("Олена", "Шевченко", "FiraSans-Bold"),
        ("Thị Ngọc", "Nguyễn", "FiraSans-Bold"),
    ],
)
def test_a_name_stands_in_its_own_script(conference, first, last, typeface):
    sign_up(conference, amira(first_name=first, last_name=last))

    (page,) = badges(conference).pages

    fonts = {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}
    assert typeface in {font.partition("+")[2] for font in fonts}
    assert set(skeleton(first + last)) <= set(skeleton(words(page)))


def test_an_arabic_name_begins_on_the_right(conference):
    sign_up(conference, amira(first_name="محمد", last_name="الخطيب", organisation="Grupo Ribeira"))

    (page,) = badges(conference).pages

    assert place_of(page, "د") > place_of(page, "ط")  # the first name stands right of the last


@pytest.mark.parametrize(
    ("first", "last", "right", "left"),
    [("محمد", "Haddad", "د", "Haddad"), ("Amira", "الخطيب", "ط", "Amira")],
)
def test_a_name_in_two_scripts_begins_where_its_first_letter_does(
    conference, first, last, right, left
):
    sign_up(conference, amira(first_name=first, last_name=last))

    (page,) = badges(conference).pages

    assert place_of(page, right) > place_of(page, left)


def test_of_a_protected_person_only_the_first_name_is_printed(conference):
    person = sign_up(
        conference,
        amira(organisation="Grupo Ribeira", message="ich werde gesucht", consents=PHOTO),
    )
    assert person.protection is not Protection.NONE

    said = words(badges(conference).pages[0])

    assert "Amira" in said
    assert "Haddad" not in said
    assert "Ribeira" not in said
    assert "Bitte kein Foto" in said


def test_who_does_not_want_to_be_photographed_has_a_mark_in_words(conference):
    sign_up(conference, amira(consents=PHOTO))
    without = words(badges(conference).pages[0])
    sign_up(conference, amira(first_name="Boris", email="b@example.org"))

    marked = words(badges(conference).pages[0])

    assert "Bitte kein Foto" not in without
    assert marked.count("Bitte kein Foto") == 1


def test_who_has_no_name_yet_gets_a_badge_to_write_on(conference):
    person = sign_up(conference, amira(), amira(first_name="", last_name="", email=""))
    unnamed = person.party.registrations[1]

    said = words(badges(conference).pages[0])

    assert unnamed.code in said
    assert "Name folgt" not in said
    assert said.count("Amira") == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Maria da Conceição", "Gonçalves Guimarães dos Santos Pereira"),
        ("Thirunavukkarasu", "Sivasubramaniyam Kanagaratnam"),
        ("Heinz-" * 16, "Müller-Offermanns " * 5),
        ("W" * 100, "M" * 100),
        ("عبدالرحمن " * 9, "ابن خلدون " * 9),
    ],
)
def test_a_very_long_name_shrinks_and_stays_on_its_badge(conference, first, last):
    sign_up(conference, amira(first_name=first, last_name=last, organisation="Verein " * 20))

    (page,) = badges(conference).pages

    whole, said = skeleton(first + last), skeleton(words(page))
    assert [letter for letter in set(whole) if said.count(letter) < whole.count(letter)] == []
    low, high = 297 - 13.5 - 54, 297 - 13.5
    for text, size, across, up in pieces(page):
        assert 15 <= across <= 105, text
        assert low <= up <= high, text
        assert size >= 5, text


def test_nothing_typed_is_an_instruction(conference):
    evil = '#read("/etc/passwd") ]#panic(1)[ $x$ <a@b.de>'
    sign_up(conference, amira(last_name=evil, organisation=evil))

    said = words(badges(conference).pages[0]).replace(" ", "")

    assert said.count('#read("/etc/passwd")') == 2
    assert "root:" not in said


@pytest.mark.parametrize(
    "odd", ["😀", "Amira 👩‍👩‍👧", "\u202eOlga", "\x07", "王伟", "שלום", "\u2068"]
)
def test_no_letter_breaks_a_badge(conference, odd):
    sign_up(conference, amira(first_name=odd, last_name=odd, organisation=odd))

    assert len(badges(conference).pages) == 1


def test_only_who_has_a_seat_gets_a_badge():
    conference = ConferenceFactory(public_seats=2)
    sign_up(conference, amira(last_name="Kommt"))
    gone = sign_up(conference, amira(last_name="Weg", email="b@example.org"))
    sign_up(conference, amira(last_name="Wartet", email="c@example.org"))
    withdraw(gone.id, actor=OFFICE)
    sign_up(conference, amira(last_name="Auch", email="d@example.org"))

    said = words(badges(conference).pages[0])

    assert "Weg" not in said
    assert said.count("Amira") == queries.badge_count(conference) == 2


def test_many_badges_need_no_more_questions_than_one(conference, count_queries):
    sign_up(conference)
    with count_queries() as for_one:
        badges(conference)
    for number in range(29):
        sign_up(conference, amira(last_name=f"Haddad{number}", email=f"{number}@example.org"))

    with count_queries() as for_thirty:
        assert len(badges(conference).pages) == 3

    assert len(for_thirty) <= len(for_one)


def test_the_office_is_told_how_many_there_will_be_and_prints_them(office, conference):
    sign_up(conference, amira(), amira(first_name="Boris", email="b@example.org"))
    address = f"/buero/{conference.year}/namensschilder.pdf"

    page = office.get(f"/buero/{conference.year}/briefe-drucken").text
    file = office.get(address)

    assert "2 Namensschilder für alle, die einen Platz haben" in page
    assert address in page
    assert file.content_type == "application/pdf"
    assert words(PdfReader(BytesIO(file.data)).pages[0]).count("Haddad") == 2
    assert "#namensschilder" in office.get(f"/buero/{conference.year}/anmeldungen").text


def test_one_badge_is_printed_from_the_sheet(office, conference):
    first = sign_up(conference)
    sign_up(conference, amira(first_name="Boris", email="b@example.org"))
    address = f"/buero/{conference.year}/namensschilder.pdf?code={first.code}"

    sheet = office.get(f"/buero/{conference.year}/anmeldungen/{first.code}").text
    file = office.get(address)

    assert address in sheet
    assert words(PdfReader(BytesIO(file.data)).pages[0]).count("Haddad") == 1
    assert "Boris" not in words(PdfReader(BytesIO(file.data)).pages[0])


def test_without_a_seat_there_is_no_badge_and_a_sentence_says_so(office, conference):
    address = f"/buero/{conference.year}/namensschilder.pdf"
    gone = sign_up(conference)
    withdraw(gone.id, actor=OFFICE)

    answers = [office.get(address), office.get(f"{address}?code={gone.code}")]
    sheet = office.get(f"/buero/{conference.year}/anmeldungen/{gone.code}").text

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "nur für Menschen, die einen Platz haben" in answers[0].text
    assert "namensschilder.pdf" not in sheet


@pytest.mark.parametrize("code", ["K29-9999", "x", "0" * 500, "\x00", "٣"])
def test_a_code_of_nobody_finds_nothing(office, conference, code):
    sign_up(conference)

    answer = office.get(f"/buero/{conference.year}/namensschilder.pdf", query_string={"code": code})

    assert answer.status_code == 404


def test_a_code_of_another_year_finds_nothing(office, conference):
    sign_up(conference)
    other = sign_up(ConferenceFactory(year=2030))

    address = f"/buero/{conference.year}/namensschilder.pdf?code={other.code}"

    assert office.get(address).status_code == 404


def test_badges_are_for_the_office_only(staff_client, conference):
    for role in set(Role) - {Role.OFFICE}:
        browser = staff_client(role)
        assert browser.get(f"/buero/{conference.year}/namensschilder.pdf").status_code == 403

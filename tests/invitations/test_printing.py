"""Letters on paper for people whom no e-mail reaches, and the code that opens their invitation."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from conference.core.database import db
from conference.core.translated import Translated
from conference.errands.models import Errand
from conference.errands.states import ErrandState
from conference.errands.work import do_waiting
from conference.invitations import queries
from conference.invitations.models import Invitation, InvitationLink
from conference.invitations.services import answering, printing
from conference.invitations.states import InvitationState
from tests.factories import ConferenceFactory, OrganisationFactory
from tests.invitations.guests import OFFICE, invited, somebody, with_mail


@pytest.fixture
def conference():
    return ConferenceFactory()


def on_paper(name, *, town="41849 Wassenberg", **facts):
    """Somebody with a postal address and nothing else."""
    person = somebody(name, letters=True, **facts)
    address = person.postal_addresses[0]
    address.postal_code, _, address.city = town.partition(" ")
    db.session.commit()
    return person


def made(mailing, kind=printing.LETTERS, *, again=False):
    """The PDF that the worker makes."""
    printing.ask_for_print(mailing, kind, again=again, back="/", actor=OFFICE)
    do_waiting()
    db.session.expire_all()
    errand = db.session.query(Errand).order_by(Errand.id.desc()).first()
    assert errand.state is ErrandState.DONE, errand.sentence
    return PdfReader(BytesIO(errand.content))


def words(page):
    return " ".join(page.extract_text().split())


def waiting(mailing):
    return [one.recipient.id for one in queries.sheets_of(mailing) if one.waits]


def code_on(page):
    return re.search(r"/e/([2-9A-HJ-NP-Z]{8})\b", words(page))[1]


def test_all_letters_come_in_one_file_sorted_by_postal_code_and_begin_on_a_front(conference):
    on_paper("Zimmer", town="41812 Erkelenz")
    on_paper("Abel", town="52525 Heinsberg")
    with_mail("Haddad")
    mailing = invited(conference)

    pages = made(mailing).pages

    assert len(pages) == 4
    assert ["Zimmer" in words(pages[0]), "Abel" in words(pages[2])] == [True, True]
    assert "41812 Erkelenz" in words(pages[0])
    assert (float(pages[0].mediabox.width), float(pages[0].mediabox.height)) == pytest.approx(
        (595.3, 841.9), abs=0.1
    )


def test_the_code_on_the_letter_opens_the_invitation(conference):
    person = on_paper("Zimmer")
    mailing = invited(conference)

    front, back = made(mailing).pages

    code = code_on(front)
    assert queries.opened_by_code(conference.id, code).person_id == person.id
    assert f"{code[:4]}-{code[4:]}" in words(back)


def test_a_letter_printed_again_has_the_same_code(conference):
    on_paper("Zimmer")
    mailing = invited(conference)

    first = code_on(made(mailing).pages[0])
    printing.mark_printed(mailing.id, waiting(mailing), actor=OFFICE)
    second = code_on(made(mailing, again=True).pages[0])

    assert first == second
    assert db.session.query(InvitationLink).count() == 1


def test_the_back_asks_what_can_be_answered_without_a_signature(conference):
    on_paper("Zimmer")
    mailing = invited(conference)

    back = words(made(mailing).pages[1])

    for asked in (
        "Ich komme.",
        "Ich komme nicht.",
        "Jemand anderes kommt",
        "Bitte laden Sie mich nicht mehr ein.",
        "So viele Personen kommen",
        "Eine Unterschrift ist nicht nötig.",
    ):
        assert asked in back


def test_a_letter_in_another_language_has_german_beside_what_is_ticked(conference):
    on_paper("Haddad", languages=("ar",))
    mailing = invited(
        conference,
        subject=Translated({"de": "Einladung", "ar": "دعوة"}),
        text=Translated({"de": "Kommen Sie? {{link}}", "ar": "هل تأتون؟ {{link}}"}),
    )

    front, back = made(mailing).pages

    assert "Einladung: " in words(front)
    assert "Ich komme nicht." in words(back)


def test_a_very_long_letter_takes_more_pages_and_the_next_one_begins_on_a_front(conference):
    on_paper("Abel")
    on_paper("Zimmer")
    text = Translated({"de": "\n\n".join(["Wir laden Sie herzlich ein. " * 12] * 12) + " {{link}}"})
    mailing = invited(conference, text=text)

    pages = made(mailing).pages

    fronts = [number for number, page in enumerate(pages) if "Guten" not in words(page)]
    assert fronts
    assert all(number % 2 == 0 for number, page in enumerate(pages) if "Rurstraße 3" in words(page))


def test_labels_hold_the_same_addresses_24_to_a_sheet(conference):
    for number in range(25):
        on_paper(f"Zimmer {number}")
    body = OrganisationFactory(
        district_id=conference.district_id,
        name="Verein zur Förderung der Begegnung von Menschen aus aller Welt in Wassenberg e. V.",
    )
    mailing = invited(conference)

    pages = made(mailing, printing.LABELS).pages

    assert len(pages) == 2
    assert "Zimmer 24" in words(pages[0]) + words(pages[1])
    assert body.usable_address is None


def test_marked_as_printed_the_invitation_is_sent_and_nothing_waits(conference):
    on_paper("Zimmer")
    mailing = invited(conference)
    ids = waiting(mailing)

    marked = [printing.mark_printed(mailing.id, ids, actor=OFFICE) for _ in range(2)]

    db.session.expire_all()
    assert marked == [1, 0]
    assert db.session.query(Invitation).one().state is InvitationState.SENT
    assert waiting(mailing) == []


def test_whoever_has_answered_or_wants_no_more_gets_no_letter_any_more(conference):
    on_paper("Abel")
    on_paper("Zimmer")
    mailing = invited(conference)
    first, second = db.session.query(Invitation).order_by(Invitation.id)
    answering.decline(first.id, reason="", actor=OFFICE)
    answering.opt_out(second.id, actor=OFFICE)

    with pytest.raises(printing.NoLetterToPrint):
        printing.ask_for_print(mailing, printing.LETTERS, again=False, back="/", actor=OFFICE)

    assert [one.why_not for one in queries.sheets_of(mailing)] == [
        "Absage",
        "wünscht keine Einladungen",
    ]


def test_the_page_prints_labels_and_marks_exactly_what_it_named(office, conference):
    on_paper("Zimmer")
    mailing = invited(conference)
    page = f"/buero/{conference.year}/aussendungen/{mailing.id}/briefe"

    shown = office.get(page).text
    asked = office.post(f"{page}/datei", data={"was": "aufkleber"})
    office.post(page, data={"briefe": f"{waiting(mailing)[0]},999,x"})

    assert "Einen Brief als PDF machen" in shown
    assert "/auftraege/" in asked.location
    assert waiting(mailing) == []
    assert "Alle Briefe noch einmal als PDF" in office.get(page).text


def test_the_page_asks_as_often_for_thirty_letters_as_for_one(office, conference, count_queries):
    on_paper("Zimmer 0")
    few = invited(conference)
    page = "/buero/{}/aussendungen/{}/briefe"
    with count_queries() as for_one:
        office.get(page.format(conference.year, few.id))
    for number in range(1, 30):
        on_paper(f"Zimmer {number}")
    many = invited(conference, name="Noch mehr")

    with count_queries() as for_many:
        shown = office.get(page.format(conference.year, many.id)).text

    assert "29 Briefe als PDF machen" in shown
    assert len(for_many) <= len(for_one)

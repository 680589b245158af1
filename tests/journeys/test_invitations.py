"""The office invites, guests answer behind the link of their letter, and one page says who answered what."""

import re

import pytest
from playwright.sync_api import expect

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.translated import Translated
from conference.directory.states import OrganisationCategory
from conference.invitations.models import Invitation
from conference.invitations.services import sending
from conference.invitations.states import InvitationState
from tests.factories import (
    ConferenceFactory,
    ForumFactory,
    ForumRoundFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    StaffFactory,
)
from tests.invitations.guests import somebody, with_mail
from tests.journeys.conftest import DESK, PHONE
from tests.programme.publishing import release

GUESTS = ("Haddad", "Kowal", "Nowak", "Yildiz", "Jansen")


@pytest.fixture
def conference():
    """A conference with a published programme, and six people on the distribution list A."""
    conference = ConferenceFactory(
        year=2029,
        title=Translated({"de": "Integrationskonferenz 2029", "ar": "مؤتمر الاندماج 2029"}),
        theme=Translated({"de": "Ausbildung und Arbeit", "ar": "التدريب والعمل"}),
    )
    ForumFactory(of=conference, round=ForumRoundFactory(conference=conference), code="A1")
    release(conference)
    town = MunicipalityFactory(district_id=conference.district_id, name="Gangelt")
    club = OrganisationFactory(
        district_id=conference.district_id,
        name="SV Rur 1912",
        category=OrganisationCategory.SPORTS,
        municipality_id=town.id,
    )
    people = [with_mail(name, tags=["Verteiler A"]) for name in GUESTS]
    MembershipFactory(organisation=club, person=people[-1])
    somebody("Offermanns", letters=True, tags=["Verteiler A"])
    return conference


@pytest.fixture
def clean(barriers, sideways):
    """``clean(page)``: no barrier, not wider than the window."""

    def look(page):
        page.evaluate(
            "for (const one of document.querySelectorAll('main details')) one.open = true"
        )
        assert barriers(page) == []
        assert sideways(page) <= 0
        page.evaluate(
            "for (const one of document.querySelectorAll('main details')) one.open = false"
        )

    return look


def office(open_browser, size):
    page = open_browser(size)
    page.goto(f"/buero/anmelden/{make_link(StaffFactory(), actor=SYSTEM)}")
    page.get_by_role("button", name="Jetzt anmelden").click()
    page.wait_for_url("**/buero**")
    return page


def worker():
    db.session.rollback()  # it sees what the browser has just stored
    sending.sweep()
    db.session.rollback()


def states():
    db.session.rollback()
    return {one.guest_name.split()[-1]: one.state for one in db.session.query(Invitation)}


def links(letters):
    """The personal link in the letter to each address."""
    return {
        letter["To"].addresses[0].username: re.search(
            r"https?://\S+/einladung/[\w-]+", letter.get_body(("plain",)).get_content()
        )[0]
        for letter in letters
    }


def see(page, clean, address):
    """This page in both directions of writing; German at the end."""
    for language in ("ar", "de"):
        page.goto(f"{address}?sprache={language}")
        clean(page)


def make_the_list(page, clean):
    page.goto("/buero/2029/einladungen")
    clean(page)
    page.get_by_role("link", name="Verteiler", exact=True).last.click()
    page.get_by_role("link", name="Verteiler anlegen").click()
    clean(page)
    page.get_by_label("Name des Verteilers").fill("Alle von Verteiler A")
    page.get_by_label("Merkmal").fill("Verteiler A")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("6 stehen auf diesem Verteiler.")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="Amira Offermanns")
    expect(row).to_contain_text("Merkmal „Verteiler A“")
    expect(row).to_contain_text("Brief")
    clean(page)


def write_and_try(page, clean, post):
    page.get_by_role("link", name="Aussendung an diesen Verteiler").click()
    clean(page)
    page.get_by_label("Name der Aussendung").fill("Einladung Verteiler A")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Es ist noch nichts verschickt.")).to_be_visible()
    clean(page)
    page.get_by_role("link", name="Vorschau").click()
    expect(page.get_by_role("heading", name="Als E-Mail")).to_have_count(3)
    expect(page.get_by_text("Guten Tag Amira Offermanns,").first).to_be_visible()
    clean(page)
    page.get_by_role("button", name="Probe an mich: Deutsch").click()
    expect(page.get_by_text("Die Probe ist unterwegs an")).to_be_visible()
    (trial,) = post()
    assert "PERSOENLICHER-LINK" in trial.get_body(("plain",)).get_content()
    assert states() == {}


def send_it(page, clean):
    page.get_by_role("link", name="Probelauf").first.click()
    expect(page.get_by_text("5 per E-Mail, 1 als Brief").first).to_be_visible()
    clean(page)
    page.locator("summary").filter(has_text="Versenden").click()
    page.get_by_role("button", name="Versenden").click()
    expect(page.get_by_text("0 von 6 sind bearbeitet.")).to_be_visible()
    worker()
    expect(page.get_by_text("6 von 6 sind bearbeitet.")).to_be_visible()  # it looks by itself
    page.reload()
    expect(page.get_by_text("fertig versendet").first).to_be_visible()
    clean(page)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_invitation_goes_out_is_answered_and_shows_who_is_missing(
    open_browser, conference, post, clean, size
):
    page = office(open_browser, size)
    make_the_list(page, clean)
    write_and_try(page, clean, post)
    send_it(page, clean)
    by_name = links(post())
    assert by_name.keys() == {name.lower() for name in GUESTS}

    guest = open_browser(size)
    a_scanner_opens_everything(guest, by_name)
    somebody_comes(guest, clean, by_name["haddad"])
    somebody_declines(guest, clean, by_name["kowal"])
    successor = somebody_passes_it_on(guest, clean, by_name["nowak"], post)
    see(guest, clean, successor)
    expect(guest.get_by_text("Guten Tag Jens Kreutz")).to_be_visible()
    somebody_opts_out(guest, clean, by_name["yildiz"])

    assert states() == {
        "Haddad": InvitationState.ACCEPTED,
        "Kowal": InvitationState.DECLINED,
        "Nowak": InvitationState.SENT,
        "Yildiz": InvitationState.OPTED_OUT,
        "Jansen": InvitationState.SENT,
        "Offermanns": InvitationState.QUEUED,
    }
    the_overview_tells(page, clean)
    the_silent_are_reminded(page, clean, post)


def a_scanner_opens_everything(guest, by_name):
    before = states()
    for link in by_name.values():
        for page in ("", "/anmelden", "/absagen", "/jemand-anderes", "/abbestellen"):
            assert guest.request.get(f"{link}{page}").ok
    assert states() == before


def somebody_comes(guest, clean, link):
    see(guest, clean, link)
    expect(guest.get_by_text("Guten Tag Amira Haddad")).to_be_visible()
    guest.get_by_role("link", name="Ich komme", exact=True).click()
    expect(guest.get_by_label("Nachname").first).to_have_value("Haddad")
    expect(guest.locator("#email")).to_have_value("haddad@post.example.org")
    clean(guest)
    guest.locator("main form.form button[type=submit]").first.click()
    guest.locator("select[name^='p1-r']").first.wait_for(state="attached")
    guest.locator("main form.form button[type=submit]").first.click()
    expect(guest.locator("main")).to_contain_text("K29-0001")
    see(guest, clean, link)
    expect(guest.get_by_text("Sie haben zugesagt")).to_be_visible()


def somebody_declines(guest, clean, link):
    see(guest, clean, f"{link}/absagen")
    guest.get_by_label("Möchten Sie uns sagen, warum?").fill("Da bin ich im Urlaub.")
    guest.get_by_role("button", name="Absagen").click()
    expect(guest.get_by_text("Sie haben abgesagt")).to_be_visible()
    see(guest, clean, link)


def somebody_passes_it_on(guest, clean, link, post):
    post()
    see(guest, clean, f"{link}/jemand-anderes")
    guest.get_by_label("Vorname").fill("Jens")
    guest.get_by_label("Nachname").fill("Kreutz")
    guest.get_by_label("E-Mail-Adresse").fill("jens@example.org")
    guest.get_by_role("button", name="Einladung weitergeben").click()
    expect(guest.get_by_role("heading", name="Die Einladung ist weitergegeben")).to_be_visible()
    see(guest, clean, "/einladung/weitergegeben")
    assert guest.request.get(link).status == 404
    return links(post())["jens"]


def somebody_opts_out(guest, clean, link):
    see(guest, clean, f"{link}/abbestellen")
    guest.get_by_role("button", name="Ja, keine Einladungen mehr").click()
    expect(guest.get_by_text("Sie bekommen von uns keine Einladungen mehr.")).to_be_visible()
    clean(guest)
    see(guest, clean, link)


def the_overview_tells(page, clean):
    page.goto("/buero/2029/einladungen")
    expect(page.get_by_text("Aus Gangelt hat noch niemand zugesagt.")).to_be_visible()
    sport = page.get_by_role("row").filter(has_text="Sportverein")
    expect(sport.first).to_contain_text("1")
    expect(page.get_by_role("heading", name="Nach Kommune")).to_be_visible()
    clean(page)
    page.get_by_role("link", name="Alle Einladungen").first.click()
    expect(page.get_by_role("row").filter(has_text="Amira Kowal")).to_contain_text("Absage")
    clean(page)
    page.get_by_role("link", name="Amira Kowal").click()
    expect(page.get_by_text("Da bin ich im Urlaub.").first).to_be_visible()
    clean(page)


def the_silent_are_reminded(page, clean, post):
    page.goto("/buero/2029/einladungen")
    page.get_by_role("link", name="Erinnern", exact=True).click()
    page.get_by_label("Name der Aussendung").fill("Erinnerung")
    page.get_by_role("button", name="Speichern").click()
    page.get_by_role("link", name="Auswählen, wer erinnert wird").click()
    clean(page)
    expect(page.locator("main input[type=checkbox][name=chosen]")).to_have_count(2)
    page.get_by_label("Amira Nowak").uncheck()
    page.get_by_role("button", name="Auswahl speichern").click()
    expect(page.get_by_text("1 zum Erinnern ausgewählt.")).to_be_visible()
    page.get_by_role("link", name="Probelauf").first.click()
    clean(page)
    page.locator("summary").filter(has_text="Versenden").click()
    page.get_by_role("button", name="Versenden").click()
    expect(page.get_by_text("0 von 1 sind bearbeitet.")).to_be_visible()
    post()
    worker()
    (reminder,) = post()
    assert reminder["Subject"].startswith("Erinnerung: Einladung")
    assert [one.username for one in reminder["To"].addresses] == ["jansen"]

"""Every page of the house as people meet it, in the demonstration: no barrier, no sideways scrolling.

Visitors' pages in German and Arabic, the office in German; on a small telephone and on a desk; then
once more with everything wrong. A page is opened once and looked at in both windows, every second one
opened on the telephone. A new page with parameters says in ``things`` how it is reached.
"""

import re
from functools import partial

import pytest
from sqlalchemy import select

from conference.accounts.services.signing_in import make_link
from conference.allocation.services.calculating import ask_to_calculate
from conference.core.actor import SYSTEM, Actor, Role
from conference.core.database import db
from conference.core.translated import german
from conference.demo import story
from conference.demo.script import Snapshot
from conference.directory.models import (
    BarrierReport,
    Expert,
    LikelyDouble,
    Membership,
    Organisation,
    Person,
)
from conference.directory.states import DoubleKind
from conference.errands.work import ask_for, do_waiting
from conference.mail.models import Letter
from conference.planning.models import VenueRoom
from conference.planning.queries import current_conference
from conference.privacy.models import PrivacyWording
from conference.programme.models import Forum, ForumRound, ProgrammeItem, Stand, Topic
from conference.programme.states import ForumState
from conference.registration.models import Registration
from conference.registration.queries import registration_behind
from conference.registration.rules.scans import scan_of
from conference.registration.services.scans import keep_scan
from tests.directory.pictures import png
from tests.factories import (
    AddressPairFactory,
    IntakeRunFactory,
    PersonFactory,
    StaffFactory,
    StaffRole,
)
from tests.factories.offers import SeatOfferFactory
from tests.journeys.conftest import DESK, PHONE, forget_everything
from tests.web.world import an_invitation, an_organisation_with_seats

MET_ON_THE_WAY = {
    "registration.done",
    "directory.barrier_reported",
    "accounts.use_link",
    "papers.by_code",
}
NO_PAGES = {
    *("static", "web.health", "directory.logo", "registration.standing"),
    *("errands_office.file", "registration_office.scan"),  # files
    "intake_office.checked",  # leads on to the list
    *(
        "allocation_office.compare",
        "allocation_office.tell",
    ),  # their journey has two runs, one applied
}
OTHER_TOKENS = {"organisation": "organisation_token", "einladung": "invitation_token"}
TAKES_SOMETHING_AWAY = ("loeschen", "entfernen")
SIZES = {"phone": PHONE, "desk": DESK}


@pytest.fixture(scope="module", autouse=True)
def _clean_database(app):
    """All journeys of this page walk through one demonstration, which takes a while to tell."""
    with app.app_context():
        yield
        forget_everything()


@pytest.fixture(autouse=True)
def _look_anew():
    """SQLite lets nobody write who still reads what was there before the server wrote."""
    db.session.rollback()
    yield
    db.session.rollback()


def a_calculated_run(conference):
    """The number of a run of the allocation over everybody who has registered."""
    run, _ = ask_to_calculate(conference.id, actor=SYSTEM, back="", address_of=lambda made: "/")
    number = run.number
    do_waiting()
    return number


@pytest.fixture(scope="module")
def things(app):
    """What the addresses of the demonstration name."""
    for _ in story.acts(Snapshot.REGISTRATION):
        pass
    conference = current_conference()
    letters = db.session.scalars(select(Letter.text)).all()
    tokens = [m[1] for text in letters if (m := re.search(r"/anmeldung/([\w-]{20,})", text))]

    def one(model, **facts):
        return db.session.scalars(select(model).filter_by(**facts).limit(1)).one()

    forum = one(Forum, conference_id=conference.id, state=ForumState.CONFIRMED)
    report = BarrierReport(
        district_id=conference.district_id, form_key="a", text="Der Text ist zu klein."
    )
    wording = PrivacyWording(
        version="a1b2c3",
        year=conference.year,
        name="Muster",
        short=german("Kurz"),
        full=german("Lang"),
    )
    db.session.add_all([report, wording])
    db.session.commit()
    person = one(Registration)
    part = db.session.scalars(
        select(Membership).join(Membership.organisation).where(Organisation.is_listed).limit(1)
    ).one()
    scan = keep_scan(person.party_id, scan_of(png()), actor=SYSTEM)
    pair = AddressPairFactory()
    run_number = a_calculated_run(conference)
    double = db.session.scalars(
        select(LikelyDouble).where(LikelyDouble.kind == DoubleKind.PERSON).order_by(LikelyDouble.id)
    ).first()
    return {
        "twins": "personen",
        "first_id": double.first_id,
        "second_id": double.second_id,
        "list_id": pair.run_id,
        "pair_id": pair.id,
        "year": conference.year,
        "slug": forum.slug,
        "forum_id": forum.id,
        "kind": "forum",
        "subject_id": forum.id,
        "room_id": one(VenueRoom, conference_id=conference.id).id,
        "round_id": one(ForumRound, conference_id=conference.id).id,
        "item_id": one(ProgrammeItem, conference_id=conference.id).id,
        "stand_id": one(Stand, conference_id=conference.id).id,
        "topic_id": one(Topic, conference_id=conference.id).id,
        "person_id": db.session.scalars(
            select(Person.id).where(~Person.expert.has()).limit(1)
        ).one(),
        "organisation_id": part.organisation_id,
        "organisation_slug": part.organisation.slug,
        "membership_id": part.id,
        "expert_id": one(Expert).id,
        "letter_id": one(Letter).id,
        "report_id": report.id,
        "code": person.code,
        "scan_id": scan.id,
        "run_number": run_number,
        "run_id": IntakeRunFactory(conference=conference).id,
        "wording_id": wording.id,
        "version": wording.version,
        "other_code": db.session.scalars(select(Registration.code).offset(1).limit(1)).one(),
        "token": tokens[0],
        "offer_id": SeatOfferFactory(party=registration_behind(tokens[0]).party).id,
        "position": 1,
        "language": "ar",
        "part": "catalogue",
        "number": 1,
        **an_organisation_with_seats(conference),
        **an_invitation(conference, PersonFactory(district=conference.district)),
    }


@pytest.fixture
def watch(barriers, sideways):
    """``watch(page)``: look at the page as it stands, with everything unfolded; ``watch.found`` keeps the finds."""

    def look(page, note=""):
        page.evaluate(
            "for (const one of document.querySelectorAll('main details')) one.open = true"
        )
        seen = barriers(page)
        if pixels := sideways(page):
            seen.append(f"{pixels} pixels too wide")
        if page.viewport_size == PHONE:
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            if pixels := sideways(page):
                seen.append(f"{pixels} pixels too wide at twice the letter size")
            page.evaluate("document.documentElement.style.fontSize = ''")
        look.found += [f"{page.url} {note}: {one}" for one in seen]
        look.pages += 1

    look.found, look.pages = [], 0
    return look


def in_both_windows(page, watch, note=""):
    """Look at the page in the window in which it was opened, then in the other one."""
    opened = page.viewport_size
    for size in sorted(SIZES.values(), key=lambda size: size != opened):
        page.set_viewport_size(size)
        watch(page, f"{note} in a window of {size['width']} pixels")


def addresses(app, things, *, office):
    """All pages that can be opened by an address alone."""
    named = app.url_map.bind("")
    return [
        named.build(rule.endpoint, {name: _thing(things, rule, name) for name in rule.arguments})
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods
        and rule.endpoint not in MET_ON_THE_WAY | NO_PAGES
        and not rule.endpoint.startswith("samples.")
        and "." not in rule.rule
        and "anlagen" not in rule.rule
        and rule.rule.startswith("/buero") == office
    ]


def _thing(things, rule, name):
    """A link of an organisation, or of an invitation, is another one than that of a registration."""
    if name == "token":
        name = OTHER_TOKENS.get(rule.rule.split("/")[1], name)
    return things[name]


def see(page, address):
    answer = page.goto(address)
    assert answer.status == 200, f"{address} answers {answer.status}"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_visitors_meet_no_barrier(app, open_browser, things, watch, language):
    page = open_browser(PHONE, language=language)

    for address in addresses(app, things, office=False):
        see(page, f"{address}?sprache={language}")
        in_both_windows(page, watch)
    see(page, f"/{things['year']}/programm?ansicht=druck")
    in_both_windows(page, watch)
    page.goto("/2026/nirgends")
    in_both_windows(page, watch, "an address that does not exist")

    assert watch.found == []
    assert watch.pages > 2 * 15


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_visitors_who_send_something_meet_no_barrier(open_browser, things, watch, language, size):
    page = open_browser(SIZES[size], language=language)
    see(page, f"/{things['year']}/?sprache={language}")

    register(page, things, watch)
    report_a_barrier(page, watch)

    assert watch.found == []
    assert watch.pages == 5


@pytest.mark.parametrize("language", ["de-simple", "en", "uk", "tr"])
def test_no_other_language_brings_a_barrier_to_the_telephone(
    app, open_browser, things, watch, language
):
    """German and Arabic are seen above, with everything that can go wrong; here, every page as it opens."""
    page = open_browser(PHONE, language=language)

    for address in addresses(app, things, office=False):
        see(page, f"{address}?sprache={language}")
        watch(page)

    assert watch.found == []
    assert watch.pages > 15


def register(page, things, watch):
    """The three screens, with everything wrong first."""
    send = "main form.form button[type=submit]"
    see(page, f"/{things['year']}/anmeldung")
    page.locator(send).first.click()
    watch(page, "nothing filled in")
    page.locator("[name=last_name]").fill("Al-Hassan")
    page.locator("[name=email]").fill("ahmad@example.org")
    page.locator(send).first.click()
    watch(page, "second screen")
    page.locator(send).first.click()
    page.wait_for_url("**/fertig/**")
    watch(page, "third screen")


def report_a_barrier(page, watch):
    see(page, "/barriere-melden")
    page.locator("main form.form button[type=submit]").click()
    watch(page, "nothing filled in")
    page.locator("main textarea").first.fill("Der Text ist zu klein.")
    page.locator("main form.form button[type=submit]").click()
    watch(page, "thanks")


@pytest.fixture
def sign_in(things):
    """Come into the office by a one-time link, as on the first day."""

    def come_in(page, look):
        db.session.rollback()
        staff = StaffFactory(name="Petra Claßen", granted=[StaffRole(role=Role.OFFICE)])
        things["staff_id"] = staff.id
        clerk = Actor(name=staff.name, staff_id=staff.id, roles=frozenset({Role.OFFICE}))
        errand = ask_for("nothing", {}, title="Liste", roles=(Role.OFFICE,), actor=clerk)
        things["errand_id"] = errand.id
        page.goto(f"/buero/anmelden/{make_link(staff, actor=SYSTEM)}")
        look(page)
        page.locator("main form button[type=submit]").first.click()

    return come_in


def test_the_office_meets_no_barrier(app, open_browser, things, watch, sign_in):
    page = open_browser(PHONE)
    sign_in(page, partial(in_both_windows, watch=watch))

    for address in addresses(app, things, office=True):
        see(page, address)
        in_both_windows(page, watch)

    assert watch.found == []
    assert watch.pages > 2 * 50


def test_the_office_meets_no_barrier_when_everything_is_wrong(
    app, open_browser, things, watch, sign_in
):
    page = open_browser(PHONE)
    sign_in(page, watch)

    for address in addresses(app, things, office=True):
        if address.endswith(TAKES_SOMETHING_AWAY):
            continue
        page.goto(address)
        if page.locator("main form.form input[type=text]").count():
            page.evaluate(
                "for (const one of document.querySelectorAll('main form.form :is(input, textarea)'))"
                " if (one.type != 'hidden') one.value = ''"
            )
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            page.locator("main form.form button[type=submit]").first.click()
            watch(page, f"(sent empty from {address})")

    assert watch.found == []


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_the_first_view_of_a_public_page_is_small(app, open_browser, things, language):
    db.session.rollback()
    current_conference().district.colour = "#7a1f5c"
    db.session.commit()
    large = []

    for address in addresses(app, things, office=False):
        page = open_browser(PHONE, language=language)
        answers = []
        page.on("response", lambda answer, answers=answers: answers.append(answer))
        page.goto(f"{address}?sprache={language}", wait_until="networkidle")
        sizes = [
            sum(
                answer.request.sizes()[part] for part in ("responseBodySize", "responseHeadersSize")
            )
            for answer in answers
            if not answer.url.startswith("data:")
        ]
        if len(sizes) > 6 or sum(sizes) > 100_000:
            large.append(f"{address}: {len(sizes)} requests, {sum(sizes)} octets")
        page.context.close()

    assert large == []

"""How staff come in, and how nobody else does."""

import statistics
import time
from datetime import timedelta

import pytest
from sqlalchemy import select

from conference.accounts import rules
from conference.accounts.models import SignInLink, StaffRole, StaffSession
from conference.accounts.services import signing_in
from conference.core import clock
from conference.core.actor import SYSTEM, Role
from conference.core.database import db
from conference.mail.models import Letter
from conference.web import limits
from conference.web.access import current_actor
from tests.factories import StaffFactory

PASSWORD = "vier Wörter reichen aus"
WRONG = "E-Mail-Adresse und Passwort passen nicht zusammen."


@pytest.fixture
def svenja():
    return StaffFactory(
        email="svenja@kreis.example.org", password_hash=rules.hash_of_password(PASSWORD)
    )


def sign_in(browser, email="svenja@kreis.example.org", password=PASSWORD, **options):
    return browser.post("/buero/anmelden", data={"email": email, "password": password}, **options)


def is_in(browser):
    browser.get("/nirgends")
    return current_actor().is_staff


def sessions():
    return db.session.scalars(select(StaffSession).order_by(StaffSession.id)).all()


def link_for(staff):
    return f"/buero/anmelden/{signing_in.make_link(staff, actor=SYSTEM)}"


def test_the_right_password_lets_in(client, svenja):
    answer = sign_in(client, email="Svenja@Kreis.Example.org")

    assert (answer.status_code, answer.location) == (303, "/buero/")
    assert is_in(client)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("svenja@kreis.example.org", "falsch"),
        ("nobody@kreis.example.org", PASSWORD),
        ("shut@kreis.example.org", PASSWORD),
        ("linkonly@kreis.example.org", PASSWORD),
    ],
)
def test_a_wrong_try_gets_the_same_answer_whatever_was_wrong(client, svenja, email, password):
    StaffFactory(
        email="shut@kreis.example.org",
        password_hash=svenja.password_hash,
        disabled_at=clock.now(),
    )
    StaffFactory(email="linkonly@kreis.example.org")

    answer = sign_in(client, email, password)

    assert answer.status_code == 400
    assert WRONG in answer.text
    assert f'value="{email}"' in answer.text
    assert not is_in(client)


def test_the_11th_wrong_password_from_one_address_is_refused(client, svenja):
    statuses = [
        sign_in(client, f"nobody{number}@kreis.example.org").status_code for number in range(11)
    ]

    assert statuses == [400] * 10 + [429]


def test_the_11th_wrong_password_for_one_account_is_refused_from_anywhere(client, svenja):
    for number in range(10):
        sign_in(client, password="falsch", environ_base={"REMOTE_ADDR": f"203.0.113.{number}"})

    answer = sign_in(client, environ_base={"REMOTE_ADDR": "203.0.113.99"})

    assert answer.status_code == 429
    assert not is_in(client)


def test_a_forged_forwarding_header_does_not_reset_the_count(client, svenja):
    statuses = [
        sign_in(
            client,
            f"nobody{number}@kreis.example.org",
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        ).status_code
        for number in range(11)
    ]

    assert statuses[-1] == 429


def test_right_passwords_are_never_counted(app, svenja):
    statuses = {sign_in(app.test_client()).status_code for _ in range(15)}

    assert statuses == {303}


def test_a_locked_password_leaves_the_way_by_link_open(client, svenja):
    for _ in range(11):
        sign_in(client, password="falsch")

    client.post(link_for(svenja))

    assert is_in(client)


def test_after_signing_in_the_cookie_holds_a_new_token_and_nothing_of_before(client, svenja):
    with client.session_transaction() as cookie:
        cookie["left behind"] = "by somebody else"
        cookie["_user_id"] = "chosen by an attacker"

    sign_in(client)

    with client.session_transaction() as cookie:
        assert "left behind" not in cookie
        assert len(cookie["_user_id"]) == 32


def test_the_old_cookie_is_dead_after_signing_out(client, svenja):
    sign_in(client)
    kept = client.get_cookie("konferenz").value

    client.post("/buero/abmelden")
    client.set_cookie("konferenz", kept)

    assert not is_in(client)


def test_a_session_ends_after_a_working_day(client, svenja):
    sign_in(client)

    with clock.pretending(clock.now() + timedelta(hours=13)):
        assert not is_in(client)


def test_the_cookie_is_kept_from_scripts_and_other_sites(client, svenja):
    cookie = sign_in(client).headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    ("wish", "leads_to"),
    [
        ("/buero/konten?seite=2", "/buero/konten?seite=2"),
        ("//evil.example", "/buero/"),
        ("https://evil.example/buero", "/buero/"),
        ("/\\evil.example", "/buero/"),
    ],
)
def test_signing_in_leads_to_where_one_wanted_to_go_in_this_office(client, svenja, wish, leads_to):
    answer = client.post(
        "/buero/anmelden",
        query_string={"next": wish},
        data={"email": svenja.email, "password": PASSWORD},
    )

    assert answer.location == leads_to


def test_the_guard_remembers_where_one_wanted_to_go(client):
    answer = client.get("/buero/konten?seite=2")

    assert answer.status_code == 303
    assert answer.location == "/buero/anmelden?next=/buero/konten?seite%3D2"


def test_opening_a_link_consumes_nothing(client, svenja):
    link = link_for(svenja)

    pages = [client.get(link) for _ in range(3)] + [client.head(link)]

    assert {page.status_code for page in pages} == {200}
    assert "Svenja Küsters" in pages[0].text
    assert not is_in(client)
    client.post(link)
    assert is_in(client)


def test_a_link_lets_in_once(app, svenja):
    link = link_for(svenja)
    app.test_client().post(link)

    second = app.test_client()
    answers = [second.post(link), second.get(link)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Dieser Link gilt nicht mehr" in answers[0].text
    assert not is_in(second)


def test_a_link_grows_old(client, svenja):
    link = link_for(svenja)

    with clock.pretending(clock.now() + timedelta(hours=25)):
        assert client.post(link).status_code == 404


def test_a_link_of_a_shut_account_opens_nothing(client, svenja):
    link = link_for(svenja)
    svenja.disabled_at = clock.now()
    db.session.commit()

    assert client.get(link).status_code == 404
    assert client.post(link).status_code == 404


def test_the_database_keeps_only_the_hash_of_a_link(svenja):
    token = link_for(svenja).rpartition("/")[2]

    kept = db.session.scalars(select(SignInLink)).one()

    assert token not in repr(vars(kept))


def ask_for_link(client, address):
    return client.post("/buero/anmelden/link", data={"address": address}, follow_redirects=True)


def letters():
    return db.session.scalars(select(Letter).order_by(Letter.id)).all()


def test_asking_for_a_link_sends_one_that_works(client, svenja):
    ask_for_link(client, "Svenja@kreis.example.org")

    letter = letters()[0]
    link = next(word for word in letter.text.split() if "/buero/anmelden/" in word)
    client.post(link.removeprefix("http://localhost"))
    assert (letter.to_address, letter.subject) == (
        "svenja@kreis.example.org",
        "Ihr Link zum Anmelden im Konferenzbüro",
    )
    assert is_in(client)


def test_nobody_learns_whether_an_address_has_an_account(client, svenja):
    known = ask_for_link(client, "svenja@kreis.example.org")
    unknown = ask_for_link(client, "nobody@kreis.example.org")

    assert known.text == unknown.text
    assert [letter.to_address for letter in letters()] == ["svenja@kreis.example.org"]


def test_an_unknown_address_leaves_nothing_behind(client):
    ask_for_link(client, "nobody@kreis.example.org")

    assert letters() == []
    assert db.session.scalars(select(SignInLink)).all() == []


def test_nobody_is_flooded_with_links(client, svenja):
    for _ in range(6):
        ask_for_link(client, svenja.email)

    assert len(letters()) == 3


def test_a_stranger_cannot_ask_for_links_without_end(client):
    statuses = [ask_for_link(client, f"a{n}@example.org").status_code for n in range(21)]

    assert statuses == [200] * 20 + [429]


def test_a_poisoned_host_does_not_get_into_a_letter(client, svenja):
    client.post(
        "/buero/anmelden/link",
        data={"address": svenja.email},
        headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"},
    )

    letter = letters()[0]
    assert "evil.example" not in letter.text + letter.html
    assert "http://localhost/buero/anmelden/" in letter.text


def test_a_role_that_is_taken_away_ends_the_session_at_once(office, staff_client):
    desk = staff_client(Role.DESK)

    office.post(
        f"/buero/konten/{desk.staff.id}",
        data={"name": "Jens", "email": desk.staff.email, "roles": ["reader"]},
    )

    assert not is_in(desk)


def test_whoever_changes_roles_reads_who_has_to_sign_in_again(office, staff_client):
    desk = staff_client(Role.DESK)

    def saved(client, *roles):
        facts = {"name": client.staff.name, "email": client.staff.email, "roles": list(roles)}
        answer = office.post(f"/buero/konten/{client.staff.id}", data=facts, follow_redirects=True)
        return answer.text

    assert "Die Person muss sich neu anmelden." in saved(desk, "reader")
    assert "neu anmelden" not in saved(desk, "reader")
    assert "gespeichert. Bitte melden Sie sich neu an." in saved(office, "office", "needs")


def test_revoking_a_session_ends_it_at_once(app, svenja):
    here, elsewhere = app.test_client(), app.test_client()
    sign_in(here)
    sign_in(elsewhere)

    here.post(f"/buero/konto/sitzungen/{sessions()[1].id}/beenden")

    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_nobody_revokes_the_session_of_another_person(staff_client, svenja):
    desk, other = staff_client(Role.DESK), staff_client(Role.DESK)

    answer = desk.post(f"/buero/konto/sitzungen/{sessions()[1].id}/beenden")

    assert answer.status_code == 403
    assert is_in(other)


def test_roles_from_the_database_count_not_those_of_the_sign_in(staff_client):
    browser = staff_client(Role.OFFICE)
    browser.staff.granted = [StaffRole(role=Role.READER)]
    db.session.commit()

    assert browser.get("/buero/konten").status_code == 403


def seconds(step):
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


@pytest.mark.parametrize("door", ["password", "link"])
def test_the_time_of_the_answer_tells_nothing_either(app, svenja, monkeypatch, door):
    monkeypatch.setattr(limits, "DOORS", dict.fromkeys(limits.DOORS, limits.Allowance(10_000)))
    monkeypatch.setattr(signing_in, "LINKS_AN_HOUR", 10_000)
    browser = app.test_client()
    known, unknown = [], []

    def knock(address):
        if door == "password":
            return lambda: sign_in(browser, address, "falsch")
        return lambda: browser.post("/buero/anmelden/link", data={"address": address})

    for number in range(21):
        known.append(seconds(knock("svenja@kreis.example.org")))
        unknown.append(seconds(knock(f"nobody{number}@kreis.example.org")))

    ratio = statistics.median(known) / statistics.median(unknown)
    assert 1 / 1.5 < ratio < 1.5

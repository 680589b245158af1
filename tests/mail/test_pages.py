"""The outbox as the office sees it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from conference.core import clock
from conference.core.actor import SYSTEM, Role
from conference.core.database import db
from conference.mail.delivery import deliver_due
from conference.mail.models import Attachment, Letter
from conference.mail.queries import letters_about, letters_left_lying, letters_that_need_a_hand
from conference.mail.service import forget_letters_about
from conference.mail.states import LetterState
from conference.trail.queries import entries_about
from tests.factories import LetterFactory
from tests.mail.conftest import write

SECRET = "AbCdEfGhIjKlMnOpQrStUvWxYz01_-AB"
LINK = f"https://konferenz.example.org/anmeldung/{SECRET}"


def act(browser, letter, what):
    return browser.post(f"/buero/postausgang/{letter.id}/{what}", follow_redirects=True)


def state_of(letter):
    db.session.expire_all()
    return db.session.get(Letter, letter.id).state


def test_the_list_shows_who_gets_what_and_what_became_of_it(office):
    LetterFactory(state=LetterState.FAILED, reason="Der Mailserver nimmt die Adresse nicht an")

    page = office.get("/buero/postausgang").text

    assert "oksana.petrenko@post.example.org" in page
    assert "Ihre Anmeldung zur Integrationskonferenz" in page
    assert "Der Mailserver nimmt die Adresse nicht an" in page
    assert "Unzustellbar: 1." in page
    assert "unzustellbar (1)" in page


def test_the_list_is_searched_and_narrowed(office):
    LetterFactory(subject="Gesucht 50%", state=LetterState.SENT)
    LetterFactory(subject="Anderes", to_name="Jens", to_address="jens@post.example.org")

    by_word = office.get("/buero/postausgang?suche=50%25").text
    by_state = office.get("/buero/postausgang?stand=pending").text
    by_nonsense = office.get("/buero/postausgang?stand=nonsense&sortierung=x&seite=-3").text

    assert ("Gesucht" in by_word, "Anderes" in by_word) == (True, False)
    assert ("Gesucht" in by_state, "Anderes" in by_state) == (False, True)
    assert ("Gesucht" in by_nonsense, "Anderes" in by_nonsense) == (True, True)


def test_a_list_of_thirty_asks_the_database_as_often_as_a_list_of_one(office, count_queries):
    LetterFactory()
    office.get("/buero/postausgang")
    with count_queries() as for_one:
        office.get("/buero/postausgang")
    LetterFactory.create_batch(29)

    with count_queries() as for_thirty:
        office.get("/buero/postausgang")

    assert len(for_thirty) == len(for_one)


def test_a_letter_is_shown_to_the_last_octet(office):
    letter = LetterFactory(html='<p class="x">Guten Tag</p>', language="ar")

    page = office.get(f"/buero/postausgang/{letter.id}").text

    assert "Sie sind angemeldet." in page
    assert "&lt;p class=&#34;x&#34;&gt;Guten Tag&lt;/p&gt;" in page
    assert "Content-Type: multipart/mixed" in page
    assert "X-Auto-Response-Suppress: OOF, AutoReply, RN, NRN" in page
    assert "termin.ics" in page


def test_a_letter_to_an_impossible_address_is_shown_too(office):
    letter = LetterFactory(to_address="niemand")

    assert "Die Adresse ist unvollständig." in office.get(f"/buero/postausgang/{letter.id}").text
    assert office.get(f"/buero/postausgang/{letter.id}/nachricht.eml").status_code == 422


def test_the_message_is_a_file_that_mail_programs_open(office, mail_folder):
    letter = LetterFactory()
    deliver_due()

    answer = office.get(f"/buero/postausgang/{letter.id}/nachricht.eml")

    [file] = mail_folder.iterdir()
    assert answer.data == file.read_bytes()
    assert answer.headers["Content-Disposition"] == f"attachment; filename=brief-{letter.id}.eml"


def test_files_are_downloaded_from_their_own_letter_only(office):
    letter, other = LetterFactory(), LetterFactory()
    file = letter.attachments[0]

    answer = office.get(f"/buero/postausgang/{letter.id}/anlagen/{file.id}")

    assert (answer.data, answer.headers["Content-Disposition"]) == (
        file.content,
        "attachment; filename=termin.ics",
    )
    assert office.get(f"/buero/postausgang/{other.id}/anlagen/{file.id}").status_code == 404


def test_links_that_let_people_in_are_shown_to_the_office_where_no_letter_leaves(
    app, office, staff_client, monkeypatch
):
    letter = LetterFactory(text=LINK, html=LINK)
    letter.attachments[0].content = f"DESCRIPTION:{LINK[:60]}\r\n {LINK[60:]}\r\n".encode()
    db.session.commit()
    reader = staff_client(Role.READER)
    pages = [
        f"/buero/postausgang/{letter.id}",
        f"/buero/postausgang/{letter.id}/nachricht.eml",
        f"/buero/postausgang/{letter.id}/anlagen/{letter.attachments[0].id}",
    ]

    def seen_by(browser):
        return ["AbCdEfGh" in browser.get(page).text for page in pages]

    assert seen_by(office) == [True, True, True]
    assert seen_by(reader) == [False, False, False]
    monkeypatch.setitem(app.config, "MAIL_SERVER", "mail.example.org")
    assert seen_by(office) == [False, False, False]
    assert SECRET in db.session.get(Letter, letter.id, populate_existing=True).text


def test_a_failed_letter_is_sent_again_with_all_patience(office, mail_folder):
    letter = LetterFactory(state=LetterState.FAILED, tries=9, give_up_at=clock.now())

    page = act(office, letter, "senden").text
    deliver_due()

    assert "Der Brief geht in den nächsten Sekunden hinaus." in page
    assert state_of(letter) == LetterState.SENT
    assert [entry.event for entry in entries_about("letter", letter.id)] == [
        "LetterSent",
        "LetterSentAgain",
    ]


def test_an_unclear_letter_is_sent_again_under_the_same_message_id(office, post_office):
    write()
    post_office.on_data = ["drop"]
    deliver_due()
    letter = db.session.scalars(sa.select(Letter)).one()

    act(office, letter, "senden")
    deliver_due()

    first, second = (envelope.original_content for envelope in post_office.received)
    assert first == second
    assert letter.message_id.encode() in second
    assert state_of(letter) == LetterState.SENT


def test_an_unclear_letter_is_noted_as_arrived(office):
    letter = LetterFactory(state=LetterState.UNCLEAR, claimed_until=clock.now())

    act(office, letter, "angekommen")

    assert state_of(letter) == LetterState.SENT
    assert db.session.get(Letter, letter.id).sent_at is not None


def test_a_discarded_letter_is_never_sent(office, mail_folder):
    letter = LetterFactory()

    act(office, letter, "verwerfen")
    deliver_due()

    assert state_of(letter) == LetterState.DISCARDED
    assert not mail_folder.exists()


def test_a_letter_that_waits_for_its_next_try_is_tried_at_once(office, mail_folder):
    letter = LetterFactory(next_try_at=clock.now() + timedelta(hours=4), tries=5)

    act(office, letter, "senden")
    deliver_due()

    assert state_of(letter) == LetterState.SENT


@pytest.mark.parametrize("what", ["senden", "angekommen", "verwerfen"])
@pytest.mark.parametrize("state", [LetterState.SENT, LetterState.SENDING, LetterState.CLAIMED])
def test_what_is_under_way_or_done_is_left_alone(office, what, state):
    letter = LetterFactory(state=state, claimed_until=clock.now() + timedelta(minutes=5))

    answer = act(office, letter, what)

    assert answer.status_code == 409
    assert state_of(letter) == state


def test_letters_that_need_a_hand_are_counted():
    for state in LetterState:
        LetterFactory(state=state)

    assert letters_that_need_a_hand() == 2


def test_the_office_is_told_when_no_worker_is_running(office):
    LetterFactory(next_try_at=clock.now() - timedelta(minutes=9))
    LetterFactory(next_try_at=clock.now() + timedelta(hours=1))
    assert "Hintergrunddienst" not in office.get("/buero/postausgang").text

    LetterFactory(next_try_at=clock.now() - timedelta(minutes=11))

    assert letters_left_lying() == 1
    assert "Es gehen keine Briefe hinaus, 1 warten" in office.get("/buero/postausgang").text


def test_letters_about_somebody_who_is_forgotten_are_forgotten_too(mail_folder):
    LetterFactory(about_kind="registration", about_id=5)
    kept = LetterFactory(about_kind="registration", about_id=6)
    deliver_due()
    waiting = LetterFactory(about_kind="registration", about_id=5)

    forget_letters_about("registration", 5, actor=SYSTEM)

    assert letters_about("registration", 5) == []
    assert [entry.event for entry in entries_about("letter", waiting.id)] == ["LetterForgotten"]
    assert [file.name[:6] for file in mail_folder.iterdir()] == [f"{kept.id:06}"]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Attachment)) == 1

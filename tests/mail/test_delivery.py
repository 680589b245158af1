"""What becomes of letters, with a real mail server at the other end."""

import socket
from datetime import timedelta

import pytest
import sqlalchemy as sa

from conference.core import clock
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.mail import delivery
from conference.mail.delivery import begin_sending, claim, deliver_due
from conference.mail.errors import LeaseLost
from conference.mail.models import Letter
from conference.mail.outbox import File
from conference.mail.states import LetterState
from conference.trail.queries import entries_about
from tests.mail.conftest import use, write

ICS = File(filename="termin.ics", content_type="text/calendar; charset=utf-8", content=b"BEGIN\r\n")


def only_letter():
    db.session.expire_all()
    return db.session.scalars(sa.select(Letter)).one()


def later(**how):
    return clock.pretending(clock.now() + timedelta(**how))


def what_became_of_it():
    letter = only_letter()
    return letter.state, letter.reason


def test_a_letter_arrives_and_is_sent(post_office):
    write(files=(ICS,))

    deliver_due()

    [received] = post_office.received
    letter = only_letter()
    assert (received.mail_from, received.rcpt_tos) == (
        "konferenz@kreis.example.org",
        ["Oksana.Petrenko@post.example.org"],
    )
    assert (letter.state, letter.tries, letter.claimed_until) == (LetterState.SENT, 1, None)
    assert letter.sent_at is not None
    assert [entry.event for entry in entries_about("letter", letter.id)] == ["LetterSent"]


def test_a_sent_letter_is_not_sent_again(post_office):
    write()

    deliver_due()
    with later(days=1):
        deliver_due()

    assert len(post_office.received) == 1


def test_many_letters_share_one_connection(post_office):
    for number in range(delivery.AT_ONCE):
        write(key=str(number))

    deliver_due()

    assert len(post_office.received) == delivery.AT_ONCE
    assert len(post_office.sessions) == 1
    assert post_office.sessions[0].host_name == "kreis.example.org"


def test_more_letters_than_are_claimed_at_once_all_go_out(mail_folder, monkeypatch):
    monkeypatch.setattr(delivery, "AT_ONCE", 3)
    for number in range(7):
        write(key=str(number))

    deliver_due()

    assert len(list(mail_folder.iterdir())) == 7


def test_a_server_that_asks_for_patience_is_asked_again_later(post_office):
    write()
    post_office.on_rcpt = ["450 greylisted", "250 OK"]

    deliver_due()
    deliver_due()
    assert what_became_of_it() == (
        LetterState.PENDING,
        "Der Mailserver bittet um Geduld: 450 greylisted",
    )
    with later(seconds=61):
        deliver_due()

    assert only_letter().state == LetterState.SENT


def test_the_pauses_grow_and_after_three_days_somebody_is_told(post_office):
    write()
    post_office.on_data = ["451 full"] * 100
    start = clock.now()
    tried = []

    with clock.pretending(start):
        deliver_due()
    while only_letter().state == LetterState.PENDING:
        due = only_letter().next_try_at
        tried.append(round((due - start).total_seconds() / 60))
        with clock.pretending(due):
            deliver_due()

    assert tried[:7] == [1, 6, 21, 81, 201, 441, 681]
    assert 71 * 60 <= tried[-1] <= 72 * 60
    assert what_became_of_it() == (
        LetterState.FAILED,
        "Der Mailserver bittet um Geduld: 451 full",
    )


@pytest.mark.parametrize(
    ("step", "answer", "reason"),
    [
        ("on_rcpt", "550 5.1.1 no such user", "nimmt die Adresse nicht an: 550 5.1.1 no such user"),
        ("on_data", "554 5.7.1 spam", "nimmt die Nachricht nicht an: 554 5.7.1 spam"),
    ],
)
def test_a_firm_no_is_for_good_and_says_why(post_office, step, answer, reason):
    write()
    getattr(post_office, step).append(answer)

    deliver_due()
    with later(days=1):
        deliver_due()

    assert what_became_of_it() == (LetterState.FAILED, f"Der Mailserver {reason}")


@pytest.mark.parametrize("answer", ["503 bad sequence", "530 sign in first"])
def test_what_the_server_minds_about_us_is_no_fault_of_the_address(post_office, answer):
    write()
    post_office.on_rcpt = [answer]

    deliver_due()

    assert only_letter().state == LetterState.PENDING


def test_a_refused_letter_does_not_hold_up_the_next(post_office):
    for number in range(3):
        write(key=str(number))
    post_office.on_rcpt = ["250 OK", "550 unknown", "250 OK"]

    deliver_due()

    assert db.session.scalars(sa.select(Letter.state).order_by(Letter.id)).all() == [
        LetterState.SENT,
        LetterState.FAILED,
        LetterState.SENT,
    ]


@pytest.mark.usefixtures("in_a_hurry")
@pytest.mark.parametrize("answer", ["drop", "hang"])
def test_a_server_that_never_answers_the_final_dot_leaves_the_letter_unclear(post_office, answer):
    write()
    write(key="next")
    post_office.on_data = [answer]

    deliver_due()
    with later(days=1):
        deliver_due()

    first, second = db.session.scalars(sa.select(Letter).order_by(Letter.id))
    assert (first.state, second.state) == (LetterState.UNCLEAR, LetterState.SENT)
    assert first.reason.startswith(
        "Der Mailserver hat den Brief gelesen und dann nicht mehr geantwortet"
    )


@pytest.mark.usefixtures("in_a_hurry")
@pytest.mark.parametrize("answer", ["drop", "hang"])
def test_a_line_that_breaks_before_the_letter_is_handed_over_is_tried_again(post_office, answer):
    write()
    write(key="next")
    post_office.on_rcpt = [answer]

    deliver_due()
    with later(minutes=2):
        deliver_due()

    assert set(db.session.scalars(sa.select(Letter.state))) == {LetterState.SENT}
    assert len(post_office.received) == 2


@pytest.mark.parametrize("listening", [True, False])
def test_a_server_that_is_not_there_is_tried_once_for_all_letters(
    post_office, app, monkeypatch, listening
):
    write()
    write(key="next")
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        if listening:
            deaf.listen()
        use(app, monkeypatch, port=deaf.getsockname()[1])
        deliver_due()

    letters = db.session.scalars(sa.select(Letter)).all()
    assert [letter.state for letter in letters] == [LetterState.PENDING] * 2
    assert all(
        letter.reason.startswith("Der Mailserver ist nicht erreichbar") for letter in letters
    )
    use(app, monkeypatch, port=post_office.port)
    with later(minutes=2):
        deliver_due()
    assert len(post_office.received) == 2


def test_without_encryption_no_letter_leaves_where_it_is_demanded(post_office, app, monkeypatch):
    write()
    use(app, monkeypatch, port=post_office.port, MAIL_USE_TLS=True)

    deliver_due()

    assert post_office.received == []
    assert what_became_of_it() == (
        LetterState.PENDING,
        "Der Mailserver ist nicht erreichbar: STARTTLS extension not supported by server.",
    )


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "Die Adresse ist unvollständig."),
        ("oksana@post", "Die Adresse ist unvollständig."),
        ("@post.example.org", "Die Adresse ist unvollständig."),
        ("a@b.example\r\nBcc: c@d.example", "Die Adresse ist unvollständig."),
        ("a@b.example, c@d.example", "Die Adresse enthält Zeichen, die dort nicht stehen dürfen."),
        ("a@b@c.example", "Die Adresse enthält Zeichen, die dort nicht stehen dürfen."),
        ("a <b@c.example>", "Die Adresse enthält Zeichen, die dort nicht stehen dürfen."),
        ("ökü@b.example", "Die Adresse hat vor dem @ Zeichen, die kaum ein Mailserver annimmt."),
        ("a@.example", "Den Teil der Adresse hinter dem @ kann es so nicht geben."),
        ("x" * 65 + "@b.example", "Die Adresse ist zu lang."),
    ],
)
def test_an_address_that_cannot_be_one_fails_at_once_and_says_why(post_office, address, reason):
    write(to=address)
    write(key="next")

    deliver_due()

    letter = db.session.scalars(sa.select(Letter).order_by(Letter.id)).first()
    assert (letter.state, letter.reason) == (LetterState.FAILED, reason)
    assert [envelope.rcpt_tos for envelope in post_office.received] == [
        ["Oksana.Petrenko@post.example.org"]
    ]


def test_a_domain_with_umlauts_is_written_as_mail_servers_know_it(post_office):
    write(to="info@gemeinde-düren.example")

    deliver_due()

    assert post_office.received[0].rcpt_tos == ["info@xn--gemeinde-dren-5ob.example"]


def test_the_folder_holds_exactly_the_octets_that_a_server_gets(
    app, monkeypatch, post_office, mail_folder
):
    write(files=(ICS,), conference="Konferenz\n.\n..\n")
    deliver_due()
    monkeypatch.setitem(app.config, "MAIL_SERVER", "")
    db.session.execute(sa.update(Letter).values(state=LetterState.PENDING))
    db.session.commit()

    deliver_due()

    [file] = mail_folder.iterdir()
    assert file.name == f"{only_letter().id:06}-tests-mail-greeting.eml"
    assert file.stat().st_mode & 0o777 == 0o600
    [received] = post_office.received
    assert without_links(file.read_bytes()) == without_links(received.original_content)


def without_links(octets):
    """The link is hidden in the letter once it has been sent."""
    return octets.split(b"Link")[0], len(octets.split(b"\r\n"))


def test_a_folder_that_cannot_be_written_to_keeps_the_letter_waiting(app, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setitem(app.config, "MAIL_FOLDER", str(tmp_path / "file"))
    write()

    deliver_due()

    state, reason = what_became_of_it()
    assert (state, reason[:39]) == (LetterState.PENDING, "Der Brief ließ sich nicht ablegen: [Err")


def test_once_a_letter_has_arrived_its_secret_link_is_kept_no_longer(post_office):
    link = b"https://k.example/anmeldung/AbCdEfGhIjKlMnOpQrStUvWxYz01_-AB"
    write(files=(File(filename="a.ics", content_type="text/calendar", content=b"URL:" + link),))
    post_office.on_rcpt = ["450 later"]
    deliver_due()
    assert "AbCdEfGh" in only_letter().text

    with later(minutes=2):
        deliver_due()

    letter = only_letter()
    assert "AbCdEfGh" not in letter.text + letter.html
    assert letter.attachments[0].content == b"URL:https://k.example/anmeldung/\xe2\x80\xa2" + (
        b"\xe2\x80\xa2" * 2
    )


def test_what_is_claimed_is_not_claimed_again_until_its_time_is_over():
    write()

    assert len(claim(actor=SYSTEM)) == 1
    assert claim(actor=SYSTEM) == []
    with later(minutes=3):
        assert len(claim(actor=SYSTEM)) == 1


def test_a_worker_that_was_too_slow_does_not_send_what_another_took_up():
    write()
    [slow] = claim(actor=SYSTEM)
    lease_of_the_slow = slow.claimed_until
    with later(minutes=3):
        claim(actor=SYSTEM)

    with pytest.raises(LeaseLost):
        begin_sending(slow.id, lease_of_the_slow, actor=SYSTEM)


def test_a_letter_whose_worker_died_while_sending_is_unclear_and_not_sent(post_office):
    write()
    [letter] = claim(actor=SYSTEM)
    begin_sending(letter.id, letter.claimed_until, actor=SYSTEM)

    with later(minutes=16):
        deliver_due()

    assert what_became_of_it() == (LetterState.UNCLEAR, "Der Versand brach mittendrin ab.")
    assert post_office.received == []


def test_a_worker_that_must_stop_puts_back_what_it_has_not_tried(post_office, app, monkeypatch):
    write()
    write(key="next")
    monkeypatch.setattr(
        "conference.core.queue.Queue.closing", property(lambda _: bool(post_office.received))
    )

    deliver_due()

    letters = db.session.scalars(sa.select(Letter).order_by(Letter.id)).all()
    assert [(letter.state, letter.tries) for letter in letters] == [
        (LetterState.SENT, 1),
        (LetterState.PENDING, 0),
    ]

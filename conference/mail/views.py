"""The outbox, for the office."""

from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.mail import policy, queries, service
from conference.mail.errors import BadAddress
from conference.mail.message import octets
from conference.mail.models import Letter
from conference.mail.states import LetterState
from conference.mail.transport import letters_stay_here
from conference.trail import places
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.listing import Listing, wanted_of_address

office = Blueprint("mail_office", __name__)


@office.get("/buero/postausgang")
@open_to_staff(Role.OFFICE, Role.READER)
def letters() -> ResponseReturnValue:
    """All letters, the latest first; those in trouble by one click."""
    wanted = wanted_of_address(
        sorts=tuple(queries.SORTS), usual="-zeit", filters={"stand": set(LetterState)}
    )
    counts = queries.counts()
    return render_template(
        "mail/letters.html",
        listing=Listing(queries.letters_page(wanted)),
        counts=counts,
        left_lying=queries.letters_left_lying(),
        states=[(state.value, f"{state.label} ({counts.get(state, 0)})") for state in LetterState],
        letters_stay_here=letters_stay_here(),
    )


@office.get("/buero/postausgang/<int:letter_id>")
@open_to_staff(Role.OFFICE, Role.READER)
def letter(letter_id: int) -> ResponseReturnValue:
    """One letter: what it says, what became of it, and the message as a mail server gets it."""
    actor = current_actor()
    shown = queries.letter_for(actor, letter_id)
    return render_template(
        "mail/letter.html",
        letter=shown,
        source=_source(shown),
        secrets_hidden=not policy.may_see_secrets(actor, letters_stay_here=letters_stay_here()),
        may_handle=policy.may_handle(actor),
        may_follow=actor.has(Role.OFFICE) and places.has_page(shown.about_kind),
        about=places.label_of(shown.about_kind),
        entries=entries_about("letter", letter_id),
    )


@office.get("/buero/postausgang/<int:letter_id>/nachricht.eml")
@open_to_staff(Role.OFFICE, Role.READER)
def message(letter_id: int) -> ResponseReturnValue:
    """The message as a file that mail programs open."""
    source = octets(queries.letter_for(current_actor(), letter_id))
    return _file(source, f"brief-{letter_id}.eml", "message/rfc822")


@office.get("/buero/postausgang/<int:letter_id>/anlagen/<int:attachment_id>")
@open_to_staff(Role.OFFICE, Role.READER)
def attachment(letter_id: int, attachment_id: int) -> ResponseReturnValue:
    """A file that goes with the letter."""
    found = queries.attachment_for(current_actor(), letter_id, attachment_id)
    return _file(found.content, found.filename, found.content_type)


@office.post("/buero/postausgang/<int:letter_id>/senden")
@open_to_staff(Role.OFFICE)
def send_again(letter_id: int) -> ResponseReturnValue:
    """Send it at once, or once more."""
    service.send_again(letter_id, actor=current_actor())
    return _done(letter_id, "Der Brief geht in den nächsten Sekunden hinaus.")


@office.post("/buero/postausgang/<int:letter_id>/angekommen")
@open_to_staff(Role.OFFICE)
def note_arrival(letter_id: int) -> ResponseReturnValue:
    """Say that an unclear letter has arrived."""
    service.note_arrival(letter_id, actor=current_actor())
    return _done(letter_id, "Der Brief gilt als angekommen.")


@office.post("/buero/postausgang/<int:letter_id>/verwerfen")
@open_to_staff(Role.OFFICE)
def discard(letter_id: int) -> ResponseReturnValue:
    """Never send it."""
    service.discard(letter_id, actor=current_actor())
    return _done(letter_id, "Der Brief wird nicht gesendet.")


def _done(letter_id: int, words: str) -> ResponseReturnValue:
    flash(words, "success")
    return redirect(url_for(".letter", letter_id=letter_id), 303)


def _source(letter: Letter) -> str:
    """The message in characters, or why there is none."""
    try:
        return octets(letter).decode("ascii", "replace").replace("\r\n", "\n")
    except BadAddress as trouble:
        return str(trouble)


def _file(content: bytes, name: str, content_type: str) -> ResponseReturnValue:
    return send_file(BytesIO(content), content_type, as_attachment=True, download_name=name)

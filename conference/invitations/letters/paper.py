"""Invitations on paper: the letter with the code on the front, the reply to tear off on the back."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from conference.core import clock
from conference.core.languages import GERMAN, LANGUAGES, direction_of, speaking
from conference.documents.envelopes import LONGEST_LINE, in_the_window, qr_code
from conference.documents.pdf import LETTERHEAD, pdf_file
from conference.errands.work import Going
from conference.invitations.letters.mail import words_for_guest
from conference.invitations.models import Mailing, Recipient
from conference.invitations.queries import Guest, guest_of, name_of
from conference.invitations.rules.codes import code_for, in_two_parts
from conference.planning.models import Conference
from conference.planning.rules.letterhead import office_lines, sender_parts
from conference.registration.queries import Offer, offer_by
from conference.web.addresses import public_url_for
from conference.web.filters import day

LETTER = "invitations/print/letter.typ"
LABELS = "invitations/print/labels.typ"
PATIENCE = 1200  # seconds for the press; two thousand letters take one and a half minutes on a busy machine
AT_ONCE = 100  # letters between two words about how far it is
NAME_LINES = 2


def letters_file(mailing: Mailing, recipients: Sequence[Recipient], going: Going) -> bytes:
    """These letters as one PDF in this order; each begins on the front of a sheet."""
    offer = offer_by(mailing.conference)
    letters = []
    for done, recipient in enumerate(recipients, start=1):
        letters.append(_told(mailing, recipient, offer))
        if done % AT_ONCE == 0:
            going(done, len(recipients))
    return pdf_file(
        LETTER,
        head=LETTERHEAD,
        title=f"Einladungen: {mailing.name}",
        patience=PATIENCE,
        meanwhile=lambda: going(len(recipients), len(recipients)),  # keeps the claim on the errand
        letters=letters,
    )


def labels_file(mailing: Mailing, recipients: Sequence[Recipient], going: Going) -> bytes:
    """The addresses to stick on: 24 to a sheet of A4, 70 mm x 36 mm each."""
    guests = [guest for one in recipients if (guest := guest_of(one.invitation))]
    return pdf_file(
        LABELS,
        title=f"Adressaufkleber: {mailing.name}",
        patience=PATIENCE,
        meanwhile=lambda: going(len(recipients), len(recipients)),  # keeps the claim on the errand
        labels=[list(window_of(guest)) for guest in guests],
    )


def window_of(guest: Guest) -> tuple[str, ...]:
    """Name and address line by line; a long name of an organisation takes two lines."""
    address = guest.usable_address
    name = wrap(name_of(guest), LONGEST_LINE)[:NAME_LINES]
    return in_the_window([*name, *(address.lines if address else ())])


def _told(mailing: Mailing, recipient: Recipient, offer: Offer) -> dict[str, Any]:
    """Everything that stands on the two pages of one letter."""
    invitation, conference = recipient.invitation, mailing.conference
    guest = guest_of(invitation)
    assert guest is not None, "an invitation has a guest"
    language = invitation.language if invitation.language in LANGUAGES else GERMAN
    code = code_for(str(current_app.config["SECRET_KEY"]), recipient.id)
    address = public_url_for("invitations.by_code", invitation_code=code)
    shown = address.partition("://")[2]
    words = words_for_guest(mailing, guest, language=language, link=shown)
    foreign = language not in {GERMAN, "de-simple"}
    with speaking(language), force_locale(LANGUAGES[language].locale):
        return {
            "language": LANGUAGES[language].code.partition("-")[0],
            "direction": direction_of(language),
            "office": office_lines(conference),
            "sender": list(sender_parts(conference)),
            "window": list(window_of(guest)),
            "date": day(clock.today()),
            "number": [_("Code"), in_two_parts(code)],
            "german": f"Einladung: {conference.title.german}" if foreign else "",
            "subject": words.subject,
            "paragraphs": [part.strip() for part in words.text.split("\n\n") if part.strip()],
            "link": {
                "heading": _("Antworten Sie im Internet"),
                "text": _("Dort sagen Sie zu oder ab:"),
                "address": shown.encode(),  # in one piece, so that it can be copied
                "keep": _("Kein Internet? Dann nehmen Sie die Rückseite, oder rufen Sie uns an."),
                "picture": qr_code(address),
                "says": _("QR-Code: öffnet Ihre Einladung"),
            },
            "forums": list(_forums(offer, language)),
            "forums_heading": _("Foren zur Auswahl"),
            "reply": _reply(conference, name_of(guest), code, offer, language, foreign=foreign),
        }


def _forums(offer: Offer, language: str) -> Iterator[dict[str, Any]]:
    """What can be chosen, round by round; nothing while nobody can choose."""
    for slot in offer.rounds if offer.choices_per_round else ():
        forums = [[one.code, str(one.title.in_(language))] for one in slot.forums]
        yield {"title": str(slot.title.in_(language)), "forums": forums}


def _reply(
    conference: Conference, name: str, code: str, offer: Offer, language: str, *, foreign: bool
) -> dict[str, Any]:
    """The part to tear off; in another language German stands beside it, for whoever types it in."""

    def both(words: str, german: str) -> list[str]:
        return [words, german if foreign else ""]

    return {
        "heading": _("Ihre Antwort"),
        "how": _(
            "Bitte kreuzen Sie an, trennen Sie diesen Teil ab und schicken Sie ihn uns. "
            "Eine Unterschrift ist nicht nötig."
        ),
        "to": " · ".join(part for part in sender_parts(conference) if part),
        "about": f"{conference.title.german} · {name}",
        "code": in_two_parts(code),
        "code_is": _("Code"),
        "boxes": [
            both(_("Ich komme."), "Ich komme."),
            both(_("Ich komme nicht."), "Ich komme nicht."),
            both(_("Jemand anderes kommt (Name):"), "Jemand anderes kommt"),
            both(_("Bitte laden Sie mich nicht mehr ein."), "Bitte nicht mehr einladen."),
        ],
        "people": both(_("So viele Personen kommen:"), "Anzahl der Personen"),
        "others": both(_("Namen der anderen Personen:"), "Namen der anderen"),
        "wishes": [
            both(
                _("Wünsche für %(round)s", round=slot.title.in_(language)),
                str(slot.title.german),
            )
            for slot in (offer.rounds if offer.choices_per_round else ())
        ],
        "per_round": offer.choices_per_round,
    }

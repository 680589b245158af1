"""The letter to somebody who got an invitation passed on."""

from conference.core import clock
from conference.core.languages import GERMAN
from conference.invitations.models import Invitation
from conference.mail.outbox import post
from conference.web.addresses import public_url_for


def passed_on(invitation: Invitation, token: str, *, to: str, before: str) -> None:
    """Somebody who cannot come named you; here is a link of your own."""
    language = invitation.language
    wanted = None if language == GERMAN else language
    post(
        "invitations/mail/passed_on",
        key=f"invitation/{invitation.id}/passed_on/{clock.now().isoformat()}",
        to=to,
        to_name=invitation.passed_to,
        language=language,
        about=("invitation", invitation.id),
        conference=invitation.conference,
        before=before,
        link=public_url_for("invitations.greeting", token=token, sprache=wanted),
        opt_out=public_url_for("invitations.opt_out", token=token, sprache=wanted),
    )

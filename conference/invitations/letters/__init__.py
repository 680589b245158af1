"""Every letter of this room: by mail, and on paper."""

from conference.invitations.letters.mail import (
    Filled,
    link_address,
    passed_on,
    sample_link,
    send_invitation,
    send_trial,
    words_for_guest,
)
from conference.invitations.letters.paper import labels_file, letters_file

__all__ = [
    "Filled",
    "labels_file",
    "letters_file",
    "link_address",
    "passed_on",
    "sample_link",
    "send_invitation",
    "send_trial",
    "words_for_guest",
]

"""The application in whose worker the power fails: in the middle of a slice, with letters written but not stored."""

import os
import signal
from itertools import count
from typing import Any

from conference.app import create_app
from conference.invitations import letters

app = create_app()

_written = count(1)
_send = letters.send_invitation


def _send_until_the_power_fails(*args: Any) -> None:
    _send(*args)
    if next(_written) == int(os.environ["LAST_LETTER"]):
        os.kill(os.getpid(), signal.SIGKILL)


letters.send_invitation = _send_until_the_power_fails

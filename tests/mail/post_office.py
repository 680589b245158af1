"""A mail server that does as it is told."""

import asyncio
import socket
from contextlib import closing

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope, Session


class PostOffice:
    """Takes letters; ``on_rcpt`` and ``on_data`` hold what to do with the next ones, in turn.

    An answer is a line like ``"450 later"``, or ``"drop"`` (hang up), or ``"hang"`` (say nothing).
    """

    def __init__(self):
        self.on_rcpt: list[str] = []
        self.on_data: list[str] = []
        self.received: list[Envelope] = []
        self.sessions: list[Session] = []
        self._lines: list[asyncio.BaseTransport] = []
        with closing(socket.socket()) as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_):
        self._controller.loop.call_soon_threadsafe(self._hang_up)
        self._controller.stop()

    def _hang_up(self):
        for line in self._lines:
            line.abort()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.sessions.append(session)
        self._lines.append(server.transport)
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        envelope.rcpt_tos.append(address)
        return await self._answer(server, self.on_rcpt)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.received.append(envelope)
        return await self._answer(server, self.on_data)

    async def _answer(self, server, answers):
        answer = answers.pop(0) if answers else "250 OK"
        if answer == "drop":
            server.transport.close()
            await asyncio.sleep(0.05)
        if answer == "hang":
            await asyncio.sleep(30)
        return answer

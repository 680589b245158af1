"""A crowd at the door: many people at once, each with a browser without JavaScript, none giving up."""

import http.client
import re
import threading
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

PATIENCE = 12  # times somebody tries again when no answer comes
PAUSE = 0.4  # seconds in between

_hidden = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


class NoAnswer(Exception):
    """The server was not there, or said that it was its own fault."""


@dataclass
class Guest:
    """One person; ``told`` is what the last page said, ``trouble`` every answer of 500 and above."""

    number: int
    port: int
    year: int
    told: str = ""
    rank: int | None = None
    code: str = ""
    answered_at: float = 0.0
    tries: int = 0
    trouble: list[int] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def email(self) -> str:
        return f"guest{self.number}@example.org"

    def register(self) -> None:
        """Fill in the form, and hold on until it is answered."""
        path = f"/{self.year}/anmeldung"
        page = self.insist("GET", path)
        first = dict(_hidden.findall(page)) | {
            "first_name": "Gast",
            "last_name": str(self.number),
            "reach_by": "email",
            "email": self.email,
            "attendance": "whole_day",
            "size": "1",
        }
        page = self.insist("POST", path, first)
        page = self.insist("POST", path, dict(_hidden.findall(page)))
        self.code = re.search(r"K\d\d-\d{4,}", page)[0]
        rank = re.search(r"Sie stehen auf Platz (\d+) der Warteliste", page)
        self.rank = int(rank[1]) if rank else None
        self.told = "waiting" if rank else "seated" if "Ihr Platz ist sicher" in page else "?"
        self.answered_at = time.monotonic()

    def insist(self, method: str, path: str, fields: dict[str, str] | None = None) -> str:
        """The page that answers this, with redirects followed, however often it takes."""
        for _ in range(PATIENCE):
            try:
                return self.ask(method, path, fields)
            except (NoAnswer, OSError, http.client.HTTPException):
                self.tries += 1
                time.sleep(PAUSE)
        raise NoAnswer(path)

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, urlencode(fields) if fields else None, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for header in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        if answer.status >= 500:
            self.trouble.append(answer.status)
            raise NoAnswer(answer.status)
        if answer.status == 303:
            return self.ask("GET", answer.headers["Location"])
        assert answer.status == 200, (answer.status, path)
        return text


def rush(guests: list[Guest]) -> None:
    """Let all of them come at the same moment, and wait for the last."""
    gate = threading.Barrier(len(guests))

    def come(guest: Guest) -> None:
        gate.wait()
        guest.register()

    threads = [threading.Thread(target=come, args=(guest,)) for guest in guests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

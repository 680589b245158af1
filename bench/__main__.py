"""``make bench``: requests and registrations a second as ratios to a bare Flask floor, memory, cold start."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from socket import create_connection, socket

from bench.visitors import Browser, Visit, visits_a_second

HOUSE = Path(__file__).parent.parent
_FORGETS = "PYTHONDONTWRITEBYTECODE"  # an installation keeps what Python has compiled
ROUNDS = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, _floor(folder) as floor, _service(folder) as ours:
        year = _year(ours.port)
        idle = _memory(ours.process.pid)
        _make_room(year, folder)
        pages = [f"/{year}/", f"/{year}/programm", f"/{year}/kalender.ics"]
        lines = [_page_line(path, ours.port, floor.port) for path in pages]
        lines.append(_registration_line(year, ours.port, floor.port))
        print(f"\n{'':28}{'ours/s':>10}{'floor/s':>10}{'ratio':>8}{'aim':>7}")
        for name, mine, bare, aim in lines:
            print(f"{name:28}{mine:10.0f}{bare:10.0f}{mine / bare:8.2f}{aim:7.2f}")
        print(f"\nIdle memory of all processes (PSS)  {idle:.0f} MB   (aim 200)")
        print(f"The same after all of this          {_memory(ours.process.pid):.0f} MB")
        print(
            f"Cold start to the first page        {ours.seconds:.2f} s   (aim 1.50; 3.00 with make)"
        )
        print(
            f"Machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}, medians of {ROUNDS} rounds"
        )


class Running:
    def __init__(self, process: subprocess.Popen[bytes], port: int, seconds: float) -> None:
        self.process, self.port, self.seconds = process, port, seconds


def _free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _started(command: list[str], port: int, path: str, env: dict[str, str]) -> Iterator[Running]:
    begun = time.perf_counter()
    kept = {name: value for name, value in os.environ.items() if name != _FORGETS}
    process = subprocess.Popen(command, cwd=HOUSE, env=kept | env, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                create_connection(("127.0.0.1", port), timeout=1).close()
                if Browser(port).get(path).status < 400:
                    break
            except OSError:
                pass
            if process.poll() is not None or time.perf_counter() - begun > 120:
                raise SystemExit(f"{command} did not start")
            time.sleep(0.02)
        yield Running(process, port, time.perf_counter() - begun)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


@contextmanager
def _floor(folder: str) -> Iterator[Running]:
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "bench.floor:app", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "2", "--threads", "4", "--worker-class", "gthread"]
    command += ["--no-control-socket", "--log-level", "warning"]
    with _started(command, port, "/form", {"FLOOR_DATABASE": f"{folder}/floor.db"}) as running:
        yield running


@contextmanager
def _service(folder: str) -> Iterator[Running]:
    """What ``make run`` serves, with the demonstration; the second start is the cold start we time."""
    port = _free_port()
    env = _environment(folder, port)
    command = [sys.executable, "-m", "conference.serve"]
    with _started(command, port, "/", env):
        pass
    with _started(command, port, "/", env) as running:
        yield running


def _environment(folder: str, port: int = 8000) -> dict[str, str]:
    return {
        "PORT": str(port),
        "INSTANCE_FOLDER": f"{folder}/instance",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SECRET_KEY": "only for the bench",
    }


def _year(port: int) -> int:
    found = re.search(rb'href="/(\d{4})/"', Browser(port).get("/").body)
    if not found:
        raise SystemExit("The front page names no conference")
    return int(found[1])


def _make_room(year: int, folder: str) -> None:
    """Offer so many seats that every visitor of the bench finds one."""
    subprocess.run(
        [sys.executable, "-m", "bench.room", str(year)],
        cwd=HOUSE,
        env={**os.environ, **_environment(folder)},
        check=True,
    )


def _median(port: int, visit: Visit) -> float:
    return sorted(visits_a_second(port, visit) for _ in range(ROUNDS))[ROUNDS // 2]


def _page_line(path: str, ours: int, floor: int) -> tuple[str, float, float, float]:
    length = len(Browser(ours).get(path, **{"Accept-Encoding": "gzip"}).body)

    def page(browser: Browser, _: int) -> bool:
        return browser.get(path, **{"Accept-Encoding": "gzip"}).status == 200

    def constant(browser: Browser, _: int) -> bool:
        return browser.get(f"/bytes/{length}").status == 200

    return path, _median(ours, page), _median(floor, constant), 0.8


def _registration_line(year: int, ours: int, floor: int) -> tuple[str, float, float, float]:
    def bare(browser: Browser, number: int) -> bool:
        browser.get("/form")
        answer = browser.post(
            "/form", {"name": f"Gast {number}", "email": f"g{number}@example.org"}
        )
        return answer.status == 303 and browser.get(answer.header("Location")).status == 200

    def registration(browser: Browser, number: int) -> bool:
        browser.cookies.clear()
        return register(browser, year, number)

    return "registrations", _median(ours, registration), _median(floor, bare), 0.5


def register(browser: Browser, year: int, number: int) -> bool:
    """All the requests a browser without JavaScript makes: two screens and the answer."""
    path = f"/{year}/anmeldung"
    fields = hidden_fields(browser.get(path).body)
    first, last = name_of(number)
    fields |= LEFT_EMPTY | {
        "first_name": first,
        "last_name": last,
        "reach_by": "email",
        "email": f"{first}.{last}@example.org",
        "size": "1",
        "attendance": "whole_day",
    }
    second = browser.post(path, fields)
    if second.status != 200:
        return False
    sent = browser.post(path, hidden_fields(second.body))
    if sent.status != 303:
        return False
    return browser.get(re.sub(r"^https?://[^/]+", "", sent.header("Location"))).status == 200


FIRST = ("Marianne", "Amira", "Oksana", "Mehmet", "Fatma", "Sven", "Ilse", "Karim", "Olena", "Jan")
SYLLABLES = ("ba", "den", "fi", "gor", "hau", "ka", "lem", "mi", "nur", "po", "ras", "sel", "tu")


def name_of(number: int) -> tuple[str, str]:
    """First and last name; no two people have the same, as nearly all who register for one day."""
    rest, first = divmod(number, len(FIRST))
    last = ""
    while rest or not last:
        rest, syllable = divmod(rest, len(SYLLABLES))
        last += SYLLABLES[syllable]
    return FIRST[first], last.title()


LEFT_EMPTY = dict.fromkeys(
    (
        *("salutation", "title", "phone", "postal_address", "organisation", "role", "municipality"),
        *(
            f"other_{n}-{name}"
            for n in range(2, 7)
            for name in ("first_name", "last_name", "email")
        ),
    ),
    "",
)

_INPUT = re.compile(rb"<input[^>]*>")
_NAME = re.compile(rb' name="([^"]*)"')
_VALUE = re.compile(rb' value="([^"]*)"')


def hidden_fields(page: bytes) -> dict[str, str]:
    """The hidden inputs of a page, as its form would send them."""
    fields = {}
    for tag in _INPUT.findall(page):
        if b'type="hidden"' in tag and (name := _NAME.search(tag)):
            value = _VALUE.search(tag)
            fields[name[1].decode()] = unescape(value[1].decode()) if value else ""
    return fields


def _memory(pid: int) -> float:
    """PSS in MB of a process and all its children, after a moment of rest."""
    time.sleep(2)
    family, total = [pid], 0
    while family:
        member = family.pop()
        children = Path(f"/proc/{member}/task/{member}/children").read_text().split()
        family += [int(child) for child in children]
        rollup = Path(f"/proc/{member}/smaps_rollup").read_text()
        total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])  # type: ignore[index]
    return total / 1024


if __name__ == "__main__":
    main()

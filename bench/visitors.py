"""Visitors without JavaScript: eight at a time, each on one open connection."""

import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import Barrier, Pipe, Process
from threading import Thread
from typing import Any
from urllib.parse import urlencode

PROCESSES = 2
THREADS = 4


@dataclass
class Answer:
    status: int
    headers: bytes
    body: bytes

    def header(self, name: str) -> str:
        found = re.search(rb"(?im)^" + name.encode() + rb": *(.*?)\r?$", self.headers)
        return found.group(1).decode() if found else ""


@dataclass
class Browser:
    """Just enough of a browser: one connection, cookies, forms."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    connection: socket.socket | None = None

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, b"", headers)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        body = urlencode(fields).encode()
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        if body:
            lines.append(f"Content-Length: {len(body)}")
        request = ("\r\n".join(lines) + "\r\n\r\n").encode() + body
        for _ in range(2):  # the server may have closed the waiting connection
            try:
                return self._exchange(request)
            except (ConnectionError, IndexError):
                self.close()
        raise ConnectionError(f"no answer to {method} {path}")

    def _exchange(self, request: bytes) -> Answer:
        if self.connection is None:
            self.connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.connection.sendall(request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._receive()
        head, _, rest = data.partition(b"\r\n\r\n")
        answer = Answer(int(head.split(b" ", 2)[1]), head, b"")
        length = int(answer.header("Content-Length") or 0)
        while len(rest) < length:
            rest += self._receive()
        answer.body = rest
        for cookie in re.findall(rb"(?im)^Set-Cookie: *([^=]+)=([^;\r]*)", head):
            self.cookies[cookie[0].decode()] = cookie[1].decode()
        if answer.header("Connection").lower() == "close":
            self.close()
        return answer

    def _receive(self) -> bytes:
        assert self.connection is not None
        piece = self.connection.recv(65536)
        if not piece:
            raise ConnectionError
        return piece

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


Visit = Callable[[Browser, int], bool]


def _visit_for(seconds: float, port: int, visit: Visit, start: int, results: list[Any]) -> None:
    browser = Browser(port)
    done = wrong = 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if visit(browser, start + done + wrong):
            done += 1
        else:
            wrong += 1
    browser.close()
    results.append((done, wrong))


def _company(seconds: float, port: int, visit: Visit, number: int, gate: Any, out: Any) -> None:
    results: list[tuple[int, int]] = []
    threads = [
        Thread(
            target=_visit_for,
            args=(seconds, port, visit, (number * THREADS + thread) * 1_000_000, results),
        )
        for thread in range(THREADS)
    ]
    gate.wait()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    out.send((sum(done for done, _ in results), sum(wrong for _, wrong in results)))


def visits_a_second(port: int, visit: Visit, *, seconds: float = 4.0) -> float:
    """How many visits eight visitors finish a second; a wrong answer ends the measurement."""
    gate = Barrier(PROCESSES)
    pipes = []
    companies = []
    for number in range(PROCESSES):
        ours, theirs = Pipe()
        company = Process(target=_company, args=(seconds, port, visit, number, gate, theirs))
        company.start()
        pipes.append(ours)
        companies.append(company)
    counts = [pipe.recv() for pipe in pipes]
    for company in companies:
        company.join()
    wrong = sum(count[1] for count in counts)
    if wrong:
        raise SystemExit(f"{wrong} wrong answers at port {port}; nothing to measure")
    return sum(count[0] for count in counts) / seconds

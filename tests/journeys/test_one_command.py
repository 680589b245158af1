"""``make run``: one command brings everything up, and Ctrl-C takes everything down."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest
import sqlalchemy as sa

HOUSE = Path(__file__).parent.parent.parent
PATIENCE = 300  # seconds; the demonstration is told once
OF_THE_HOUR = {"sign_in_link", "trail_entry", "letter", "pulse", "erasure_run", "huey_task"}


@pytest.fixture
def settings(database, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return os.environ | {
        "DATABASE_URL": database,
        "INSTANCE_FOLDER": str(tmp_path),
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SECRET_KEY": "only for tests",
    }


@contextmanager
def running(settings):
    """``make run`` without the installing; what it printed until it was up."""
    told = Path(settings["INSTANCE_FOLDER"]) / "told.txt"
    with told.open("w") as paper:
        process = subprocess.Popen(
            [sys.executable, "-m", "conference.serve"],
            cwd=HOUSE,
            env=settings,
            stdout=paper,
            stderr=subprocess.STDOUT,
        )
    try:
        until(lambda: "Ctrl-C" in told.read_text() or process.poll() is not None, PATIENCE)
        until(lambda: answers(settings) or process.poll() is not None)
        assert process.poll() is None, told.read_text()
        process.said = told.read_text()
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def until(happened, seconds=30):
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "It took too long"
        time.sleep(0.05)


def answers(settings):
    try:
        with urlopen(settings["PUBLIC_URL"] + "/gesundheit", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def processes(settings):
    """Everything that runs with these settings, by process id."""
    mark = f"INSTANCE_FOLDER={settings['INSTANCE_FOLDER']}\0".encode()
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes():
                found.add(int(folder.name))
        except OSError:
            continue
    return found


def workers(settings):
    """The background worker lets visitors go first."""
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    return {one for one in processes(settings) if os.getpriority(os.PRIO_PROCESS, one) > usual}


def rows(address):
    """All that is stored, but for the links that let the office in and what the worker does by itself."""
    engine = sa.create_engine(address)
    metadata = sa.MetaData()
    metadata.reflect(engine)
    with engine.connect() as connection:
        stored = {
            table.name: sorted(map(repr, connection.execute(sa.select(table))))
            for table in metadata.sorted_tables
            if table.name not in OF_THE_HOUR
        }
    engine.dispose()
    return stored


def status_of(settings, path):
    connection = HTTPConnection("127.0.0.1", int(settings["PORT"]), timeout=30)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def test_one_command_serves_and_a_second_start_changes_nothing(settings):
    with running(settings) as first:
        link = re.search(r"(?<=127\.0\.0\.1:)\d+(/buero/\S+)", first.said)[1]
        assert status_of(settings, "/") in {200, 302, 303}
        assert status_of(settings, link) == 200
        assert status_of(settings, "/buero") in {302, 303, 308}
    assert first.returncode == 0
    assert processes(settings) == set()
    stored = rows(settings["DATABASE_URL"])

    with running(settings) as second:
        assert "Telling the demonstration" not in second.said

    assert rows(settings["DATABASE_URL"]) == stored
    assert stored["district"]


def test_a_part_that_dies_is_started_anew_and_nothing_outlives_the_whole(settings):
    with running(settings) as whole:
        until(lambda: workers(settings))
        (worker,) = workers(settings)

        os.kill(worker, signal.SIGKILL)

        until(lambda: worker not in processes(settings))
        until(lambda: len(processes(settings)) == 5)
        assert answers(settings)

        whole.kill()
        until(lambda: processes(settings) == set())


def test_a_taken_port_is_said_in_a_sentence(settings):
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(settings["PORT"])))
        other.listen()

        refused = subprocess.run(
            [sys.executable, "-m", "conference.serve"],
            cwd=HOUSE,
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )

    assert refused.returncode == 1
    assert f"make run PORT={int(settings['PORT']) + 1}" in refused.stderr

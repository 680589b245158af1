"""A worker in a process of its own, to be killed."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager

from conference.app import HOUSE


@contextmanager
def worker(app, **settings):
    environment = {
        **os.environ,
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "INSTANCE_FOLDER": app.config["INSTANCE_FOLDER"],
        "SECRET_KEY": "only for tests",
        "FLASK_APP": "wsgi",
        **settings,
    }
    running = subprocess.Popen(
        [sys.executable, "-m", "flask", "worker"], cwd=HOUSE, env=environment
    )
    try:
        yield running
    finally:
        running.kill()
        running.wait()


def soon(happens, within=30.0):
    end = time.monotonic() + within
    while time.monotonic() < end:
        if happens():
            return True
        time.sleep(0.02)
    return False

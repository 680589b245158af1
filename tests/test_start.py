import os
import subprocess
import sys
from pathlib import Path

from tests.factories import ForumFactory, StaffFactory

HOUSE = Path(__file__).parent.parent


def test_the_factories_make_what_they_say(client):
    assert ForumFactory().seats == 36
    assert StaffFactory().roles == {"office"}
    assert client.get("/nichts").status_code == 404


LOADED = """
import gc, sys
import conference.serve
assert not gc.isenabled()
conference.serve.create_app()
assert gc.isenabled()
print(*sorted({"openpyxl", "psycopg", "huey", "alembic", "typst", "email_validator", "phonenumbers", "highspy", "numpy"} & set(sys.modules)))
"""


def test_a_start_waits_for_no_library_that_few_requests_need(tmp_path):
    settings = os.environ | {"INSTANCE_FOLDER": str(tmp_path), "SECRET_KEY": "only for tests"}
    settings.pop("DATABASE_URL", None)

    said = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=HOUSE, env=settings, capture_output=True, text=True
    )

    assert (said.stdout.strip(), said.stderr) == ("", "")

import pytest

from tests.programme.example_year import ExampleYear
from tests.programme.publishing import release

ADDRESSES = (
    "/",
    "/2026/",
    "/2026/programm",
    "/2026/programm?ansicht=druck",
    "/2026/foren/a1-deutsch-fuer-den-beruf",
    "/2026/aenderungen",
)


@pytest.fixture
def year():
    example = ExampleYear()
    release(example.conference)
    return example


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_public_page_stands_in_every_language(client, year, address, language):
    answer = client.get(address, headers={"Accept-Language": language})

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["ETag"]

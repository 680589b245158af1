import pytest

from tests.factories import DistrictFactory


@pytest.mark.parametrize(
    "page",
    ["/impressum", "/datenschutz", "/barrierefreiheit", "/leichte-sprache", "/barriere-melden"],
)
@pytest.mark.parametrize("language", ["de", "ar", "de-simple"])
def test_legal_pages_open_in_every_language(client, page, language):
    DistrictFactory()

    assert client.get(f"{page}?sprache={language}").status_code == 200

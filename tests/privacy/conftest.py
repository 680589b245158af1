"""The conference that people have registered for."""

import pytest

from tests.factories import ConferenceFactory


@pytest.fixture
def conference():
    return ConferenceFactory()

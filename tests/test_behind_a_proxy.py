"""The reverse proxy says where visitors really are; nobody else is believed."""

import pytest
from flask import request, url_for

from conference.app import create_app
from conference.web.access import open_to_everyone
from config import TestConfig

PROXY = {
    "X-Forwarded-For": "192.0.2.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "www.kreis.example.org",
    "X-Forwarded-Prefix": "/konferenz",
}


@open_to_everyone
def echo():
    return f"{request.remote_addr} {url_for('echo', _external=True)}"


@pytest.fixture
def installation():
    """``installation(hops)``: a client of an installation behind that many proxies."""

    def install(hops):
        app = create_app(type("ProxyConfig", (TestConfig,), {"PROXY_HOPS": hops}))
        app.add_url_rule("/echo", view_func=echo)
        return app.test_client()

    return install


def test_behind_a_proxy_addresses_are_those_that_visitors_type(installation):
    answer = installation(1).get("/echo", headers=PROXY)

    assert answer.text == "192.0.2.7 https://www.kreis.example.org/konferenz/echo"


def test_without_a_proxy_nobody_can_pretend_to_be_elsewhere(installation):
    answer = installation(0).get("/echo", headers=PROXY)

    assert answer.text == "127.0.0.1 http://localhost/echo"


def test_a_visitor_cannot_add_a_hop_before_the_proxy(installation):
    forged = PROXY | {"X-Forwarded-For": "10.0.0.1, 192.0.2.7"}

    answer = installation(1).get("/echo", headers=forged)

    assert answer.text.startswith("192.0.2.7 ")

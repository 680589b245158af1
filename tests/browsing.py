"""How tests visit pages."""

from flask import g
from flask.testing import FlaskClient


class Browser(FlaskClient):
    """A test client whose requests start with a clean desk, as they do outside of tests.

    The tests run inside one application context, whose ``g`` would otherwise be handed from one
    request to the next.
    """

    def open(self, *args, **kwargs):
        for name in list(g):
            g.pop(name)
        return super().open(*args, **kwargs)

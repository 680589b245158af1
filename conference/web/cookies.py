"""The cookie of a browser, sealed so that nobody can change it."""

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer


class SealedCookies(SecureCookieSessionInterface):
    """Flask's own cookies; the seal is cut once for a secret instead of twice for every page."""

    def __init__(self) -> None:
        self._secrets: object = None
        self._seal: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        secrets = (app.secret_key, app.config["SECRET_KEY_FALLBACKS"])
        if self._seal is None or secrets != self._secrets:
            self._seal, self._secrets = super().get_signing_serializer(app), secrets
        return self._seal


def init_app(app: Flask) -> None:
    app.session_interface = SealedCookies()

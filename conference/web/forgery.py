"""Against forged requests: whatever changes something must come from a page of ours."""

from flask import Flask, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError

csrf = CSRFProtect()

SECRET_FIELDS = ("password", "csrf_token")


def init_app(app: Flask) -> None:
    csrf.init_app(app)


def comes_from_our_page() -> bool:
    """Whether the browser vouches that the form was sent from a page of this site.

    Scripts cannot set this header. Old browsers do not send it; then the answer is no.
    """
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def typed_fields() -> list[tuple[str, str]]:
    """What was typed into the form, to be sent again; secrets are left out."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if not any(secret in name for secret in SECRET_FIELDS)
    ]


__all__ = ["CSRFError", "comes_from_our_page", "csrf", "init_app", "typed_fields"]

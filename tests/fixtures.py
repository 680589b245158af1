"""What tests of pages need: somebody signed in, and a count of the questions asked of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from conference.accounts.models import StaffRole
from conference.accounts.queries import living_sessions
from conference.accounts.services.sessions import open_session
from conference.core.actor import VISITOR, Role
from tests.browsing import Browser
from tests.factories import StaffFactory


@pytest.fixture
def staff_client(app):
    """``staff_client(Role.DESK, ...)``: a browser in which a member of staff with these roles is signed in."""

    def sign_in(*roles: Role, staff=None) -> Browser:
        staff = staff or StaffFactory(granted=[StaffRole(role=role) for role in roles])
        browser = app.test_client()
        token = open_session(staff, browser="Firefox", actor=VISITOR)
        with browser.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        browser.staff, browser.session_id = staff, living_sessions(staff)[0].id
        return browser

    return sign_in


@pytest.fixture
def office(staff_client):
    """A browser in which the office is signed in."""
    return staff_client(Role.OFFICE)


@pytest.fixture
def count_queries():
    """``with count_queries() as asked: ...`` gathers every statement sent to the database."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        asked: list[str] = []

        def note(connection, cursor, statement, *_):
            if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
                asked.append(statement)

        sa.event.listen(sa.Engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            sa.event.remove(sa.Engine, "before_cursor_execute", note)

    return counting

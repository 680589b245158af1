"""Whatever is sent, the answer is a page with a sentence, never an error of ours."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conference.core.tokens import new_token
from conference.planning.states import ChoiceMode
from conference.registration.services.links import first_token
from tests.factories import ConferenceFactory, ForumFactory
from tests.programme.publishing import release
from tests.registration.people import sign_up

KEY = new_token()
ANSWERS = {200, 303, 409, 413, 422}

FIELDS = (
    *("schritt", "zurueck", "form_key", "forum", "csrf_token", "sprache", "version"),
    *("salutation", "title", "first_name", "last_name", "reach_by", "email", "phone"),
    *("postal_address", "organisation", "role", "municipality", "attendance", "size", "message"),
    *("other_2-first_name", "other_6-email", "other_7-email", "p1-r1_1", "p2-r1_3", "p1-r99_1"),
    *("p1-consent_photo", "r1_1", "consent_photo", "unknown", "trotzdem"),
    *("p1-need_wheelchair", "p1-need_interpreter", "p1-need_children", "p1-need_child_ages"),
    *("p1-need_diet", "p1-need_note", "need_diet", "need_children", "need_child_ages"),
)
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        (
            *("1", "2", "6", "7", "-1", "0", "٣", "1e9", "99999999999999999999", "None", "[]"),
            *("email", "phone", "letter", "whole_day", "one_round", "round-", "round-x", "round-1"),
            *("round-99999999999999999999", "plenary_only", "amira@example.org", "@", "a@b", "y"),
            *("\x00", "\ud800", "\u202e", "\ufffe", "=1+1", "<script>", "%s", "{{ 7*7 }}", "💩"),
            *("1-warten", "-warten", "-", KEY, "a" * 5000),
        )
    ),
)
FORMS = st.lists(st.tuples(st.sampled_from(FIELDS), VALUES), max_size=12)
ENOUGH = [
    ("first_name", "Amira"),
    ("reach_by", "email"),
    ("email", "amira@example.org"),
    ("attendance", "whole_day"),
    ("size", "1"),
    ("form_key", KEY),
    ("schritt", "2"),
]
FUZZ = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def body(pairs):
    return urlencode(pairs, errors="surrogatepass")


@pytest.fixture(params=[ChoiceMode.WISHES, ChoiceMode.DIRECT])
def conference(request):
    conference = ConferenceFactory(choice_mode=request.param)
    ForumFactory(of=conference)
    release(conference)
    return conference


@FUZZ
@given(pairs=FORMS, complete=st.booleans())
def test_any_form_is_answered_in_words(client, conference, pairs, complete):
    answer = client.post(
        f"/{conference.year}/anmeldung",
        data=body((ENOUGH if complete else []) + pairs),
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code in ANSWERS


@FUZZ
@given(
    octets=st.binary(max_size=300), kind=st.sampled_from(["urlencoded", "json", "form-data", ""])
)
def test_any_octets_are_answered_in_words(client, conference, octets, kind):
    kinds = {
        "urlencoded": "application/x-www-form-urlencoded; charset=latin-1",
        "json": "application/json",
        "form-data": "multipart/form-data; boundary=x",
        "": "",
    }

    answer = client.post(f"/{conference.year}/anmeldung", data=octets, content_type=kinds[kind])

    assert answer.status_code in ANSWERS


@FUZZ
@given(pairs=FORMS)
def test_any_change_behind_the_link_is_answered_in_words(client, conference, pairs):
    key = new_token()
    sign_up(conference, form_key=key)

    answer = client.post(
        f"/anmeldung/{first_token(key, 1)}/1/aendern",
        data=body(pairs),
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code in ANSWERS


@FUZZ
@given(pairs=st.lists(st.tuples(st.sampled_from(["email", "x"]), VALUES), max_size=3))
def test_any_address_for_a_lost_link_is_answered_in_words(client, conference, pairs):
    answer = client.post(
        f"/{conference.year}/anmeldung/link",
        data=body(pairs),
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code in ANSWERS


@FUZZ
@given(token=st.text(min_size=1, max_size=40).filter(lambda text: "/" not in text))
def test_any_token_is_unknown_or_one_too_many(client, token):
    for path in ("/anmeldung/{}", "/anmeldung/{}/1/aendern", "/2027/anmeldung/fertig/{}"):
        answer = client.get(path.format(token.encode("utf-8", "surrogatepass").hex() or "x"))

        assert answer.status_code in {404, 429}


def test_a_huge_text_is_told_to_be_shorter_and_stays(client, conference):
    answer = client.post(
        f"/{conference.year}/anmeldung",
        data={"first_name": "a" * 300, "email": "amira@example.org", "schritt": "1"},
    )

    assert answer.status_code == 422
    assert "Bitte kürzen Sie den Text auf höchstens 200 Zeichen." in answer.text
    assert "a" * 300 in answer.text


def test_more_than_a_form_can_hold_is_refused_kindly(client, conference):
    answer = client.post(f"/{conference.year}/anmeldung", data={"message": "a" * 3_000_000})

    assert answer.status_code == 413
    assert "kürzen" in answer.text

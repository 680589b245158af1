import pytest

from conference.core.texts import clean, one_line


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u2060", "\ufeff", "\u202e", "\u202a", "\u2066", "\u2069"]
)
def test_what_nobody_can_see_goes(unseen):
    assert one_line(f"Amira{unseen} Haddad") == clean(f"Amira{unseen} Haddad") == "Amira Haddad"


@pytest.mark.parametrize(
    "blank", ["\u200b", "\u200c", "\u200d \u200c", "\r\n", "  \r\n ", "\u202e\u202c"]
)
def test_a_text_that_shows_nothing_is_empty(blank):
    assert (clean(blank), one_line(blank)) == ("", "")


@pytest.mark.parametrize("text", ["علی\u200cرضا", "👩\u200d👧", "سوسن", "Ольга"])
def test_names_keep_what_their_script_needs(text):
    assert one_line(text) == text

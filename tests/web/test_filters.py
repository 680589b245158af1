from conference.core.languages import speaking
from conference.web.filters import listed


def test_words_are_listed_with_the_comma_of_the_script():
    with speaking("ar"):
        assert listed(["الألمانية", "العربية"]) == "الألمانية\u060c العربية"
    with speaking("de"):
        assert listed(["Deutsch", "Arabisch"]) == "Deutsch, Arabisch"

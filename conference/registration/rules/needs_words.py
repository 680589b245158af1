"""What somebody needs, in words: in full for those who may read it, else only that there is something."""

from collections.abc import Iterator
from functools import lru_cache

from flask_babel import force_locale
from flask_babel import gettext as _

from conference.core.languages import LANGUAGES, isolated_lines
from conference.registration.rules.needs import Needs
from conference.registration.rules.serving import language_in_words


def needs_in_words(needs: Needs, language: str) -> list[tuple[str, str]]:
    """Terms and values to read over; only for the person, and for staff who may see needs."""
    if needs.are_none:
        return []
    with force_locale(LANGUAGES[language].locale):
        return [(term, str(value)) for term, value in _told(needs, language) if value]


def _told(needs: Needs, language: str) -> Iterator[tuple[str, str]]:
    spoken = language_in_words(needs.interpreter, language) if needs.interpreter else ""
    ticked = {
        _("Deutsche Gebärdensprache"): needs.sign_language,
        _("Induktionsschleife"): needs.induction_loop,
        _("Rollstuhl"): needs.wheelchair,
        _("Rollstuhl zu groß für den Aufzug"): needs.large_wheelchair,
        _("Wege ohne Stufen"): needs.step_free,
        _("Begleitperson kommt mit"): needs.companion,
    }
    yield _("Dolmetschen"), spoken
    yield from ((term, _("Ja")) for term, needed in ticked.items() if needed)
    yield _("Kinder für die Kinderbetreuung"), str(needs.children or "")
    yield _("Alter der Kinder"), isolated_lines(needs.child_ages, language)
    yield _("Essen"), str(needs.diet.label) if needs.diet else ""
    yield _("Allergien und Unverträglichkeiten"), isolated_lines(needs.allergies, language)
    yield _("Was wir sonst wissen sollen"), isolated_lines(needs.note, language)
    if needs.consent or needs.is_special_category:
        yield _("Wir dürfen das speichern"), _("Ja") if needs.consent else _("noch nicht gesagt")


@lru_cache(maxsize=32)
def noted(language: str) -> tuple[str, str, str]:
    """What stands instead of the needs: the term, that they are noted, that they have changed."""
    with force_locale(LANGUAGES[language].locale):
        return str(_("Unterstützung")), str(_("haben wir notiert")), str(_("geändert"))

"""Names of organisations: put together from two columns, and known again however they are written."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from conference.addresses.rules.places import Towns
from conference.core.namesakes import body_key
from conference.directory.states import OrganisationCategory

# Words of German offices and associations that are often written without their umlauts
_WITH_UMLAUTS = {
    "fuer": "für",
    "foerder": "förder",
    "geschaeft": "geschäft",
    "buero": "büro",
    "buerger": "bürger",
    "fluecht": "flücht",
    "traeger": "träger",
    "maedchen": "mädchen",
    "behoerd": "behörd",
    "moeglich": "möglich",
    "verstaend": "verständ",
    "auslaend": "ausländ",
    "tuerk": "türk",
    "oeffentlich": "öffentlich",
    "praevention": "prävention",
}
_WITHOUT = re.compile("|".join(_WITH_UMLAUTS), re.IGNORECASE)

_CATEGORIES: Sequence[tuple[str, OrganisationCategory]] = (
    ("wissensch", OrganisationCategory.EDUCATION),
    ("wiss", OrganisationCategory.EDUCATION),
    ("hochschul", OrganisationCategory.EDUCATION),
    ("bildung", OrganisationCategory.EDUCATION),
    ("schul", OrganisationCategory.EDUCATION),
    ("kommun", OrganisationCategory.MUNICIPALITY),
    ("stadt", OrganisationCategory.MUNICIPALITY),
    ("gemeinde", OrganisationCategory.MUNICIPALITY),
    ("verw", OrganisationCategory.AUTHORITY),
    ("beh", OrganisationCategory.AUTHORITY),
    ("kreis", OrganisationCategory.AUTHORITY),
    ("arbeit", OrganisationCategory.AUTHORITY),
    ("land", OrganisationCategory.AUTHORITY),
    ("bund", OrganisationCategory.AUTHORITY),
    ("wohlf", OrganisationCategory.WELFARE),
    ("relig", OrganisationCategory.RELIGIOUS),
    ("kirch", OrganisationCategory.RELIGIOUS),
    ("mso", OrganisationCategory.MIGRANT),
    ("migrant", OrganisationCategory.MIGRANT),
    ("ehrenamt", OrganisationCategory.INITIATIVE),
    ("initiativ", OrganisationCategory.INITIATIVE),
    ("sport", OrganisationCategory.SPORTS),
    ("wirtsch", OrganisationCategory.COMPANY),
    ("unternehm", OrganisationCategory.COMPANY),
    ("kammer", OrganisationCategory.COMPANY),
    ("polit", OrganisationCategory.PARTY),
    ("partei", OrganisationCategory.PARTY),
    ("presse", OrganisationCategory.MEDIA),
    ("medien", OrganisationCategory.MEDIA),
    ("gesund", OrganisationCategory.HEALTH),
    ("verein", OrganisationCategory.ASSOCIATION),
    ("verband", OrganisationCategory.ASSOCIATION),
)
_BY_LABEL = {str(one.value): one for one in OrganisationCategory}


def category_in(cell: str) -> OrganisationCategory | None:
    """What kind of organisation the column says; None where it says nothing known."""
    plain = cell.casefold().replace("ö", "oe").replace("oe", "o")
    if cell.casefold() in _BY_LABEL:
        return _BY_LABEL[cell.casefold()]
    return next((kind for start, kind in _CATEGORIES if plain.startswith(start)), None)


def body_in(organisation: str, addition: str, towns: Towns) -> str:
    """ "Kreis Beispiel" and "Jugendamt" are "Kreis Beispiel – Jugendamt", as on a letterhead."""
    whole = " – ".join(part for part in (_tidy(organisation), _tidy(addition)) if part)
    return towns.spelled(_WITHOUT.sub(_with_umlauts, whole))


def _with_umlauts(found: re.Match[str]) -> str:
    word = _WITH_UMLAUTS[found[0].casefold()]
    return word.upper() if found[0].isupper() else word.title() if found[0].istitle() else word


def _tidy(name: str) -> str:
    tidy = re.sub(r"\s+[-–—]\s+", " – ", " ".join(name.split()))
    return re.sub(r"\b[eE]\.? ?[vV]\.?(?=$|\s)", "e. V.", tidy)


def best_written(names: Iterable[str]) -> Mapping[str, str]:
    """Of all ways in which the list writes one name the best: with its umlauts, not in capitals, mostly used."""
    ways: dict[str, Counter[str]] = {}
    for name in names:
        ways.setdefault(body_key(name), Counter())[name] += 1
    return {
        key: max(counted, key=lambda name: (*_care(name), counted[name]))
        for key, counted in ways.items()
    }


def _care(name: str) -> tuple[bool, int]:
    return not name.isupper(), sum(name.count(sign) for sign in "äöüßÄÖÜ")

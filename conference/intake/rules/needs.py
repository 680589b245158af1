"""What a list tells of somebody's needs. Its cells never stand in a remark: they may tell of health."""

import re
from collections.abc import Callable

from conference.core.languages import SIGN_LANGUAGE
from conference.core.texts import clean, one_line
from conference.intake.rules.values import answer
from conference.registration.rules.needs import Needs
from conference.registration.states import Diet

Cell = Callable[[str], str]

MOST_CHILDREN = 20
_DIETS = {
    Diet.HALAL: re.compile(r"\bhalal\b", re.IGNORECASE),
    Diet.KOSHER: re.compile(r"\bkos[ch]+er\b|\bkosher\b", re.IGNORECASE),
    Diet.VEGAN: re.compile(r"\bvegan\w*", re.IGNORECASE),
    Diet.VEGETARIAN: re.compile(r"\bvegetari\w+", re.IGNORECASE),
}
_WALKS = re.compile(r"\brollator|\bgehhilfe|\bgehwagen|\bgehstock|\bkrücken", re.IGNORECASE)
_NO_WHEELCHAIR = re.compile(r"\bkein(en)? rollstuhl|\bohne rollstuhl", re.IGNORECASE)
_COMPANION = re.compile(r"\bbegleitperson|\bbegleitung|\bassistenz", re.IGNORECASE)
_NO_COMPANION = re.compile(r"\b(ohne|keine) (begleit|assistenz)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def needs_in(cell: Cell) -> Needs:
    """The needs of one row. What a note says in words is counted, and the note stays as written."""
    note = clean(cell("need_note"))
    diet, allergies = _food(one_line(cell("diet")))
    wheelchair = answer(cell("wheelchair")) is True
    walks = bool(_WALKS.search(note) or _NO_WHEELCHAIR.search(note))
    interpreter = one_line(cell("interpreter")).lower()
    ages = one_line(cell("child_ages"))
    return Needs(
        interpreter="" if interpreter == SIGN_LANGUAGE else interpreter,
        sign_language=answer(cell("sign_language")) is True or interpreter == SIGN_LANGUAGE,
        induction_loop=answer(cell("induction_loop")) is True,
        wheelchair=wheelchair and not walks,
        step_free=walks,
        companion=bool(_COMPANION.search(note)) and not _NO_COMPANION.search(note),
        children=_children(cell("children"), ages),
        child_ages=ages,
        diet=diet,
        allergies=allergies,
        note=note,
        consent=answer(cell("need_consent")) is True,
    )


def _food(text: str) -> tuple[Diet | None, str]:
    """A diet by its name; what else is written there is about what somebody must not eat."""
    for diet, words in _DIETS.items():
        if words.search(text):
            rest = words.sub("", text).strip(" ,;+/-")
            return diet, rest
    return None, text


def _children(count: str, ages: str) -> int:
    """How many; where only ages are told, as many as there are ages, at least one."""
    if found := _NUMBER.search(count):
        return min(int(found[0]), MOST_CHILDREN)
    return min(max(len(_NUMBER.findall(ages)), 1), MOST_CHILDREN) if ages else 0

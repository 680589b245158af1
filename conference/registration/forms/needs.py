"""What somebody needs to take part, asked on the second screen, behind the link and in the office."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import Length

from conference.core.languages import SIGN_LANGUAGE
from conference.planning.forms import INTERPRETED
from conference.registration.forms.people import BareForm
from conference.registration.queries import Offer
from conference.registration.rules.childcare import ages_of
from conference.registration.rules.needs import NEEDED, Needs
from conference.registration.rules.serving import language_in_words
from conference.registration.states import Diet
from conference.web.fields import choices, choices_of

MOST_CHILDREN = 6  # that one person brings along
PREFIX = "need_"
CHILDREN = ("children", "child_ages")
GROUPS: tuple[tuple[object, tuple[str, ...]], ...] = (
    (_("Verstehen und hören"), ("interpreter", "sign_language", "induction_loop")),
    (_("Wege im Haus"), ("wheelchair", "large_wheelchair", "step_free", "companion")),
    (_("Kinder"), CHILDREN),
    (_("Essen"), ("diet", "allergies")),
    (_("Noch etwas?"), ("note",)),
)


class NeedsForm(BareForm):
    """The needs of one person; left as it is, nothing is needed.

    ``asks_consent``: whoever tells something about health or faith has to agree that it is kept. The
    office writes down what stands on a paper, ticked or not, and asks back.
    """

    asks_consent = True
    asks_children = True

    need_interpreter = SelectField(_("Soll jemand für Sie dolmetschen?"), default="")
    need_sign_language = BooleanField(_("Ich brauche Deutsche Gebärdensprache."))
    need_induction_loop = BooleanField(_("Ich brauche eine Induktionsschleife für mein Hörgerät."))
    need_wheelchair = BooleanField(_("Ich komme mit dem Rollstuhl."))
    need_large_wheelchair = BooleanField(_("Mein Rollstuhl ist zu groß für den Aufzug."))
    need_step_free = BooleanField(_("Ich brauche Wege ohne Stufen, aber keinen Rollstuhl."))
    need_companion = BooleanField(_("Eine Begleitperson kommt mit, die mir hilft."))
    need_children = SelectField(
        _("Kinder für die Kinderbetreuung"),
        choices=lambda: choices([("", _("keine")), *((n, n) for n in range(1, MOST_CHILDREN + 1))]),
        default="",
    )
    need_child_ages = StringField(_("Wie alt sind die Kinder?"), [Length(max=100)])
    need_diet = SelectField(
        _("Was essen Sie?"),
        choices=lambda: [*choices([("", _("ich esse alles"))]), *choices_of(Diet)],
        default="",
    )
    need_allergies = StringField(_("Allergien und Unverträglichkeiten"), [Length(max=200)])
    need_note = TextAreaField(
        _("Was sollen wir sonst noch wissen, damit Sie gut dabei sein können?"),
        [Length(max=1000)],
        render_kw={"rows": 3},
    )
    need_consent = BooleanField(
        _("Ja, das Büro darf diese Angaben speichern, auch die zu Gesundheit und Religion.")
    )

    def __init__(self, offer: Offer, *, language: str, **options: Any) -> None:
        super().__init__(**options)
        self.need_interpreter.choices = _languages(offer, language)
        self.asks_children = offer.support.childcare_places > 0

    @property
    def groups(self) -> list[tuple[object, list[Any]]]:
        """The fields that are shown, group by group; consent comes last and stands apart."""
        return [
            (legend, [self[f"{PREFIX}{name}"] for name in names])
            for legend, names in GROUPS
            if self.asks_children or names != CHILDREN
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        super().validate(extra_validators)
        if self.need_children.data and not self.need_child_ages.data:
            self.need_child_ages.errors = [_("Bitte schreiben Sie, wie alt die Kinder sind.")]
        needs = self.needs()
        if self.asks_consent and needs.is_special_category and not needs.consent:
            self.need_consent.errors = [
                _(
                    "Bitte kreuzen Sie an, dass wir das speichern dürfen. "
                    "Oder lassen Sie die Angaben zu Gesundheit und Religion weg."
                )
            ]
        return not self.errors

    def needs(self) -> Needs:
        """What is needed; ages alone tell how many children come."""
        told: dict[str, Any] = {
            name: self[f"{PREFIX}{name}"].data
            for name in NEEDED
            if name not in ("children", "diet")
        }
        texts = ("interpreter", "child_ages", "allergies", "note")
        told |= {name: told[name] or "" for name in texts}
        number = self.need_children.data or ""
        one_digit = len(number) == 1 and number.isdecimal()
        children = int(number) if one_digit else len(_years(told["child_ages"]))
        diet = self.need_diet.data
        return Needs(
            **told,
            children=min(children, MOST_CHILDREN),
            diet=Diet(diet) if diet in set(Diet) else None,
            consent=bool(self.need_consent.data),
        )

    @property
    def are_told(self) -> bool:
        """Whether anything is filled in, right or wrong, so that the page shows it."""
        return bool(self.errors) or not self.needs().are_none


def _years(text: str) -> tuple[int, ...]:
    return ages_of(text, children=0).years


def need_values(needs: Needs) -> Mapping[str, Any]:
    """What is kept, as the fields of the form show it."""
    values = {f"{PREFIX}{name}": getattr(needs, name) for name in (*NEEDED, "consent")}
    return values | {
        "need_children": str(needs.children or ""),
        "need_diet": needs.diet.value if needs.diet else "",
    }


@lru_cache(maxsize=64)
def _languages(offer: Offer, language: str) -> list[SelectChoice]:
    """The languages that are interpreted first, then the others that people ask for."""
    spoken = {
        code: None
        for slot in offer.rounds
        for forum in slot.forums
        for code in forum.interpretation
    }
    codes = [code for code in {**spoken, **dict.fromkeys(INTERPRETED)} if code != SIGN_LANGUAGE]
    named = ((code, language_in_words(code, language)) for code in codes)
    return choices([("", _("nein, nicht nötig")), *named])

"""Input of the directory's pages."""

from conference.directory.forms.district import (
    BarrierAnswerForm,
    BarrierForm,
    FactsForm,
    LegalTextsForm,
    LooksForm,
    PersonForm,
    StatementForm,
)

__all__ = [
    "BarrierAnswerForm",
    "BarrierForm",
    "FactsForm",
    "LegalTextsForm",
    "LooksForm",
    "PersonForm",
    "StatementForm",
]

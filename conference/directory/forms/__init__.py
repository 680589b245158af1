"""Input of the directory's pages."""

from conference.directory.forms.district import (
    BarrierAnswerForm,
    BarrierForm,
    FactsForm,
    LegalTextsForm,
    LooksForm,
    StatementForm,
)
from conference.directory.forms.experts import AbsenceForm, ExpertForm, ExpertStateForm
from conference.directory.forms.memberships import HandOverForm, MemberForm, NewMemberForm
from conference.directory.forms.organisations import ArchiveForm, OrganisationForm
from conference.directory.forms.people import PersonForm

__all__ = [
    "AbsenceForm",
    "ArchiveForm",
    "BarrierAnswerForm",
    "BarrierForm",
    "ExpertForm",
    "ExpertStateForm",
    "FactsForm",
    "HandOverForm",
    "LegalTextsForm",
    "LooksForm",
    "MemberForm",
    "NewMemberForm",
    "OrganisationForm",
    "PersonForm",
    "StatementForm",
]

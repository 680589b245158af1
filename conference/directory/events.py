"""What happens to the district, its people, and the barriers that visitors report."""

from dataclasses import dataclass

from conference.core.events import Event, PublicPagesChange


@dataclass(frozen=True, kw_only=True)
class DistrictEvent(PublicPagesChange):
    """All that is known of the district stands in the frame of every page."""

    kind = "district"


@dataclass(frozen=True, kw_only=True)
class DistrictFounded(DistrictEvent):
    words = "hat den Kreis angelegt"


@dataclass(frozen=True, kw_only=True)
class DistrictChanged(DistrictEvent):
    words = "hat die Angaben zum Kreis geändert"


@dataclass(frozen=True, kw_only=True)
class LooksChanged(DistrictEvent):
    words = "hat Logo oder Farbe geändert"


@dataclass(frozen=True, kw_only=True)
class LegalTextsChanged(DistrictEvent):
    words = "hat die rechtlichen Texte geändert"


@dataclass(frozen=True, kw_only=True)
class StatementChanged(DistrictEvent):
    words = "hat die Erklärung zur Barrierefreiheit geändert"


@dataclass(frozen=True, kw_only=True)
class MunicipalitiesLoaded(DistrictEvent):
    words = "hat die Kommunen eingelesen"


@dataclass(frozen=True, kw_only=True)
class PersonEvent(Event):
    kind = "person"


@dataclass(frozen=True, kw_only=True)
class PersonAdded(PersonEvent):
    words = "hat die Person angelegt"


@dataclass(frozen=True, kw_only=True)
class PersonChanged(PersonEvent):
    words = "hat die Angaben zur Person geändert"


@dataclass(frozen=True, kw_only=True)
class OrganisationEvent(Event):
    kind = "organisation"


@dataclass(frozen=True, kw_only=True)
class OrganisationAdded(OrganisationEvent):
    words = "hat die Organisation angelegt"


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(OrganisationEvent):
    words = "hat die Angaben zur Organisation geändert"


@dataclass(frozen=True, kw_only=True)
class OrganisationArchived(OrganisationEvent):
    words = "hat die Organisation ins Archiv gelegt"


@dataclass(frozen=True, kw_only=True)
class OrganisationRestored(OrganisationEvent):
    words = "hat die Organisation aus dem Archiv geholt"


@dataclass(frozen=True, kw_only=True)
class MembershipEvent(OrganisationEvent):
    """``person_id`` is whose part in the organisation it is about."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class MemberAdded(MembershipEvent):
    words = "hat eine Ansprechperson eingetragen"


@dataclass(frozen=True, kw_only=True)
class MemberChanged(MembershipEvent):
    words = "hat die Angaben zu einer Ansprechperson geändert"


@dataclass(frozen=True, kw_only=True)
class MemberLeft(MembershipEvent):
    words = "hat eine Ansprechperson verabschiedet"


@dataclass(frozen=True, kw_only=True)
class ContactHandedOver(MembershipEvent):
    """``person_id`` has left, ``successor_id`` follows; ``had_link``: a link of the one who left has died."""

    words = "hat die Aufgabe an eine Nachfolge übergeben"

    successor_id: int
    had_link: bool


@dataclass(frozen=True, kw_only=True)
class ExpertEvent(Event):
    kind = "expert"


@dataclass(frozen=True, kw_only=True)
class ExpertAdded(ExpertEvent):
    words = "hat die Person bei den Fachleuten aufgenommen"


@dataclass(frozen=True, kw_only=True)
class ExpertChanged(ExpertEvent):
    words = "hat die Angaben der Fachperson geändert"


@dataclass(frozen=True, kw_only=True)
class ExpertStateChanged(ExpertEvent):
    words = "hat den Stand der Fachperson geändert"


@dataclass(frozen=True, kw_only=True)
class AbsencesChanged(ExpertEvent):
    words = "hat die Abwesenheiten geändert"


@dataclass(frozen=True, kw_only=True)
class BarrierEvent(Event):
    kind = "barrier_report"


@dataclass(frozen=True, kw_only=True)
class BarrierReported(BarrierEvent):
    words = "hat eine Barriere gemeldet"


@dataclass(frozen=True, kw_only=True)
class BarrierTakenOn(BarrierEvent):
    words = "arbeitet an der Meldung"


@dataclass(frozen=True, kw_only=True)
class BarrierAnswered(BarrierEvent):
    words = "hat die Meldung beantwortet"


@dataclass(frozen=True, kw_only=True)
class BarrierReopened(BarrierEvent):
    words = "hat die Meldung wieder aufgenommen"


@dataclass(frozen=True, kw_only=True)
class _AboutAnApplicant(Event):
    kind = "organisation"


@dataclass(frozen=True, kw_only=True)
class OrganisationApplied(_AboutAnApplicant):
    words = "hat sich zum Mitmachen angemeldet"


@dataclass(frozen=True, kw_only=True)
class OrganisationAsked(_AboutAnApplicant):
    words = "hat bei der Organisation nachgefragt"


@dataclass(frozen=True, kw_only=True)
class OrganisationApproved(_AboutAnApplicant):
    words = "hat die Organisation aufgenommen"


@dataclass(frozen=True, kw_only=True)
class OrganisationRejected(_AboutAnApplicant):
    words = "hat die Organisation abgelehnt"


@dataclass(frozen=True, kw_only=True)
class _AboutAnExpert(Event):
    kind = "expert"


@dataclass(frozen=True, kw_only=True)
class ExpertOffered(_AboutAnExpert):
    words = "hat sich als Fachperson angeboten"


@dataclass(frozen=True, kw_only=True)
class ExpertAsked(_AboutAnExpert):
    words = "hat bei der Fachperson nachgefragt"


@dataclass(frozen=True, kw_only=True)
class ExpertApproved(_AboutAnExpert):
    words = "hat die Fachperson aufgenommen"


@dataclass(frozen=True, kw_only=True)
class ExpertRejected(_AboutAnExpert):
    words = "hat die Fachperson abgelehnt"

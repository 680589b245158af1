"""What happens to the district, its people, and the barriers that visitors report."""

from dataclasses import dataclass

from conference.core.events import Event, PublicPagesChange


class DistrictEvent(PublicPagesChange):
    """All that is known of the district stands in the frame of every page."""

    kind = "district"


class DistrictFounded(DistrictEvent):
    words = "hat den Kreis angelegt"


class DistrictChanged(DistrictEvent):
    words = "hat die Angaben zum Kreis geändert"


class LooksChanged(DistrictEvent):
    words = "hat Logo oder Farbe geändert"


class LegalTextsChanged(DistrictEvent):
    words = "hat die rechtlichen Texte geändert"


class StatementChanged(DistrictEvent):
    words = "hat die Erklärung zur Barrierefreiheit geändert"


class MunicipalitiesLoaded(DistrictEvent):
    words = "hat die Kommunen eingelesen"


class PersonEvent(Event):
    kind = "person"


class PersonAdded(PersonEvent):
    words = "hat die Person angelegt"


class PersonChanged(PersonEvent):
    words = "hat die Angaben zur Person geändert"


class PeopleJoined(PersonEvent):
    words = "hat die Person mit einer doppelten zusammengeführt"


class PeopleToldApart(PersonEvent):
    words = "hat die Person von einer ähnlichen unterschieden"


class OrganisationEvent(Event):
    kind = "organisation"


class OrganisationAdded(OrganisationEvent):
    words = "hat die Organisation angelegt"


class OrganisationChanged(OrganisationEvent):
    words = "hat die Angaben zur Organisation geändert"


class OrganisationArchived(OrganisationEvent):
    words = "hat die Organisation ins Archiv gelegt"


class OrganisationRestored(OrganisationEvent):
    words = "hat die Organisation aus dem Archiv geholt"


class OrganisationsJoined(OrganisationEvent):
    words = "hat die Organisation mit einer doppelten zusammengeführt"


class OrganisationsToldApart(OrganisationEvent):
    words = "hat die Organisation von einer ähnlichen unterschieden"


@dataclass(frozen=True, kw_only=True)
class MembershipEvent(OrganisationEvent):
    """``person_id`` is whose part in the organisation it is about."""

    person_id: int


class MemberAdded(MembershipEvent):
    words = "hat eine Ansprechperson eingetragen"


class MemberChanged(MembershipEvent):
    words = "hat die Angaben zu einer Ansprechperson geändert"


class MemberLeft(MembershipEvent):
    words = "hat eine Ansprechperson verabschiedet"


@dataclass(frozen=True, kw_only=True)
class ContactHandedOver(MembershipEvent):
    """``person_id`` has left, ``successor_id`` follows; ``had_link``: a link of the one who left has died."""

    words = "hat die Aufgabe an eine Nachfolge übergeben"

    successor_id: int
    had_link: bool


class ExpertEvent(Event):
    kind = "expert"


class ExpertAdded(ExpertEvent):
    words = "hat die Person bei den Fachleuten aufgenommen"


class ExpertChanged(ExpertEvent):
    words = "hat die Angaben der Fachperson geändert"


class ExpertStateChanged(ExpertEvent):
    words = "hat den Stand der Fachperson geändert"


class AbsencesChanged(ExpertEvent):
    words = "hat die Abwesenheiten geändert"


class BarrierEvent(Event):
    kind = "barrier_report"


class BarrierReported(BarrierEvent):
    words = "hat eine Barriere gemeldet"


class BarrierTakenOn(BarrierEvent):
    words = "arbeitet an der Meldung"


class BarrierAnswered(BarrierEvent):
    words = "hat die Meldung beantwortet"


class BarrierReopened(BarrierEvent):
    words = "hat die Meldung wieder aufgenommen"


class _AboutAnApplicant(Event):
    kind = "organisation"


class OrganisationApplied(_AboutAnApplicant):
    words = "hat sich zum Mitmachen angemeldet"


class OrganisationAsked(_AboutAnApplicant):
    words = "hat bei der Organisation nachgefragt"


class OrganisationApproved(_AboutAnApplicant):
    words = "hat die Organisation aufgenommen"


class OrganisationRejected(_AboutAnApplicant):
    words = "hat die Organisation abgelehnt"


class _AboutAnExpert(Event):
    kind = "expert"


class ExpertOffered(_AboutAnExpert):
    words = "hat sich als Fachperson angeboten"


class ExpertAsked(_AboutAnExpert):
    words = "hat bei der Fachperson nachgefragt"


class ExpertApproved(_AboutAnExpert):
    words = "hat die Fachperson aufgenommen"


class ExpertRejected(_AboutAnExpert):
    words = "hat die Fachperson abgelehnt"

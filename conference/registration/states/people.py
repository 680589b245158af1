"""The words people are described with; never status, nationality or religion of the person."""

from enum import StrEnum

from flask_babel import lazy_gettext as _


class Reach(StrEnum):
    """How the person wants to hear from the office."""

    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"

    @property
    def label(self) -> object:
        return _REACHES[self]


_REACHES = {
    Reach.EMAIL: _("per E-Mail"),
    Reach.PHONE: _("per Telefon"),
    Reach.LETTER: _("per Brief"),
}


SALUTATIONS = {
    "": _("keine Angabe"),
    "Frau": _("Frau"),
    "Herr": _("Herr"),
    "divers": _("divers"),
}


class AttendeeRole(StrEnum):
    """In which role somebody comes; never status, nationality or religion of the person."""

    VOLUNTEER = "volunteer"
    NEWCOMER = "newcomer"
    PUBLIC_STAFF = "public_staff"
    WELFARE_STAFF = "welfare_staff"
    EDUCATION_STAFF = "education_staff"
    MIGRANT_ASSOCIATION = "migrant_association"
    RELIGIOUS_COMMUNITY = "religious_community"
    SPORTS_CLUB = "sports_club"
    COMPANY = "company"
    POLITICS = "politics"
    PRESS = "press"
    STUDENT = "student"
    OTHER = "other"

    @property
    def label(self) -> object:
        return _ROLES[self]


_ROLES = {
    AttendeeRole.VOLUNTEER: _("Ehrenamt"),
    AttendeeRole.NEWCOMER: _("neu zugewandert"),
    AttendeeRole.PUBLIC_STAFF: _("Behörde, Verwaltung"),
    AttendeeRole.WELFARE_STAFF: _("Wohlfahrt, Beratung"),
    AttendeeRole.EDUCATION_STAFF: _("Schule, Bildung, Kita"),
    AttendeeRole.MIGRANT_ASSOCIATION: _("Migrantenorganisation"),
    AttendeeRole.RELIGIOUS_COMMUNITY: _("Religionsgemeinschaft"),
    AttendeeRole.SPORTS_CLUB: _("Sportverein"),
    AttendeeRole.COMPANY: _("Betrieb, Kammer"),
    AttendeeRole.POLITICS: _("Politik"),
    AttendeeRole.PRESS: _("Presse"),
    AttendeeRole.STUDENT: _("Schülerin, Schüler, Studium"),
    AttendeeRole.OTHER: _("etwas anderes"),
}


class Attendance(StrEnum):
    """For which part of the day somebody comes."""

    WHOLE_DAY = "whole_day"
    ONE_ROUND = "one_round"
    PLENARY_ONLY = "plenary_only"

    @property
    def label(self) -> object:
        return _ATTENDANCES[self]


_ATTENDANCES = {
    Attendance.WHOLE_DAY: _("den ganzen Tag"),
    Attendance.ONE_ROUND: _("nur eine Forenrunde"),
    Attendance.PLENARY_ONLY: _("nur das Plenum, kein Forum"),
}


class Diet(StrEnum):
    """What somebody eats; for catering in numbers only."""

    HALAL = "halal"
    KOSHER = "kosher"
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"

    @property
    def label(self) -> object:
        return _DIETS[self]


_DIETS = {
    Diet.HALAL: _("halal"),
    Diet.KOSHER: _("koscher"),
    Diet.VEGETARIAN: _("vegetarisch"),
    Diet.VEGAN: _("vegan"),
}

NEEDS_CONSENT = "2026-11"  # the wording of the consent to keep what somebody needs

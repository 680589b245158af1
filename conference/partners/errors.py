"""What can go wrong behind the link of an organisation."""

from flask_babel import lazy_gettext as _

from conference.core.errors import DomainError, NotFound


class OrganisationLinkUnknown(NotFound):
    message = _(
        "Diesen Link kennen wir nicht, oder er gilt nicht mehr. Rufen Sie uns an, wir schicken Ihnen einen neuen."
    )


class HandOverInstead(DomainError):
    message = _("Möchten Sie selbst aufhören? Dann geben Sie den Link bitte weiter.")


class AlreadyContact(DomainError):
    status = 422
    field = "email"
    message = _("Diese Person ist schon Ansprechperson Ihrer Organisation.")


class NoStandsNow(DomainError):
    message = _("Zurzeit kann man sich nicht um einen Stand bewerben.")


class StandDecided(DomainError):
    message = _("Ihr Stand ist schon bestätigt. Möchten Sie etwas ändern? Rufen Sie uns an.")

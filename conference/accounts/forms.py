"""What is typed at the door of the office, and about accounts. German, as the office is."""

from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import Email, InputRequired, Length

from conference.accounts.models import Staff
from conference.accounts.services.keeping import AccountFacts
from conference.accounts.services.password import NewPassword
from conference.accounts.services.signing_in import Credentials
from conference.core.actor import Role
from conference.web.fields import CheckboxListField, choices_of
from conference.web.forms import HouseForm

_ADDRESS = [InputRequired(), Length(max=254), Email()]


class SignInForm(HouseForm):
    email = EmailField("E-Mail-Adresse", _ADDRESS)
    password = PasswordField("Passwort", [InputRequired()])

    def credentials(self) -> Credentials:
        return Credentials(email=self.email.data or "", password=self.password.data or "")


class LinkForm(HouseForm):
    address = EmailField("E-Mail-Adresse", _ADDRESS)

    def typed(self) -> str:
        return self.address.data or ""


class PasswordForm(HouseForm):
    old = PasswordField("Bisheriges Passwort")
    new = PasswordField("Neues Passwort", [InputRequired()])

    def new_password(self) -> NewPassword:
        return NewPassword(old=self.old.data or "", new=self.new.data or "")


class AccountForm(HouseForm):
    name = StringField("Name", [InputRequired(), Length(max=200)])
    email = EmailField("E-Mail-Adresse", _ADDRESS)
    roles = CheckboxListField(
        "Rollen",
        [InputRequired("Bitte wählen Sie mindestens eine Rolle.")],
        choices=choices_of(Role),
    )

    @classmethod
    def about(cls, staff: Staff) -> "AccountForm":
        return cls(name=staff.name, email=staff.email, roles=[role.value for role in staff.roles])

    def facts(self) -> AccountFacts:
        return AccountFacts(
            name=self.name.data or "",
            email=self.email.data or "",
            roles=frozenset(Role(role) for role in self.roles.data or ()),
        )

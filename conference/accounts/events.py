"""What happens to the accounts of the office."""

from conference.core.events import Event


class AccountEvent(Event):
    kind = "staff"


class StaffInvited(AccountEvent):
    words = "hat das Konto angelegt"


class AccountChanged(AccountEvent):
    words = "hat das Konto geändert"


class AccountShut(AccountEvent):
    words = "hat das Konto gesperrt"


class AccountOpened(AccountEvent):
    words = "hat das Konto wieder geöffnet"


class LinkSent(AccountEvent):
    words = "hat einen Anmeldelink schicken lassen"


class LinkMade(AccountEvent):
    words = "hat einen Anmeldelink gemacht"


class PasswordChanged(AccountEvent):
    words = "hat das Passwort geändert"


class SignedIn(AccountEvent):
    words = "ist hereingekommen"


class SignedOut(AccountEvent):
    words = "ist hinausgegangen"


class SessionsEnded(AccountEvent):
    words = "hat Sitzungen beendet"

"""What happens to the accounts of the office."""

from dataclasses import dataclass

from conference.core.events import Event


@dataclass(frozen=True, kw_only=True)
class AccountEvent(Event):
    kind = "staff"


@dataclass(frozen=True, kw_only=True)
class StaffInvited(AccountEvent):
    words = "hat das Konto angelegt"


@dataclass(frozen=True, kw_only=True)
class AccountChanged(AccountEvent):
    words = "hat das Konto geändert"


@dataclass(frozen=True, kw_only=True)
class AccountShut(AccountEvent):
    words = "hat das Konto gesperrt"


@dataclass(frozen=True, kw_only=True)
class AccountOpened(AccountEvent):
    words = "hat das Konto wieder geöffnet"


@dataclass(frozen=True, kw_only=True)
class LinkSent(AccountEvent):
    words = "hat einen Anmeldelink schicken lassen"


@dataclass(frozen=True, kw_only=True)
class LinkMade(AccountEvent):
    words = "hat einen Anmeldelink gemacht"


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(AccountEvent):
    words = "hat das Passwort geändert"


@dataclass(frozen=True, kw_only=True)
class SignedIn(AccountEvent):
    words = "ist hereingekommen"


@dataclass(frozen=True, kw_only=True)
class SignedOut(AccountEvent):
    words = "ist hinausgegangen"


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(AccountEvent):
    words = "hat Sitzungen beendet"

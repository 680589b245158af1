"""What happens to an address list, and what it did to people and organisations."""

from conference.core.events import Event


class AddressListEvent(Event):
    kind = "address_run"


class AddressListSent(AddressListEvent):
    words = "hat eine Adressliste hochgeladen"


class ColumnsAssigned(AddressListEvent):
    words = "hat die Spalten der Adressliste zugeordnet"


class DoublesJoined(AddressListEvent):
    words = "hat doppelte Einträge zusammengeführt"


class DoublesApart(AddressListEvent):
    words = "hat Einträge als verschiedene Personen erkannt"


class AddressListStarted(AddressListEvent):
    words = "hat angefangen, die Adressliste zu übernehmen"


class AddressListTaken(AddressListEvent):
    words = "hat die Adressliste übernommen"


class AddressListDiscarded(AddressListEvent):
    words = "hat die Adressliste verworfen"


class AddressUndoStarted(AddressListEvent):
    words = "hat angefangen, die Adressliste rückgängig zu machen"


class AddressListUndone(AddressListEvent):
    words = "hat die Adressliste rückgängig gemacht"


class PersonOfList(Event):
    kind = "person"


class PersonTaken(PersonOfList):
    words = "hat die Person aus einer Adressliste übernommen"


class PersonCompleted(PersonOfList):
    words = "hat die Angaben zur Person aus einer Adressliste ergänzt"


class PersonTakenBack(PersonOfList):
    words = "hat die Übernahme der Person aus einer Adressliste rückgängig gemacht"


class OrganisationOfList(Event):
    kind = "organisation"


class OrganisationTaken(OrganisationOfList):
    words = "hat die Organisation aus einer Adressliste übernommen"


class OrganisationCompleted(OrganisationOfList):
    words = "hat die Angaben zur Organisation aus einer Adressliste ergänzt"


class OrganisationTakenBack(OrganisationOfList):
    words = "hat die Übernahme der Organisation aus einer Adressliste rückgängig gemacht"

"""What happens to a list from a file; each registration tells its own story beside it."""

from conference.core.events import Event


class IntakeEvent(Event):
    kind = "intake_run"


class ListChecked(IntakeEvent):
    words = "hat eine Liste geprüft"


class ListStarted(IntakeEvent):
    words = "hat angefangen, die Liste einzulesen"


class ListReadIn(IntakeEvent):
    words = "hat die Liste eingelesen"


class ListDiscarded(IntakeEvent):
    words = "hat die Liste verworfen"


class UndoStarted(IntakeEvent):
    words = "hat angefangen, die Liste rückgängig zu machen"


class ListUndone(IntakeEvent):
    words = "hat die Liste rückgängig gemacht"

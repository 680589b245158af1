"""The office's address list, out of Excel once and for all: the people behind the organisations come with it."""

from conference.addresses import queries
from conference.addresses.models import AddressRun
from conference.addresses.rules.doubles import SAME_MAIL
from conference.addresses.services import deciding, keeping, sending, taking
from conference.addresses.services.resembling import do_compare
from conference.core.actor import SYSTEM as OFFICE
from conference.demo.script import FOLDER
from conference.directory.queries import people

NAME = "organisations.xlsx"


def take_addresses_in() -> int:
    """Upload the list, join the doubles that have one address, and take it in; how many people are known then.

    The doubles that are less certain wait in the directory for somebody to look at them.
    """
    run = sending.send((FOLDER / NAME).read_bytes(), file_name=NAME, actor=OFFICE)
    keeping.sweep()
    _join_the_certain(run)
    taking.start(run.id, actor=OFFICE)
    keeping.sweep()
    do_compare({}, lambda done, total: None)
    return len(people())


def _join_the_certain(run: AddressRun) -> None:
    for why, _ in queries.open_reasons(run):
        if SAME_MAIL in why:
            deciding.join_all(run.id, why, actor=OFFICE)

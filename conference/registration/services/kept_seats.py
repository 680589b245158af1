"""What becomes of a seat that an organisation holds, behind the lock of the seat pools.

A seat without a name is held, and counts as taken. Naming somebody and giving a name back moves it
between the contingent and the registration; the pool never hears of it. Every function here expects
the pools to be locked, and reads the contingent behind that lock.
"""

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.registration import policy
from conference.registration.errors import NoKeptSeatLeft, SeatsGivenBack
from conference.registration.models import Contingent, Registration
from conference.registration.rules import Application


def locked_contingent(contingent_id: int) -> Contingent:
    """The contingent as it is now that nobody else can change it."""
    found = db.session.get(Contingent, contingent_id, populate_existing=True)
    if found is None:
        raise NotFound
    return found


def of_application(application: Application, actor: Actor) -> Contingent | None:
    """The contingent that this form uses, if the actor may use it."""
    if application.contingent_id is None:
        return None
    contingent = locked_contingent(application.contingent_id)
    require(policy.may_name_for(actor, contingent))
    if contingent.conference_id != application.conference_id or not contingent.conference.is_public:
        raise NotFound
    return contingent


def name_from(contingent: Contingent, people: int) -> None:
    """Turn held seats into seats of people with a name."""
    if contingent.held < people:
        raise SeatsGivenBack if contingent.is_over else NoKeptSeatLeft
    if not contingent.can_be_named:
        raise SeatsGivenBack
    contingent.held -= people


def goes_back_to_its_organisation(registration: Registration) -> bool:
    """Let the organisation hold the seat again, until its return date; else it is everybody's."""
    if registration.contingent_id is None:
        return False
    contingent = locked_contingent(registration.contingent_id)
    if contingent.is_over or contingent.held >= contingent.granted:
        return False
    contingent.held += 1
    return True


def comes_from_its_organisation(registration: Registration) -> bool:
    """Give somebody back a seat of the organisation; without one the person no longer belongs to it."""
    if registration.contingent_id is None:
        return False
    contingent = locked_contingent(registration.contingent_id)
    if contingent.is_over or not contingent.held:
        registration.contingent_id = None
        return False
    contingent.held -= 1
    return True


def leave(registration: Registration) -> None:
    """The seat is a seat like any other from now on, and the organisation has one less."""
    if registration.contingent_id is not None:
        locked_contingent(registration.contingent_id).granted -= 1
    registration.contingent_id = None

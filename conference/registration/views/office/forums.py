"""The places of one person in forums, and deciding on one by hand."""

from collections.abc import Sequence

from flask import render_template
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.programme.queries import forums_of
from conference.programme.states import ForumState
from conference.registration import policy, queries, rules
from conference.registration.forms.forums import FixForm
from conference.registration.models import Registration
from conference.registration.rules.serving import reason
from conference.registration.services.fixing import CAN_BE_SEATED, fix_forum, free_again
from conference.registration.services.in_line import obstacles_for
from conference.registration.services.one_place import comes_to
from conference.registration.views.office.doors import office
from conference.registration.views.office.found import PREFIX, back_to, found_known
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import blame


@office.route(f"{PREFIX}/foren", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def forums_of_person(year: int, code: str) -> ResponseReturnValue:
    """Where the person sits and who decided so; a forum chosen by hand, after what speaks against it."""
    conference, person = found_known(year, code)
    offered = _offered(conference, person)
    form = FixForm(offered)
    warnings: Sequence[str] = ()
    if form.validate_on_submit():
        warnings = _warnings(person, form.forum_id)
        if not warnings or form.has_been_warned:
            try:
                fix_forum(person.id, form.forum_id, actor=current_actor(), why=form.why.data or "")
            except (NotAllowed, NotFound):
                raise
            except DomainError as error:
                blame(form, error)
            else:
                return back_to(conference, person, "Der Platz ist festgelegt.")
        form.seen.data = form.forum.data
    return render_template(
        "registration/office/forums.html",
        conference=conference,
        person=person,
        form=form,
        can_be_seated=person.state in CAN_BE_SEATED and bool(offered),
        warnings=warnings,
        places=sorted(
            person.places, key=lambda place: (place.forum.round.starts, place.forum.code)
        ),
    )


@office.post(f"{PREFIX}/foren/<int:round_id>/freigeben")
@open_to_staff(Role.OFFICE)
def free_forum(year: int, code: str, round_id: int) -> ResponseReturnValue:
    """No longer decided by hand."""
    conference, person = found_known(year, code)
    free_again(person.id, round_id, actor=current_actor())
    return back_to(
        conference, person, "Der Platz ist nicht mehr festgelegt. Die Person behält ihn."
    )


def _offered(conference: Conference, person: Registration) -> list[tuple[Forum, int]]:
    """The forums of the rounds that the person comes to, with their free seats."""
    free = queries.free_seats_by_forum(conference.id)
    return [
        (forum, free.get(forum.id, forum.seats))
        for forum in forums_of(conference)
        if forum.state is ForumState.CONFIRMED and comes_to(person, forum.round_id)
    ]


def _warnings(person: Registration, forum_id: int) -> list[str]:
    """What speaks against it; what the person needs only for those who may know it."""
    among = queries.forums_beside(forum_id)
    found = []
    if unmet := obstacles_for(person, forum_id, among):
        needs = rules.needs_of(person.need)
        found += (
            [reason(one, needs, language="de") for one in unmet]
            if policy.sees_needs(current_actor())
            else ["Das Forum passt nicht zu allen Angaben der Person."]
        )
    stages = queries.engagements_in_forums(person.conference_id)
    busy = rules.busy_rounds(rules.details_of(person), stages)
    round_of = {place.round_id: place for place in person.places}
    forum = next((one for one in forums_of(person.conference) if one.id == forum_id), None)
    if forum is not None:
        if forum.round_id in busy:
            found.append("Die Person wirkt in dieser Runde selbst in einem Forum mit.")
        others = {p.forum.content_key for r, p in round_of.items() if r != forum.round_id}
        if forum.content_key and forum.content_key in others:
            found.append("Die Person hat in der anderen Runde ein Forum mit demselben Inhalt.")
        if person.wishes and all(wish.forum_id != forum_id for wish in person.wishes):
            found.append("Die Person hat sich dieses Forum nicht gewünscht.")
    return found

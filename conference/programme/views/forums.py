"""Forums: the list, the sheet of one, and the forms that change it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.languages import SIGN_LANGUAGE, german_name
from conference.directory.queries import people
from conference.planning.models import Conference
from conference.planning.queries import conference_of, interpreter_teams
from conference.programme import queries
from conference.programme.forms import EngagementForm, EngagementStepForm, ForumForm, PlaceForm
from conference.programme.models import Forum
from conference.programme.services.board import board_of
from conference.programme.services.forums import add_forum, change_forum, move_forum
from conference.programme.states import ForumState
from conference.programme.views.doors import form_page, looking_again, office
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved
from conference.web.listing import Listing, wanted_of_address


@office.get("/programm/foren")
@open_to_staff()
def forums(year: int) -> ResponseReturnValue:
    """All forums, to search, filter and sort."""
    conference = conference_of(year)
    topics = queries.topics_of(conference)
    languages = {SIGN_LANGUAGE, *interpreter_teams(conference)}
    wanted = wanted_of_address(
        sorts=list(queries.FORUM_SORTS),
        filters={
            "stand": [state.value for state in ForumState],
            "runde": None,
            "thema": [topic.code for topic in topics],
            "sprache": languages,
            "stufenlos": ["ja", "nein"],
        },
    )
    return render_template(
        "programme/office/forums.html",
        conference=conference,
        listing=Listing(queries.forum_page(conference, wanted)),
        board=board_of(conference),
        state_choices=[(state.value, state.label) for state in ForumState],
        round_choices=[(slot.code, slot.code) for slot in queries.rounds_of(conference)],
        topic_choices=[(topic.code, topic.title.german) for topic in topics],
        language_choices=[(code, german_name(code)) for code in sorted(languages)],
    )


@office.get("/programm/foren/<int:forum_id>")
@open_to_staff()
def forum(year: int, forum_id: int) -> ResponseReturnValue:
    """Everything the office knows about one forum."""
    conference = conference_of(year)
    return forum_page(conference, queries.forum_of(conference, forum_id))


def forum_page(
    conference: Conference,
    forum: Forum,
    *,
    adding: EngagementForm | None = None,
    step: tuple[int, EngagementStepForm] | None = None,
) -> str:
    """The sheet of a forum; a form of it that went wrong is shown as it was typed."""
    board = board_of(conference)
    engagements = board.people_on(forum)
    steps = {engagement.id: EngagementStepForm(engagement) for engagement in engagements}
    if step:
        steps[step[0]] = step[1]
    return render_template(
        "programme/office/forum.html",
        conference=conference,
        forum=forum,
        board=board,
        engagements=engagements,
        adding=adding or EngagementForm(people()),
        steps=steps,
        entries=queries.trail_of_forum(forum),
        opened=step[0] if step else None,
    )


@office.route("/programm/foren/neu", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def new_forum(year: int) -> ResponseReturnValue:
    conference = conference_of(year)
    form = ForumForm(conference, round_id=request.args.get("runde", type=int))
    del form.why
    made: list[Forum] = []
    if form.validate_on_submit() and saved(
        form,
        lambda: made.append(add_forum(conference.id, form.plan(), actor=current_actor())),
    ):
        flash("Das Forum ist als Idee angelegt.", "success")
        return redirect(url_for(".forum", year=year, forum_id=made[0].id), 303)
    return render_template(
        "programme/office/forum_form.html",
        conference=conference,
        form=form,
        title="Neues Forum",
        back=url_for(".overview", year=year),
    )


@office.route("/programm/foren/<int:forum_id>/bearbeiten", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def edit_forum(year: int, forum_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    forum = queries.forum_of(conference, forum_id)
    form = ForumForm(conference, forum)
    return form_page(
        conference,
        form,
        looking_again(
            form,
            forum,
            lambda: change_forum(
                forum.id,
                form.plan(),
                actor=current_actor(),
                why=form.why.data or "",
                seen=form.last_seen,
            ),
        ),
        title=f"{forum.code} bearbeiten",
        done="Das Forum ist gespeichert.",
        back=url_for(".forum", year=year, forum_id=forum.id),
        template="programme/office/forum_form.html",
    )


@office.route("/programm/foren/<int:forum_id>/verschieben", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def place_forum(year: int, forum_id: int) -> ResponseReturnValue:
    """Another round or room, and nothing else."""
    conference = conference_of(year)
    forum = queries.forum_of(conference, forum_id)
    form = PlaceForm(conference, obj=forum)
    return form_page(
        conference,
        form,
        lambda: move_forum(
            forum.id,
            round_id=form.round_id.data,
            room_id=form.room_id.data,
            actor=current_actor(),
            why=form.why.data or "",
        ),
        title=f"{forum.code} verschieben",
        done="Das Forum ist verschoben.",
        back=url_for(".forum", year=year, forum_id=forum.id),
    )

"""The lists, who is on them and why, and decisions by hand."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.invitations import queries
from conference.invitations.forms.office import ByHandForm, ListForm, SeekForm
from conference.invitations.queries import Guest, Question
from conference.invitations.services.lists import (
    change_list,
    decide_by_hand,
    lift_exception,
    make_list,
)
from conference.invitations.views.doors import office
from conference.planning.queries import conference_of
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.fields import choices
from conference.web.forms import saved
from conference.web.listing import Listing, wanted_of_address

PREFIX = "/<int:year>/verteiler"


@office.get(PREFIX)
@open_to_staff(Role.OFFICE)
def lists(year: int) -> ResponseReturnValue:
    """All lists."""
    conference = conference_of(year)
    found = queries.mailing_lists()
    words = {
        one.id: queries.words_for(Question.of(one.question), conference).of_question()
        for one in found
    }
    return render_template(
        "invitations/lists.html", conference=conference, lists=found, words=words
    )


@office.route(f"{PREFIX}/neu", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def new_list(year: int) -> ResponseReturnValue:
    conference = conference_of(year)
    form, made = ListForm(), []
    if form.validate_on_submit() and saved(
        form, lambda: made.append(make_list(form.facts(), actor=current_actor()).id)
    ):
        flash("Der Verteiler ist gespeichert.", "success")
        return redirect(url_for(".mailing_list", year=year, mailing_list_id=made[0]), 303)
    return render_template(
        "invitations/list_form.html",
        conference=conference,
        form=form,
        known=None,
        tags=queries.known_tags(),
    )


@office.get(f"{PREFIX}/<int:mailing_list_id>")
@open_to_staff(Role.OFFICE)
def mailing_list(year: int, mailing_list_id: int) -> ResponseReturnValue:
    """Who is on the list, and why."""
    return _page(year, mailing_list_id, ByHandForm(formdata=None))


@office.route(f"{PREFIX}/<int:mailing_list_id>/aendern", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def change(year: int, mailing_list_id: int) -> ResponseReturnValue:
    conference, known = conference_of(year), queries.mailing_list_of(mailing_list_id)
    form = ListForm() if request.method == "POST" else ListForm.of(known)
    if form.validate_on_submit() and saved(
        form, lambda: change_list(mailing_list_id, form.facts(), actor=current_actor())
    ):
        flash("Der Verteiler ist gespeichert.", "success")
        return redirect(url_for(".mailing_list", year=year, mailing_list_id=mailing_list_id), 303)
    return render_template(
        "invitations/list_form.html",
        conference=conference,
        form=form,
        known=known,
        tags=queries.known_tags(),
    )


@office.post(f"{PREFIX}/<int:mailing_list_id>/von-hand")
@open_to_staff(Role.OFFICE)
def by_hand(year: int, mailing_list_id: int) -> ResponseReturnValue:
    """Somebody on it or off it."""
    queries.mailing_list_of(mailing_list_id)
    form = ByHandForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: decide_by_hand(
            mailing_list_id,
            form.guest.data or 0,
            is_on=form.is_on.data == "ja",
            why=form.why.data or "",
            actor=current_actor(),
        ),
    ):
        flash("Von Hand entschieden und gespeichert.", "success")
        return redirect(url_for(".mailing_list", year=year, mailing_list_id=mailing_list_id), 303)
    return _page(year, mailing_list_id, form)


@office.post(f"{PREFIX}/<int:mailing_list_id>/ausnahmen/<int:exception_id>/aufheben")
@open_to_staff(Role.OFFICE)
def lift(year: int, mailing_list_id: int, exception_id: int) -> ResponseReturnValue:
    """Let the question decide again."""
    lift_exception(mailing_list_id, exception_id, actor=current_actor())
    flash("Die Ausnahme ist aufgehoben.", "success")
    return redirect(url_for(".mailing_list", year=year, mailing_list_id=mailing_list_id), 303)


def _page(year: int, mailing_list_id: int, form: ByHandForm) -> ResponseReturnValue:
    conference, found = conference_of(year), queries.mailing_list_of(mailing_list_id)
    question = Question.of(found.question)
    wanted = wanted_of_address(
        sorts=queries.MEMBER_SORTS, filters={"zeigen": {value for value, _ in queries.STANDINGS}}
    )
    seek = SeekForm(formdata=request.args)
    named = queries.called(seek.wen.data or "", question.audience) if seek.wen.data else []
    form.guest.choices = choices((guest.id, _told(guest)) for guest in named)
    return render_template(
        "invitations/mailing_list.html",
        conference=conference,
        mailing_list=found,
        words=queries.words_for(question, conference).of_question(),
        listing=Listing(queries.members_page(found, conference, wanted)),
        numbers=queries.numbers_of(found, conference),
        standings=queries.STANDINGS,
        seek=seek,
        form=form,
        name_of=queries.name_of,
        way_to=queries.way_to,
        where_to=queries.where_to,
        entries=entries_about("mailing_list", found.id),
    )


def _told(guest: Guest) -> str:
    return ", ".join(part for part in (queries.name_of(guest), guest.email) if part)

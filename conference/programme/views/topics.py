"""Topics: the fields of action by which people look for a forum."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.planning.queries import conference_of
from conference.programme import queries
from conference.programme.forms import ReasonForm, TopicForm
from conference.programme.services.topics import add_topic, change_topic, remove_topic
from conference.programme.views.doors import form_page, office
from conference.web.access import current_actor, open_to_staff


@office.get("/programm/themen")
@open_to_staff()
def topics(year: int) -> ResponseReturnValue:
    conference = conference_of(year)
    return render_template(
        "programme/office/topics.html",
        conference=conference,
        topics=queries.topics_of(conference),
        forums=queries.forums_of(conference),
    )


@office.route("/programm/themen/neu", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def new_topic(year: int) -> ResponseReturnValue:
    conference = conference_of(year)
    form = TopicForm()
    del form.why
    return form_page(
        conference,
        form,
        lambda: add_topic(conference.id, form.plan(), actor=current_actor()),
        title="Neues Thema",
        done="Das Thema ist angelegt.",
        back=url_for(".topics", year=year),
    )


@office.route("/programm/themen/<int:topic_id>", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def edit_topic(year: int, topic_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    topic = queries.topic_of(conference, topic_id)
    form = TopicForm(obj=topic)
    return form_page(
        conference,
        form,
        lambda: change_topic(topic.id, form.plan(), actor=current_actor(), why=form.why.data or ""),
        title=f"Thema {topic.code} bearbeiten",
        done="Das Thema ist gespeichert.",
        back=url_for(".topics", year=year),
        remove=url_for(".drop_topic", year=year, topic_id=topic.id),
    )


@office.route("/programm/themen/<int:topic_id>/loeschen", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def drop_topic(year: int, topic_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    topic = queries.topic_of(conference, topic_id)
    form = ReasonForm()
    return form_page(
        conference,
        form,
        lambda: remove_topic(topic_id, actor=current_actor(), why=form.why.data or ""),
        title="Thema löschen",
        done="Das Thema ist gelöscht.",
        back=url_for(".topics", year=year),
        template="programme/office/remove.html",
        question=f"Soll das Thema „{topic.title}“ verschwinden?",
    )

"""What letters tell about people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import current_app
from flask_babel import force_locale
from markupsafe import Markup

from conference.core.languages import LANGUAGES, comma_in, isolated, speaking
from conference.directory.queries import municipalities
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.programme.queries import released_programme
from conference.registration import queries, rules
from conference.registration.models import Registration
from conference.registration.rules import Names
from conference.registration.states import PlaceState
from conference.web.kept_things import kept


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person as a letter tells it; ``understood`` are terms and values to read over."""

    name: str
    code: str
    understood: Sequence[tuple[str, str]]
    chosen: Sequence[tuple[str, str]] = ()  # of these the forums of each round
    waits_in: Sequence[tuple[str, int]] = ()  # forum and rank
    needs_are_late: bool = False


def names_of(conference: Conference) -> Names:
    """What the numbers in a registration are called: as released, else as the office works on it."""
    return kept(("names", conference.id), lambda: _names(conference))


def _names(conference: Conference) -> Names:
    programme = released_programme(conference)
    released = {f.id: (f.code, f.title) for f in programme.forums} if programme else {}
    return Names(
        municipalities={town.id: town.name for town in municipalities()},
        rounds=queries.round_titles(conference.id),
        forums={**queries.forum_titles(conference.id), **released},
    )


def told(people: Iterable[Registration], conference: Conference, language: str) -> list[Person]:
    """These people, as a letter tells about them."""
    names = names_of(conference)
    told = [(person, rules.details_of(person)) for person in people]
    if not all(choice.forum_id in names.forums for _, about in told for choice in about.choices):
        names = _names(conference)  # a forum that is not public yet
    wishes = conference.choice_mode is ChoiceMode.WISHES
    return [
        Person(
            name=person.full_name,
            code=person.code,
            understood=rules.understood(
                about, names=names, language=language, choices_are_wishes=wishes
            ),
            chosen=rules.chosen(about, names=names, language=language, choices_are_wishes=wishes),
            waits_in=[
                (
                    isolated(names.forum(place.forum_id, language), language),
                    queries.rank_in_forum(place),
                )
                for place in person.places
                if place.state is PlaceState.WAITING
                and person.state.holds_a_seat
                and not place.has_offer
            ],
            needs_are_late=person.need is not None
            and person.need.is_late(conference.needs_deadline),
        )
        for person, about in told
    ]


def understood(people: Sequence[Person], language: str) -> tuple[str, Markup]:
    """What was understood of these people, as text and as HTML in the language of the letter."""
    template = current_app.jinja_env.get_template
    with speaking(language), force_locale(LANGUAGES[language].locale):
        text, html = (
            template(f"registration/mail/_parts.{kind}").module.understood(people)  # type: ignore[attr-defined]  # a macro
            for kind in ("txt", "html")
        )
    return str(text), Markup(html)


def names(people: Sequence[Registration], language: str) -> tuple[str, Markup]:
    """These people one after the other, as text and as HTML; by number who has no name yet."""
    called = [person.full_name if person.is_named else person.code for person in people]
    mark = comma_in(language)
    text = mark.join(isolated(one, language) for one in called)
    return text, Markup(mark).join(Markup("<bdi>{}</bdi>").format(one) for one in called)

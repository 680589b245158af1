"""Advice on Leichte Sprache: for the texts of the year, for the fixed ones, and for what is pasted."""

from flask import render_template
from flask.typing import ResponseReturnValue

from conference.core.listing import page_out_of
from conference.planning.queries import conference_of
from conference.web.access import open_to_staff
from conference.web.listing import Listing, wanted_of_address
from conference.wording import queries
from conference.wording.forms import CheckForm
from conference.wording.rules.easy_read import ALL_RULES, Finding, findings_in
from conference.wording.services.inventory import texts_of
from conference.wording.services.report import EASY
from conference.wording.services.report import easy_texts as texts_in_easy_language
from conference.wording.views.doors import EDITORS, address_of_text, office


@office.get("/sprachen/leichte-sprache")
@open_to_staff(*EDITORS)
def easy_texts(year: int) -> ResponseReturnValue:
    """Every text in Leichte Sprache with the advice on it beside."""
    conference = conference_of(year)
    texts = texts_in_easy_language(texts_of(conference, with_trail=False))
    return render_template(
        "wording/easy.html",
        conference=conference,
        checked=[(text, text.texts[EASY], findings_in(text.texts[EASY])) for text in texts],
        where=lambda text: address_of_text(text, year),
        rules=ALL_RULES,
        fixed=len(_findings_in_the_catalogue()),
    )


@office.get("/sprachen/leichte-sprache/feste-texte")
@open_to_staff(*EDITORS)
def easy_catalogue(year: int) -> ResponseReturnValue:
    """Advice on the sentences that come with the service; a group of readers has not seen them yet."""
    wanted = wanted_of_address(filters={"regel": {rule.key for rule in ALL_RULES}})
    rule, words = wanted.filter("regel"), [word.casefold() for word in wanted.words]
    every = _findings_in_the_catalogue()
    found = [
        one
        for one in every
        if (not rule or one.rule.key == rule)
        and all(word in one.sentence.casefold() for word in words)
    ]
    counts = {rule.key: sum(one.rule is rule for one in every) for rule in ALL_RULES}
    return render_template(
        "wording/easy_catalogue.html",
        conference=conference_of(year),
        listing=Listing(page_out_of(found, wanted)),
        sentences=len(queries.sentences_in(EASY)),
        total=len(every),
        review=queries.reading_of_the_catalogue(EASY),
        options=[
            (rule.key, f"{rule.title} ({counts[rule.key]})")
            for rule in ALL_RULES
            if counts[rule.key]
        ],
    )


@office.route("/sprachen/leichte-sprache/pruefen", methods=["GET", "POST"])
@open_to_staff(*EDITORS)
def check_text(year: int) -> ResponseReturnValue:
    """Advice on a text that somebody pastes; nothing of it is kept."""
    form = CheckForm()
    checked = form.validate_on_submit()
    return render_template(
        "wording/check.html",
        conference=conference_of(year),
        form=form,
        checked=checked,
        findings=findings_in(form.text.data or "") if checked else (),
    )


def _findings_in_the_catalogue() -> list[Finding]:
    return [finding for sentence in queries.sentences_in(EASY) for finding in findings_in(sentence)]

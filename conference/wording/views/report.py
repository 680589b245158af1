"""How the languages stand, on the page and as a file."""

from collections.abc import Sequence

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from conference.core.languages import german_name
from conference.core.listing import Wanted, page_out_of
from conference.documents.excel import CONTENT_TYPE, workbook
from conference.planning.queries import conference_of
from conference.web.access import may_open, open_to_staff
from conference.web.listing import Listing, wanted_of_address
from conference.wording import queries
from conference.wording.exports import tables
from conference.wording.rules.easy_read import findings_in
from conference.wording.rules.inventory import Text
from conference.wording.services.inventory import texts_of
from conference.wording.services.report import EASY, easy_texts, reports_of
from conference.wording.states import TextState
from conference.wording.views.doors import (
    EDITORS,
    address_of_text,
    known,
    office,
    translated_languages,
)


@office.get("/sprachen")
@open_to_staff(*EDITORS)
def languages(year: int) -> ResponseReturnValue:
    """Every language at a glance: how much is there, and who has read it."""
    conference = conference_of(year)
    texts = texts_of(conference)
    reports = reports_of(conference, texts, translated_languages())
    return render_template(
        "wording/languages.html",
        conference=conference,
        may_note=may_open("wording_office.note_reading"),
        reports=reports,
        readings=[
            one for one in queries.readings_of(conference) if one.language in translated_languages()
        ],
        bars=[
            (german_name(report.language), report.share.present, report.share.total)
            for report in reports
        ],
        total=sum(text.is_public for text in texts),
        easy=easy_texts(texts),
        hints=sum(len(findings_in(text.texts[EASY])) for text in easy_texts(texts)),
    )


@office.get("/sprachen.xlsx")
@open_to_staff(*EDITORS)
def languages_file(year: int) -> ResponseReturnValue:
    """All texts in all languages as an Excel file, for those who translate."""
    conference = conference_of(year)
    texts = texts_of(conference)
    reports = reports_of(conference, texts, translated_languages())
    return Response(
        workbook(tables(texts, reports)),
        mimetype=CONTENT_TYPE,
        headers={"Content-Disposition": f"attachment; filename=sprachen-{year}.xlsx"},
    )


@office.get("/sprachen/<language>")
@open_to_staff(*EDITORS)
def texts_in(year: int, language: str) -> ResponseReturnValue:
    """Every text of the year in one language: what is missing, and where it is written."""
    conference = conference_of(year)
    known(language)
    wanted = wanted_of_address(filters={"stand": set(TextState)})
    found = _narrowed(texts_of(conference), language, wanted)
    return render_template(
        "wording/texts.html",
        conference=conference,
        language=language,
        listing=Listing(page_out_of(found, wanted)),
        where=lambda text: address_of_text(text, year),
        options=[(state.value, state.label) for state in TextState],
    )


def _narrowed(texts: Sequence[Text], language: str, wanted: Wanted) -> list[Text]:
    """Those in the wanted state that have all the words; what visitors read comes first."""
    state = wanted.filter("stand")
    found = [
        text
        for text in texts
        if (not state or text.state_in(language) == state)
        and all(word.casefold() in _searched(text, language) for word in wanted.words)
    ]
    return sorted(found, key=lambda text: not text.is_public)


def _searched(text: Text, language: str) -> str:
    return " ".join(
        (text.thing, text.label, text.texts.german, text.texts.get(language, ""))
    ).casefold()

"""What the office takes away: every text, and how it stands in each language."""

from collections.abc import Sequence

from conference.core.languages import german_name
from conference.documents.table import Table
from conference.wording.rules.inventory import Text
from conference.wording.services.report import LanguageReport


def tables(texts: Sequence[Text], reports: Sequence[LanguageReport]) -> list[Table]:
    """A sheet with the languages, and one with the texts to hand to whoever translates them."""
    return [_languages(reports), _texts(texts, [report.language for report in reports])]


def _languages(reports: Sequence[LanguageReport]) -> Table:
    return Table(
        title="Sprachen",
        headings=[
            *("Sprache", "Texte", "vorhanden", "fehlt noch", "wie auf Deutsch"),
            *("auf Deutsch seither geändert", "feste Texte gelesen von", "gelesen am"),
            *("Texte dieses Jahres gelesen von", "gelesen am"),
        ],
        rows=[
            [
                german_name(report.language),
                report.share.total,
                report.share.present,
                report.share.missing,
                report.share.same,
                report.share.outdated,
                *(
                    cell
                    for part in report.parts
                    for cell in (
                        part.review.read_by if part.review else "noch nicht gelesen",
                        part.review.read_on if part.review else None,
                    )
                ),
            ]
            for report in reports
        ],
    )


def _texts(texts: Sequence[Text], languages: Sequence[str]) -> Table:
    headings = ["Gehört zu", "Text", "öffentlich", "Deutsch"]
    for language in languages:
        headings += [f"{german_name(language)}: Stand", german_name(language)]
    return Table(
        title="Texte",
        headings=headings,
        rows=[
            [
                text.thing,
                text.label,
                text.is_public,
                text.texts.german,
                *(
                    cell
                    for language in languages
                    for cell in (text.state_in(language).label, text.texts.get(language, ""))
                ),
            ]
            for text in texts
        ],
    )

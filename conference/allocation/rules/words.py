"""What came of the wishes, in plain words and in the language of the person. Pure but for the catalogue."""

from collections.abc import Mapping

from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from conference.allocation.rules.explaining import Missed, Outcome, Reason
from conference.core.languages import LANGUAGES, isolated


def in_words(
    outcome: Outcome, *, round_title: str, forums: Mapping[int, str], language: str
) -> list[str]:
    """One sentence about the place, and one about every dearer wish; for the person alone.

    They may tell what the person needs. ``forums`` are the names of forums by their ids.
    """
    names = {forum_id: isolated(name, language) for forum_id, name in forums.items()}
    with force_locale(LANGUAGES[language].locale):
        told = [_place(outcome, isolated(round_title, language), names)]
        if outcome.is_fixed:
            return [*told, str(_("Diesen Platz hat das Büro für Sie festgelegt."))]
        return [*told, *(_why_not(missed, names[missed.forum_id]) for missed in outcome.missed)]


def _place(outcome: Outcome, round_title: str, names: Mapping[int, str]) -> str:
    if outcome.forum_id is None:
        sentence = _(
            "%(round)s: Wir haben noch keinen Platz für Sie. Bitte rufen Sie uns an.",
            round=round_title,
        )
        return str(sentence)
    words = {"round": round_title, "forum": names[outcome.forum_id]}
    if outcome.rank is not None:
        return str(
            _("%(round)s: %(forum)s. Das ist Ihr %(rank)s. Wunsch.", rank=outcome.rank, **words)
        )
    if outcome.has_wishes and not outcome.is_fixed:
        return str(_("%(round)s: %(forum)s. Das ist keiner Ihrer Wünsche.", **words))
    return str(_("%(round)s: %(forum)s.", **words))


def _why_not(missed: Missed, forum: str) -> str:
    if missed.reason is Reason.FULL and missed.wishes > missed.seats:
        return str(
            ngettext(
                "Ihr %(rank)s. Wunsch (%(forum)s) hatte %(wishes)s Wünsche auf %(num)s Platz.",
                "Ihr %(rank)s. Wunsch (%(forum)s) hatte %(wishes)s Wünsche auf %(num)s Plätze.",
                missed.seats,
                rank=missed.rank,
                forum=forum,
                wishes=missed.wishes,
            )
        )
    return str(_because(missed.reason, {"rank": missed.rank, "forum": forum}))


def _because(reason: Reason, words: Mapping[str, object]) -> object:
    match reason:
        case Reason.STEPS:
            return _("Ihr %(rank)s. Wunsch (%(forum)s) ist in einem Raum mit Stufen.", **words)
        case Reason.LIFT:
            return _(
                "Zu Ihrem %(rank)s. Wunsch (%(forum)s) führt nur ein Aufzug. Er ist für Ihren "
                "Rollstuhl zu klein.",
                **words,
            )
        case Reason.LANGUAGE:
            return _(
                "Bei Ihrem %(rank)s. Wunsch (%(forum)s) wird nicht in Ihre Sprache gedolmetscht.",
                **words,
            )
        case Reason.SAME_CONTENT:
            return _(
                "Ihr %(rank)s. Wunsch (%(forum)s) hat denselben Inhalt wie Ihr anderes Forum.",
                **words,
            )
        case Reason.WHEELCHAIR_SPACES:
            return _(
                "Bei Ihrem %(rank)s. Wunsch (%(forum)s) sind alle Rollstuhlplätze vergeben.",
                **words,
            )
        case Reason.GROUP:
            return _("Bei Ihrem %(rank)s. Wunsch (%(forum)s) wäre Ihre Gruppe getrennt.", **words)
        case Reason.MINIMUM:
            return _(
                "Statt zu Ihrem %(rank)s. Wunsch (%(forum)s) kommen Sie in ein Forum, das ohne Sie "
                "zu klein wäre.",
                **words,
            )
        case Reason.NOT_FOUND:
            return _(
                "Für Ihren %(rank)s. Wunsch (%(forum)s) haben wir keine bessere Lösung gefunden.",
                **words,
            )
        case _:
            return _("Ihr %(rank)s. Wunsch (%(forum)s) ist voll.", **words)

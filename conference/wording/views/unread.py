"""Whether the page somebody reads stands in a translation that nobody has read before."""

from flask import current_app

from conference.core.languages import GERMAN
from conference.web.page_stamp import current_mark
from conference.wording.services.report import is_unread


def page_is_unread(language: str) -> bool:
    """Asked by the frame of every page, so the answer is kept until a public page changes.

    The mark is read before the answer is made: what is kept under it is never older.
    """
    if language == GERMAN:
        return False
    mark = current_mark()
    if mark is None:
        return is_unread(language)
    kept: dict[tuple[str, str], bool] = current_app.extensions.setdefault("unread", {})
    answer = kept.get((mark, language))
    if answer is None:
        answer = is_unread(language)
        for old in [one for one in tuple(kept) if one[0] != mark]:
            kept.pop(old, None)
        kept[mark, language] = answer
    return answer

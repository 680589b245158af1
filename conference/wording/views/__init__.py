"""The office's pages about languages: the report, who has read what, advice on Leichte Sprache."""

from conference.wording.views import easy, reading, report
from conference.wording.views.doors import office
from conference.wording.views.unread import page_is_unread

__all__ = ["easy", "office", "page_is_unread", "reading", "report"]

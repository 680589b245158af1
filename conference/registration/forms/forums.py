"""The office's form for a place in a forum."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from conference.programme.models import Forum
from conference.web.fields import choices
from conference.web.forms import HouseForm


class FixForm(HouseForm):
    """``seen`` is the forum whose warnings were read, in what is sent again."""

    forum = SelectField("Forum", [InputRequired("Bitte wählen Sie ein Forum.")])
    why = StringField(
        "Grund",
        [InputRequired("Bitte schreiben Sie, warum."), Length(max=500)],
        description="Steht im Verlauf. Schreiben Sie nicht, was die Person braucht.",
    )
    seen = HiddenField()

    def __init__(self, forums: Sequence[tuple[Forum, int]], **options: Any) -> None:
        super().__init__(**options)
        self.forum.choices = choices(
            (str(forum.id), f"{forum.round.code}: {forum.code} {forum.title.german} ({free} frei)")
            for forum, free in forums
        )

    @property
    def forum_id(self) -> int:
        return int(self.forum.data or 0)

    @property
    def has_been_warned(self) -> bool:
        return bool(self.seen.data == self.forum.data)

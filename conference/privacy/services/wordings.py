"""Keep what people read beside the form, so that it can be shown years later."""

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import select

from conference.core.database import db
from conference.core.languages import GERMAN, LANGUAGES, speaking
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.directory.queries import privacy_version
from conference.planning.models import Conference
from conference.planning.states import ConferenceState
from conference.privacy.models import PrivacyWording
from conference.privacy.queries import wording_called
from conference.privacy.rules.plain import plain
from conference.registration.queries import privacy_version_of

SWEEP = "keep wordings"


@use_case
def keep_wordings() -> None:
    """Keep what the forms of all conferences say now. What is kept already stays as it is."""
    conferences = db.session.scalars(
        select(Conference)
        .where(Conference.state != ConferenceState.ARCHIVED)
        .order_by(Conference.id)
        .with_for_update()  # two workers would both find it missing
    ).all()
    for conference in conferences:
        version = privacy_version_of(conference)
        if wording_called(version) is None:
            db.session.add(_wording(conference, version))
            db.session.flush()  # two conferences may say the same


def _wording(conference: Conference, version: str) -> PrivacyWording:
    district = conference.district
    return PrivacyWording(
        version=version,
        year=conference.year,
        name=privacy_version(),
        short=conference.privacy_short
        or _read("directory/_privacy_short.html", organiser=district.name),
        full=district.privacy or _read("directory/_privacy_model.html", district=district),
    )


def _read(fragment: str, **facts: object) -> Translated:
    """The words of a model text in every language that has its own."""
    template = current_app.jinja_env.get_template(fragment)
    texts = {}
    for code, language in LANGUAGES.items():
        with speaking(code), force_locale(language.locale):
            texts[code] = plain(template.render(facts))
    return Translated(
        {code: text for code, text in texts.items() if code == GERMAN or text != texts[GERMAN]}
    )

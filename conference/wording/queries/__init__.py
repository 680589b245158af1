"""Questions about translations: what there is, what somebody has read."""

from conference.wording.queries.catalogue import catalogue_version, sentences_in
from conference.wording.queries.reviews import (
    reading_of_the_catalogue,
    readings_of,
    same_reading,
)
from conference.wording.queries.tables import things_of, translated_columns

__all__ = [
    "catalogue_version",
    "reading_of_the_catalogue",
    "readings_of",
    "same_reading",
    "sentences_in",
    "things_of",
    "translated_columns",
]

"""How long each kind of data is kept, and why; the office reads it as it stands here.

``days`` count from the day that ``since`` names. The documentation of a conference is out two months
after it at the latest, so what is kept "three months after the documentation" goes after 150 days.
"""

from dataclasses import dataclass
from enum import StrEnum


class Since(StrEnum):
    """From which day a term runs."""

    EXPIRED = "expired"
    THE_DAY = "the_day"
    TOLD = "told"
    WRITTEN = "written"
    ASKED = "asked"

    @property
    def label(self) -> str:
        return _SINCE[self]


_SINCE = {
    Since.EXPIRED: "nach dem Verfall der Anmeldung",
    Since.THE_DAY: "nach dem Tag der Konferenz",
    Since.TOLD: "so viele Tage nach dem Tag der Konferenz, wie bei ihr unter „Unterstützung“ steht "
    "(von selbst 28)",
    Since.WRITTEN: "nachdem der Brief geschrieben wurde",
    Since.ASKED: "nach der Anfrage",
}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What goes, when, and the reason for keeping it until then; ``days`` of None stand with the thing."""

    key: str
    what: str
    since: Since
    days: int | None
    reason: str

    @property
    def term(self) -> str:
        if self.days is None:
            return self.since.label
        return f"{self.days} {'Tag' if self.days == 1 else 'Tage'} {self.since.label}"


AFTER_THE_DOCUMENTATION = 150
UNTIL_THE_NEXT_CONFERENCE = 400

EXPIRED = Rule(
    key="expired",
    what="Anmeldungen, deren E-Mail-Adresse niemand bestätigt hat: alles zur Person",
    since=Since.EXPIRED,
    days=7,
    reason="Eine Woche, falls sich jemand meldet. Danach gibt es keinen Zweck mehr (Art. 5 Abs. 1 "
    "Buchst. e DSGVO).",
)
NEEDS = Rule(
    key="needs",
    what="Unterstützungsbedarf: Dolmetschen, Rollstuhl, Essen, Kinderbetreuung",
    since=Since.TOLD,
    days=None,
    reason="Besonders geschützt (Art. 9 DSGVO). Gebraucht nur für den Tag und die Abrechnung mit "
    "Küche und Dolmetschenden.",
)
SCANS = Rule(
    key="scans",
    what="Abgelegte Blätter: Scans und Fotos von Papierformularen",
    since=Since.TOLD,
    days=None,
    reason="Auf dem Blatt kann stehen, was jemand braucht (Art. 9 DSGVO). Es geht am selben Tag wie der "
    "Unterstützungsbedarf.",
)
LINKS = Rule(
    key="links",
    what="Persönliche Links",
    since=Since.THE_DAY,
    days=30,
    reason="Nach dem Tag öffnen sie noch 30 Tage die eigene Anmeldung, dann nichts mehr.",
)
CANCELLED = Rule(
    key="cancelled",
    what="Wer abgemeldet oder abgelehnt ist: alles zur Person",
    since=Since.THE_DAY,
    days=28,
    reason="Bis dahin lässt sich klären, ob eine Abmeldung ein Irrtum war. Für die Dokumentation "
    "nicht nötig.",
)
PEOPLE = Rule(
    key="people",
    what="Alle anderen: Name, Adressen, Telefon, Organisation, Nachricht, Notizen, Rückfragen, "
    "Briefe und was im Verlauf über sie steht",
    since=Since.THE_DAY,
    days=AFTER_THE_DOCUMENTATION,
    reason="Drei Monate nach der Dokumentation, die spätestens zwei Monate nach dem Tag erscheint "
    "(Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW). Danach bleiben nur Zahlen.",
)
INFORMED = Rule(
    key="informed",
    what="Wer von Ergebnissen und der nächsten Konferenz hören möchte: alles zur Person",
    since=Since.THE_DAY,
    days=UNTIL_THE_NEXT_CONFERENCE,
    reason="So lange die Einwilligung gilt, höchstens bis zur Einladung zur nächsten Konferenz "
    "(Art. 6 Abs. 1 Buchst. a DSGVO).",
)
ANSWERS = Rule(
    key="invitation_answers",
    what="Einladungen: der Grund einer Absage, und wer stattdessen kommt (Name und E-Mail-Adresse)",
    since=Since.THE_DAY,
    days=28,
    reason="Bis dahin lässt sich klären, wer eingeladen war und wer kam. Danach bleibt nur, ob jemand "
    "zugesagt oder abgesagt hat (Art. 5 Abs. 1 Buchst. e DSGVO).",
)
INVITATION_LINKS = Rule(
    key="invitation_links",
    what="Links und Codes in Einladungen",
    since=Since.THE_DAY,
    days=AFTER_THE_DOCUMENTATION,
    reason="So lange lassen sich damit noch weitere Einladungen abbestellen, dann öffnen sie nichts mehr.",
)
LETTERS = Rule(
    key="letters",
    what="Briefe zu Anmeldungen, auch von Personen, die länger gespeichert sind",
    since=Since.THE_DAY,
    days=AFTER_THE_DOCUMENTATION,
    reason="Nachweis, dass wir Bescheid gesagt haben; danach nicht mehr nötig.",
)
OTHER_LETTERS = Rule(
    key="other_letters",
    what="Andere Briefe: Einladungen von Konten, Anmeldelinks, Antworten auf Barrieren",
    since=Since.WRITTEN,
    days=180,
    reason="Nachweis der Zustellung; ein halbes Jahr genügt.",
)
LINK_REQUESTS = Rule(
    key="link_requests",
    what="Wer nach einem Link gefragt hat (nur eine Prüfzahl)",
    since=Since.ASKED,
    days=1,
    reason="Schutz vor zu vielen Anfragen in einer Stunde.",
)
RULES = (
    *(EXPIRED, NEEDS, SCANS, CANCELLED, LINKS, PEOPLE, INFORMED),
    *(ANSWERS, INVITATION_LINKS, LETTERS, OTHER_LETTERS, LINK_REQUESTS),
)

from conference.programme.services.board import warnings_before_release
from tests.programme.example_year import ExampleYear
from tests.programme.seen import another, hints, must_look


def test_the_known_conflicts_of_the_example_year_are_found_and_nothing_else(demand):
    year = ExampleYear()
    demand(attending={year.people["SPK-13"].id: frozenset({year.forums["A4"].id})})

    assert must_look(year.conference) == [
        # MOD-08 moderates B1 AND B3 in the same round
        "Volker Sieben ist gleichzeitig für B1 „Betriebe gewinnen: Was Arbeitgeber wirklich "
        "brauchen“ und für B3 „Wie komme ich zur Schicht? Mobilität auf dem Land“ eingetragen "
        "(13:45 bis 15:00 Uhr).",
        # SPK-13 speaks in A3 and also registered as an attendee for A4
        "Dirk Hürtgens wirkt in A3 „In Ausbildung kommen und bleiben“ mit und ist für dieselbe "
        "Zeit als Teilnehmer/in für A4 „Bleibeperspektiven durch Ausbildung und Arbeit“ "
        "angemeldet.",
        # Ukrainian announced for two forums in round A, one interpreter
        "Ukrainisch ist in Runde A für 2 Foren angekündigt (A2 und A5), eingeplant ist nur ein "
        "Team.",
        # Arabic announced for three forums in round B, two interpreters
        "Arabisch ist in Runde B für 3 Foren angekündigt (B2, B4 und B6), eingeplant sind nur 2 "
        "Teams.",
        # A3 and B5 are in a room with five steps and no lift
        "A3 „In Ausbildung kommen und bleiben“ liegt in Lehrwerkstatt K.02, und dorthin führt "
        "kein Weg ohne Stufen. Stufenlos und in dieser Zeit frei: Mensa (220 Plätze) und Aula "
        "(380 Plätze).",
        "B5 „Vom Spielfeld in den Betrieb: Sportvereine als Sprungbrett“ liegt in Lehrwerkstatt "
        "K.02, und dorthin führt kein Weg ohne Stufen. Stufenlos und in dieser Zeit frei: Mensa "
        "(220 Plätze) und Aula (380 Plätze).",
        # SPK-20 has not answered
        "Emir Hadžić (Impuls in B2 „Im Team ankommen: Werte, Missverständnisse, Konflikte“) ist "
        "angefragt, hat aber noch nicht geantwortet. Ohne Zusage steht der Name nicht im Programm.",
        # not in the list, but true: SPK-02 is tentative
        "Leyla Sevinç-Ott (Impuls in „Grußwort des Landes“) hat nur unter Vorbehalt "
        "zugesagt. Ohne Zusage steht der Name nicht im Programm.",
    ]
    # A4 and B4 have the same content
    assert [words for words in hints(year.conference) if "denselben Inhalt" in words] == [
        "A4 „Bleibeperspektiven durch Ausbildung und Arbeit“ und B4 „Bleibeperspektiven durch "
        "Ausbildung und Arbeit (Wiederholung)“ haben denselben Inhalt. Wer beide wählt, hört "
        "dasselbe zweimal: Bitte schreiben Sie es in die Beschreibung."
    ]


def test_translations_are_one_hint_a_language():
    year = ExampleYear()

    lacking = [words for words in hints(year.conference) if "fehlen noch Texte" in words]

    assert lacking[0] == (
        "Leichte Sprache: Es fehlen noch Texte bei 12 Foren und 14 Programmpunkten. "
        "Dort steht bis dahin der deutsche Text."
    )
    assert [words.split(":")[0] for words in lacking] == [
        "Leichte Sprache",
        "Englisch",
        "Arabisch",
        "Ukrainisch",
        "Türkisch",
    ]


def test_a_clean_programme_has_no_warnings(clean):
    assert warnings_before_release(clean.conference) == []


def test_two_clean_forums_beside_each_other_have_no_warnings(clean):
    another(clean)

    assert warnings_before_release(clean.conference) == []


def test_the_look_over_asks_the_database_the_same_number_of_questions_for_one_forum_and_thirty(
    clean, count_queries
):
    with count_queries() as for_one:
        warnings_before_release(clean.conference)
    for number in range(2, 31):
        another(clean, code=f"A{number}")

    with count_queries() as for_thirty:
        warnings_before_release(clean.conference)

    assert len(for_one) == len(for_thirty) <= 13  # registrations and addresses are asked too

import pytest

from conference.wording.rules.easy_read import ALL_RULES, findings_in


def broken(text):
    return {finding.rule.key for finding in findings_in(text)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "Wir schicken Ihnen und allen anderen Menschen aus der Stadt bald einen langen Brief.",
            "satzlaenge",
        ),
        ("Sie bekommen Post, weil Sie kommen.", "aussage"),
        ("Das ist der Raum, der im Keller liegt.", "aussage"),
        ("Wenn Sie kommen, freuen wir uns.", "aussage"),
        ("Das ist die Integrationskonferenz.", "lange_woerter"),
        ("Sie könnten auch anrufen.", "konjunktiv"),
        ("Das wäre gut.", "konjunktiv"),
        ("Sie werden von uns angerufen.", "passiv"),
        ("Die Tür wird um 8 Uhr geöffnet.", "passiv"),
        ("Der Brief wurde verschickt.", "passiv"),
        ("Sie müssen nichts bezahlen.", "verneinung"),
        ("Das kostet kein Geld.", "verneinung"),
        ("Das ist das Haus des Kreises.", "genitiv"),
        ("Hier steht der Ort der Konferenz.", "genitiv"),
        ("Wegen Regen fällt es aus.", "genitiv"),
        ("Bringen Sie etwas mit, z. B. Obst.", "abkuerzung"),
        ("Fragen Sie das KIZ.", "abkuerzung"),
        ("Es gibt fünf Foren.", "zahlen"),
        ("Im Kreis leben 260.000 Menschen.", "zahlen"),
        ("Es sind 20 % voll.", "zahlen"),
        ("Das steht in § 5.", "sonderzeichen"),
        ("Bringen Sie Brot und/oder Obst mit.", "sonderzeichen"),
        ("Kommen Sie. Wir freuen uns.", "zeilen"),
    ],
)
def test_a_hard_sentence_is_found_by_its_rule(text, rule):
    assert rule in broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "Das ist ein großes Treffen.",
        "Rufen Sie uns an: 0221 4710 100",
        "Schreiben Sie an: beratung@integrationszentrum-kreis.example.org",
        "Die Konferenz ist am 7. November 2026.\nSie beginnt um 9:30 Uhr.",
        "Sie werden bald gehen.",
        "Unsere Telefon-Nummer steht unten.",
        "Das ist die Integrations-Konferenz.",
        "Das ist die Integrations·konferenz.",
        "- Kommen Sie.\n- Bringen Sie Obst mit.",
        "Der Raum heißt: %(room)s.",
        "Dieses Ergebnis ist gut.",
        "Nach der Konferenz schreiben wir.",
        "Das Treffen findet statt.",
        "Es gibt ein WC.",
        "Das wird gut.",
        "",
    ],
)
def test_an_easy_sentence_is_left_alone(text):
    assert broken(text) == set()


def test_a_finding_names_the_sentence_the_words_and_what_to_do():
    (finding,) = findings_in("Kommen Sie.\nSie könnten auch anrufen.")

    assert finding.sentence == "Sie könnten auch anrufen."
    assert finding.words == ("könnten",)
    assert "Sagen Sie, was ist" in finding.suggestion


def test_gaps_for_names_and_marks_of_emphasis_are_no_special_characters():
    assert broken("Hallo %(name)s!") == set()
    assert broken("Das ist <strong>wichtig</strong>.") == set()


def test_every_rule_names_its_source():
    assert all("DIN SPEC 33429:2025-03" in rule.source for rule in ALL_RULES)
    assert all("Netzwerk Leichte Sprache" in rule.source for rule in ALL_RULES)
    assert len({rule.key for rule in ALL_RULES}) == len(ALL_RULES) == 11


@pytest.mark.parametrize(
    "text", ["." * 5000, "a" * 20000, "Z. " * 5000, ", der " * 3000, "(" * 9000]
)
def test_odd_texts_are_read_in_no_time(text):
    findings_in(text)

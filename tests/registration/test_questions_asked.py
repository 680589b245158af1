"""What a sentence in passing makes the office ask back, and what it does not."""

import pytest

from conference.registration.rules import Details, Needs
from conference.registration.rules.questions import MESSAGE, NOTE, questions_about
from conference.registration.states import Attendance, ConsentKind
from conference.registration.states import QuestionKind as Kind

ALL = frozenset(ConsentKind)


def asked(message="", *, people=1, **told):
    return dict(questions_about(Details(message=message, **told), people=people))


@pytest.mark.parametrize(
    "message",
    [
        "Bitte keine Fotos von mir, ich werde gesucht von meiner Familie.",
        "Ich werde von meinem Ex-Mann verfolgt.",
        "Bitte anonym bleiben.",
        "Meine Adresse muss geheim bleiben, ich habe eine Auskunftssperre.",
        "Niemand darf wissen, dass ich dort bin.",
        "My family is looking for me",
        "I am in danger, please be careful",
        "عائلتي تبحث عني",
        "أنا في خطر",
        "Мене шукає чоловік",
        "Ailem beni arıyor",
    ],
)
def test_whoever_may_be_in_danger_is_asked_about(message):
    assert Kind.PROTECTION in asked(message)


def test_the_sentence_is_quoted_and_not_the_whole_letter():
    about = asked("Guten Tag! Ich werde gesucht. Gibt es Parkplätze?")

    assert about == {Kind.PROTECTION: "Ich werde gesucht."}


@pytest.mark.parametrize(
    "message",
    [
        "Bitte nicht fotografieren.",
        "Ich möchte nicht auf Fotos zu sehen sein.",
        "please no pictures",
        "لا أريد صور",
        "не фотографуйте мене",
        "fotoğraf istemiyorum",
    ],
)
def test_photos_allowed_and_refused_is_a_contradiction(message):
    assert Kind.PHOTO_CONTRADICTED in asked(message, consents=ALL)
    assert Kind.PHOTO_CONTRADICTED not in asked(message)


@pytest.mark.parametrize(
    "message",
    [
        "Mein Name bitte nicht in die Teilnehmerliste!",
        "Ich möchte nicht auf die Liste.",
        "الرجاء عدم نشر اسمي",
        "Lütfen adımı yazmayın",
    ],
)
def test_the_list_allowed_and_refused_is_a_contradiction(message):
    assert Kind.LIST_CONTRADICTED in asked(message, consents=ALL)
    assert Kind.LIST_CONTRADICTED not in asked(message)


@pytest.mark.parametrize(
    "message",
    [
        "Bin wegen Chemo evtl. nicht den ganzen Tag da.",
        "Habe Epilepsie, bitte kein Blitzlicht.",
        "Ich bin Muslimin und brauche einen Raum zum Beten",
        "I need a place for my wheelchair",
    ],
)
def test_health_and_faith_in_a_message_are_noticed_and_not_repeated(message):
    assert asked(message, attendance=Attendance.ONE_ROUND) == {Kind.NEED_IN_MESSAGE: MESSAGE}


def test_another_question_does_not_repeat_them_either():
    assert asked("Ich bin gehörlos, bitte keine Fotos.", consents=ALL) == {
        Kind.NEED_IN_MESSAGE: MESSAGE,
        Kind.PHOTO_CONTRADICTED: MESSAGE,
    }


@pytest.mark.parametrize(
    "email",
    [
        "hans peter@example.org",
        "noemail",
        "keine",
        "anna.k@example",
        "name@@example.org",
        "u.jansen@example,org",
        "pradeep@example.og",
        "info@schule.example.cmo",
        "verein@example.nte",
    ],
)
def test_an_address_where_no_letter_arrives_is_asked_about(email):
    assert asked(email=email) == {Kind.EMAIL_BROKEN: email}


@pytest.mark.parametrize(
    "email", ["", "info@bäckerei.example.com", "Amira.Haddad@example.org", "a+b@x-y.example.net"]
)
def test_a_good_address_is_no_question(email):
    assert asked(email=email) == {}


@pytest.mark.parametrize(
    "message",
    [
        "ich kann nicht lesen gut. bitte telefon",
        "Freitag nach dem Gebet anrufen bitte",
        "Ich habe kein E-Mail. Bitte Brief oder anrufen.",
        "Bitte um Rückruf",
        "Please call me, I cannot read German",
        "Зателефонуйте мені",
        "Beni arayın lütfen",
        "اتصلوا بي من فضلك",
    ],
)
def test_whoever_wants_to_be_called_is_heard(message):
    assert Kind.CALL_WISHED in asked(message)


@pytest.mark.parametrize(
    "message", ["Bitte nicht anrufen.", "Konnte Sie telefonisch nicht erreichen."]
)
def test_not_every_word_about_the_telephone_wishes_for_a_call(message):
    assert asked(message) == {}


@pytest.mark.parametrize(
    "message",
    [
        "Unsere Klasse (14 Schüler) wäre gern dabei, geht das?",
        "wir kommen zu dritt, meine Schwestern auch",
        "Ich bringe 6 Jugendliche aus unserem Verein mit.",
        "Ich komme mit 3 Personen",
        "Mein Mann kommt mit.",
        "My wife and I will come",
    ],
)
def test_people_who_are_only_mentioned_are_counted(message):
    assert asked(message) == {Kind.PEOPLE_NOT_COUNTED: message}
    assert asked(message, people=3) == {}


def test_a_companion_in_the_note_counts_unless_it_is_ticked():
    note = "Begleitperson kommt mit"

    assert asked(needs=Needs(note=note)) == {Kind.PEOPLE_NOT_COUNTED: NOTE}
    assert asked(needs=Needs(note=note, companion=True)) == {}


def test_a_substitute_an_erasure_and_a_minor_are_noticed():
    assert asked("Kollegin Frau Palmen kommt an meiner Stelle, bitte umschreiben.").keys() == {
        Kind.SUBSTITUTE_NAMED
    }
    assert asked("Bitte löschen Sie alle meine Daten.").keys() == {Kind.ERASURE_ASKED}
    assert asked("Ich bin 15 Jahre alt, darf ich kommen?").keys() == {Kind.MINOR}
    assert asked("Мені 15 років").keys() == {Kind.MINOR, Kind.FOREIGN_MESSAGE}


def test_leaving_early_contradicts_the_whole_day_only():
    message = "Kann ich früher gehen? Muss um 15 Uhr zur Schicht."

    assert asked(message) == {Kind.WISH_CONTRADICTED: "Kann ich früher gehen?"}
    assert asked(message, attendance=Attendance.ONE_ROUND) == {}


@pytest.mark.parametrize(
    "message",
    [
        "هل توجد ترجمة في كل المنتديات؟",
        "Чи можна прийти з дитиною 2 роки?",
        "Merhaba, ben çok mutluyum",
    ],
)
def test_a_message_the_office_cannot_read_needs_somebody_who_can(message):
    assert asked(message) == {Kind.FOREIGN_MESSAGE: message}


@pytest.mark.parametrize(
    "message",
    [
        "krank",
        "Dienstlich verhindert, Vertretung folgt.",
        "Verein <Brücken> & Wege – bitte so auf das Namensschild",
        '=HYPERLINK("http://example.net/x";"hier klicken")',
        "Braucht man einen Ausweis? ich habe nur Duldung",
        "Ich komme aus Selfkant, erster Bus am Samstag ist 9:48 in HS. Holt mich jemand ab?",
        "Letztes Jahr war das Protokoll nicht auffindbar!!",
        "Kann ich im Forum A4 selber eine Frage vom Anwalt vorlesen?",
        "Kann man das Mittagessen auch mitnehmen?",
        "Gibt es Fahrtkosten auch ohne Quittung?",
        "Stand auf dem Markt der Möglichkeiten noch frei?",
        "Rechnungsadresse anders, siehe Mail",
        "Wann bekomme ich die Bestätigung? Habe noch nichts gehört.",
        "Ich bringe Kuchen mit.",
        "Gibt es Fotos vom letzten Jahr?",
        "Die Liste der Foren ist nicht lesbar",
        "Mein Sohn ist 5 Jahre alt",
        "Ich bin 45 Jahre alt",
        "Ich bin Vorsitzende eines Vereins für behinderte Menschen",
        "Wie lange speichern Sie meine Daten?",
    ],
)
def test_harmless_sentences_raise_nothing(message):
    assert asked(message, consents=ALL) == {}

import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from conference.core import clock
from conference.documents import pdf
from conference.documents.letters_on_paper import drawable
from conference.documents.pdf import NotPrinted, pdf_file, table_file
from conference.documents.table import Table


def order(*rows, headings=("Essen", "Anzahl"), title="Küche"):
    return Table(title=title, headings=headings, rows=rows)


def opened(tables, **said):
    return PdfReader(BytesIO(table_file(tables, **said)))


def words_of(document):
    return "\n".join(page.extract_text() for page in document.pages)


def fonts_of(page):
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_a_table_has_a_title_a_note_headings_rows_and_the_moment_it_was_made():
    with clock.pretending(datetime(2026, 10, 1, 22, 30, tzinfo=UTC)):
        document = opened(
            order(["halal", 12], ["ohne Schwein", 3]), note="Bis 20.10. bestellen.\nOhne Namen."
        )

    assert words_of(document).splitlines() == [
        "Küche",
        "Bis 20.10. bestellen.",
        "Ohne Namen.",
        "Essen Anzahl",
        "halal 12",
        "ohne Schwein 3",
        "Stand: 02.10.2026, 00:30 Uhr Seite 1 von 1",
    ]
    assert document.metadata.title == "Küche"


def test_the_headings_are_repeated_on_every_page_and_pages_are_numbered():
    document = opened(order(*([f"Gericht {number}", number] for number in range(100))))

    pages = [page.extract_text() for page in document.pages]
    assert len(pages) > 2
    assert ["Essen Anzahl" in page for page in pages] == [True] * len(pages)
    assert [f"Seite {number} von {len(pages)}" in page for number, page in enumerate(pages, 1)] == (
        [True] * len(pages)
    )


def test_several_tables_stand_under_their_own_titles_and_an_empty_one_says_so():
    words = words_of(opened([order(["halal", 1]), order(title="Saal")], title="Bestellungen"))

    assert [line for line in words.splitlines() if "Stand" not in line] == [
        "Bestellungen",
        "Küche",
        "Essen Anzahl",
        "halal 1",
        "Saal",
        "Keine Einträge.",
    ]


@pytest.mark.parametrize(("columns", "lies"), [(3, False), (9, True)])
def test_a_table_with_many_columns_lies_on_its_side(columns, lies):
    headings = [f"Spalte {number}" for number in range(columns)]

    page = opened(order(["x"] * columns, headings=headings)).pages[0]

    assert (page.mediabox.width > page.mediabox.height) is lies


def test_a_screen_reader_finds_headings_tables_and_the_language():
    document = opened(order(["halal", 12]))

    root = document.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert {"/H1", "/Table", "/TH", "/TD"} <= kinds_in(root["/StructTreeRoot"])


def kinds_in(element):
    """The kinds of all elements of the tree that screen readers walk."""
    below = element.get("/K", [])
    kinds = {element["/S"]} if "/S" in element else set()
    for one in below if isinstance(below, list) else [below]:
        one = one.get_object()
        if hasattr(one, "keys"):
            kinds |= kinds_in(one)
    return kinds


def test_all_typefaces_are_embedded():
    page = opened(order(["محمد الأحمد", 1], ["ኃይሌ", 2], ["Гриценко", 3])).pages[0]

    names = {font["/BaseFont"].partition("+")[2] for font in fonts_of(page)}
    files = [
        font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for font in fonts_of(page)
    ]
    assert names == {
        "FiraSans-Regular",
        "FiraSans-Bold",
        "NotoSansArabic-Regular",
        "NotoSansEthiopic-Regular",
    }
    assert all("/FontFile2" in file for file in files)


def test_a_name_in_arabic_letters_is_printed_whole():
    words = words_of(opened(order(["محمد الأحمد", 1])))

    assert set("محمدالأحمد") <= set(words)


HOSTILE = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    "#panic(1)",
    "]; #[",
    '"); #set page(width: 1pt)',
    "marta@example.de <a@b.de> @label <label>",
    "$x^2$ *fett* _schräg_ `roh` = Titel",
    "// /* Kommentar */ \\ \\u{41} ~ --- ...",
    "=1+1 {{ 7*7 }} {% x %} <script>alert(1)</script>",
    "O'Neill & Söhne “zitiert”",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_somebody_typed_is_an_instruction(text):
    document = opened(order([text, 1], title=text), note=text)

    printed = words_of(document).replace("\n", "").replace(" ", "").replace("\u200b", "")
    assert printed.count(text.replace(" ", "")) == 3
    assert len(document.pages) == 1


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ali 😀👩‍👩‍👧 Yıldız", "Ali  Yıldız"),
        ("Anna\x00\x07\x1b\x7f\x85Berg", "AnnaBerg"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("\u2068Foyer\u2069, \u2068halb \u2069\u2069", "\u2068Foyer\u2069, \u2068halb \u2069"),
        ("\ud800halb", "halb"),
        ("王小明", "WangXiaoMing"),
        ("ქართული", "kartuli"),
        ("Ju\u0308rgen", "Jürgen"),
        ("eins\r\nzwei\rdrei", "eins\nzwei\ndrei"),
        ("ኃይሌ محمد Їжак Şahin", "ኃይሌ محمد Їжак Şahin"),
        ("a" * 30, "a" * 20 + "\u200b" + "a" * 10),
    ],
)
def test_what_cannot_be_printed_is_left_out_or_written_in_latin_letters(typed, printed):
    assert drawable(typed) == printed


def test_every_character_there_is_can_be_in_a_table():
    # Arrange: all of the first plane, in lines of a length that people write
    numbers = range(0x10000)
    rows = [["".join(map(chr, numbers[at : at + 64])), at] for at in range(0, 0x10000, 64)]

    document = opened(order(*rows))

    assert len(document.pages) > 10


def test_the_press_sees_no_file_of_ours(tmp_path, monkeypatch):
    (tmp_path / "curious.typ").write_text('#set document(title: "x")\n#read("/wsgi.py")')
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path)

    with pytest.raises(NotPrinted, match="file not found"):
        pdf_file("curious.typ", title="x")


def test_a_document_without_a_title_is_refused(tmp_path, monkeypatch):
    (tmp_path / "nameless.typ").write_text("= Brief")
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path)

    with pytest.raises(NotPrinted, match="missing document title"):
        pdf_file("nameless.typ", title="x")


# Counted loops, one in another: a loop with a condition is given up as endless by the press itself
LONG = (
    '#set document(title: "x")\n#for i in range(20000) { for j in range(20000) { let k = i * j } }'
)


def test_who_waits_for_the_press_does_something_meanwhile_and_may_stop_it(tmp_path, monkeypatch):
    class Stopped(Exception):
        pass

    seen = []

    def meanwhile():
        seen.append(1)
        if len(seen) == 2:
            raise Stopped

    (tmp_path / "long.typ").write_text(LONG)
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path)
    monkeypatch.setattr(pdf, "_MEANWHILE", 0.2)

    with pytest.raises(Stopped):
        pdf_file("long.typ", title="x", meanwhile=meanwhile)


def test_the_press_is_waited_for_no_longer_than_it_may_take(tmp_path, monkeypatch):
    (tmp_path / "long.typ").write_text(LONG)
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path)

    with pytest.raises(subprocess.TimeoutExpired):
        pdf_file("long.typ", title="x", patience=1)


def test_the_typefaces_for_paper_have_the_letters_of_our_languages():
    faces = {path.name for path in Path("static/vendor/paper").glob("*.ttf")}

    needed = "Straße „Übung“ – ŞşĞğİı € Їжак ґрунт є مرحبًا، ٢٠٢٦ پچژگ ኃይሌ"
    assert drawable(needed) == needed
    assert len(faces) == 6

"""Files that nobody sends by accident, and some that people do."""

import zipfile
from io import BytesIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    "</Types>"
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)
_BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = (
    '{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "{dimension}<sheetData>{rows}</sheetData></worksheet>"
)


def workbook_of(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def workbook_with_sheet(sheet, **others):
    """A workbook whose only sheet is this XML."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels", _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml")
        )
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            _RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml"),
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in others.items():
            archive.writestr(name, content)
    return file.getvalue()


def zip_bomb():
    """Some kilobytes that become 60 megabytes."""
    return workbook_with_sheet(
        SHEET.format(before="", dimension="", rows="<row></row>" * (60 * 1024 * 1024 // 11))
    )


def entity_bomb():
    """The billion laughs."""
    entities = '<!ENTITY l0 "ha">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
    )
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>'
    before = f'<?xml version="1.0"?><!DOCTYPE worksheet [{entities}]>'
    return workbook_with_sheet(SHEET.format(before=before, dimension="", rows=cell))


def far_away_cell():
    """One cell in the last corner, where some readers ask for 512 gigabytes."""
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Vorname</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    )
    return workbook_with_sheet(
        SHEET.format(before="", dimension='<dimension ref="A1:XFD1048576"/>', rows=rows)
    )


def lying_dimension():
    """Says that it is one cell large, and holds two rows."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>Zeile {n}</t></is></c></row>'
        for n in (1, 2)
    )
    return workbook_with_sheet(
        SHEET.format(before="", dimension='<dimension ref="A1"/>', rows=rows)
    )


def many_wide_rows():
    """As many rows as fit below the limit, each with its only cell at the far right."""
    row = '<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>'
    rows = "".join(row.format(n=n) for n in range(1, 75_000))
    return workbook_with_sheet(SHEET.format(before="", dimension="", rows=rows))


def many_cells():
    """As many cells as fit below the limit."""
    cells = "".join(f'<c r="{get_column_letter(n)}{{n}}"><v>1</v></c>' for n in range(1, 100))
    rows = "".join(f'<row r="{n}">{cells.format(n=n)}</row>' for n in range(1, 1_500))
    return workbook_with_sheet(SHEET.format(before="", dimension="", rows=rows))

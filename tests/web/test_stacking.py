"""Rows that stand beneath each other on a telephone say in each cell which column it is."""

from markupsafe import Markup

from conference.web.stacking import stacked

SORTED = Markup(
    '<a href="?x">Name<span class="kern-icon kern-icon--arrow-up" aria-hidden="true"></span>'
    ' <span class="kern-sr-only">aufsteigend geordnet</span></a>'
)


def test_each_cell_has_a_role_and_the_name_of_its_column():
    rows = Markup('<tr><th scope="row">Amira</th><td class="x">ja</td></tr><tr><th>Bo</th></tr>')

    assert stacked(rows, [SORTED, "Kommt & bleibt"]) == (
        '<tr role="row"><th role="rowheader" data-column="Name" scope="row">Amira</th>'
        '<td role="cell" data-column="Kommt &amp; bleibt" class="x">ja</td></tr>'
        '<tr role="row"><th role="rowheader" data-column="Name">Bo</th></tr>'
    )


def test_what_somebody_typed_is_no_cell():
    rows = Markup("<tr><td>{}</td></tr>").format("<td>")

    assert stacked(rows, ["Name"]) == (
        '<tr role="row"><td role="cell" data-column="Name">&lt;td&gt;</td></tr>'
    )


def test_more_cells_than_headings_have_no_name():
    assert 'data-column=""' in stacked("<tr><td>a</td><td>b</td></tr>", ["A"])

"""How these tests visit the pages of the office about the programme of 2026."""


def page(client, address, **query):
    answer = client.get(f"/buero/2026/{address}", query_string=query)
    assert answer.status_code == 200
    return answer.text


def send(client, address, **typed):
    return client.post(f"/buero/2026/{address}", data=typed)


def the_form_of(forum, **changes):
    form = {
        "code": forum.code,
        "title": forum.title.german,
        "round_id": forum.round_id,
        "room_id": forum.room_id or "",
        "seen": forum.changed_at.isoformat(),
    }
    return form | changes


def first_cells(shown):
    """What stands in the first column of the table on a page."""
    rows = shown.split("<tbody")[1].split("<tr>")[1:] if "<tbody" in shown else []
    return [row.split("<td>")[1].split("</td>")[0] for row in rows]

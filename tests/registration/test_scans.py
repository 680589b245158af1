"""The paper is kept with the person: looked at by few, opened by nobody, deleted in time."""

from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.registration.errors import NotAScan, ScanTooBig, TooManyScans
from conference.registration.models import FormScan, Registration
from conference.registration.rules.scans import MOST_OCTETS, MOST_SCANS, scan_of
from conference.registration.services.forget import forget
from conference.registration.services.scans import drop_due_scans, keep_scan
from conference.trail.models import Entry
from tests.directory.pictures import jpeg, png
from tests.registration.people import OFFICE, amira, sign_up
from tests.registration.visitors import Page

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


def scans():
    return db.session.scalars(select(FormScan).order_by(FormScan.id)).all()


def sheet_of(person):
    return f"/buero/{person.conference.year}/anmeldungen/{person.code}"


def file(content, name="../../etc/passwd.html"):
    return (BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (jpeg(3000, 4000), "image/jpeg"),
        (jpeg() + b"SEFT of a phone", "image/jpeg"),
        (png(), "image/png"),
    ],
)
def test_what_a_scanner_or_a_phone_makes_is_taken(content, media_type):
    assert scan_of(content).media_type == media_type


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"%PDF-1.7 and no end",
        b"GIF89a",
        b"PK\x03\x04",
        png()[:40],
        b"\xff\xd8\xff",
        b"MZ%PDF-1.7\n%%EOF",
    ],
)
def test_what_only_calls_itself_a_scan_is_not_taken(content):
    with pytest.raises(NotAScan):
        scan_of(content)


def test_what_is_too_big_is_not_taken():
    with pytest.raises(ScanTooBig):
        scan_of(PDF + bytes(MOST_OCTETS))


def test_the_scan_is_filed_together_with_what_was_typed(office, conference):
    path = f"/buero/{conference.year}/anmeldungen/neu"
    fields = Page(office.get(path)).fields | {"last_name": "Peters", "phone": "02431 12345"}

    answer = office.post(path, data=fields | {"scan": file(PDF)})

    assert answer.status_code == 303, answer.text
    (kept,) = scans()
    assert (kept.media_type, kept.octets, kept.content) == ("application/pdf", len(PDF), PDF)
    assert kept.kept_by_id == office.staff.id
    assert kept.delete_on == conference.day + timedelta(days=conference.needs_kept_days)


def test_a_form_with_a_broken_scan_registers_nobody_and_says_so_beside_the_file(office, conference):
    path = f"/buero/{conference.year}/anmeldungen/neu"
    fields = Page(office.get(path)).fields | {"last_name": "Peters", "phone": "02431 12345"}

    answer = office.post(path, data=fields | {"scan": file(b"<html>")})

    assert "Das ist kein Scan, den wir ablegen können." in answer.text
    assert "Bitte wählen Sie die Datei noch einmal" in answer.text
    assert "Peters" in answer.text
    assert db.session.query(Registration).count() == 0


def test_a_scan_is_larger_than_a_form_may_be_and_gets_in_only_there(
    app, monkeypatch, office, conference
):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 100 * 1024)
    person = sign_up(conference)
    big = PDF[:-6] + bytes(300 * 1024) + PDF[-6:]

    taken = office.post(f"{sheet_of(person)}/blatt", data={"scan": file(big)})
    elsewhere = office.post(f"{sheet_of(person)}/notiz", data={"note": "x", "scan": file(big)})

    assert taken.status_code == 303
    assert [kept.octets for kept in scans()] == [len(big)]
    assert elsewhere.status_code == 413


def test_the_file_goes_out_under_our_name_and_nothing_in_it_runs(staff_client, conference):
    person = sign_up(conference)
    kept = keep_scan(person.party_id, scan_of(PDF), actor=OFFICE)

    answer = staff_client(Role.OFFICE, Role.NEEDS).get(f"{sheet_of(person)}/blatt/{kept.id}")

    assert answer.data == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store"
    name = answer.headers["Content-Disposition"]
    assert name == f"attachment; filename=blatt-{person.code}-{kept.id}.pdf"


def test_the_office_sees_the_scan_it_filed_but_not_that_of_another(staff_client, conference):
    person = sign_up(conference)
    filer, other = staff_client(Role.OFFICE), staff_client(Role.OFFICE)
    filer.post(f"{sheet_of(person)}/blatt", data={"scan": file(png())})
    (kept,) = scans()
    address = f"{sheet_of(person)}/blatt/{kept.id}"

    assert filer.get(address).status_code == 200
    assert other.get(address).status_code == 403
    assert "Blatt 1 herunterladen" in filer.get(sheet_of(person)).text
    assert "Blatt 1 herunterladen" not in other.get(sheet_of(person)).text


def test_a_scan_is_replaced_and_deleted_with_a_reason_that_stays_in_the_trail(office, conference):
    person = sign_up(conference)
    office.post(f"{sheet_of(person)}/blatt", data={"scan": file(PDF)})
    address = f"{sheet_of(person)}/blatt"

    without = office.post(f"{address}/{scans()[0].id}/ersetzen", data={"scan": file(png())})
    office.post(
        f"{address}/{scans()[0].id}/ersetzen",
        data={"scan": file(png()), "why": "War unscharf"},
    )
    replaced = [kept.media_type for kept in scans()]
    office.post(f"{address}/{scans()[0].id}/loeschen", data={"why": "Falsche Person"})

    assert "Bitte schreiben Sie, warum." in without.text
    assert replaced == ["image/png"]
    assert scans() == []
    whys = {entry.why for entry in db.session.scalars(select(Entry))}
    assert {"War unscharf", "Falsche Person"} <= whys


def test_the_same_file_is_kept_once_and_no_more_than_six(conference):
    person = sign_up(conference)
    for number in range(MOST_SCANS):
        for _ in range(2):
            keep_scan(person.party_id, scan_of(PDF + b"\n" * number), actor=OFFICE)

    with pytest.raises(TooManyScans):
        keep_scan(person.party_id, scan_of(png()), actor=OFFICE)
    assert len(scans()) == MOST_SCANS


def test_the_scan_goes_with_the_person_whoever_of_the_group_it_is(conference):
    first = sign_up(conference, amira(), amira(first_name="Jens", email=""))
    keep_scan(first.party_id, scan_of(PDF), actor=OFFICE)

    forget(first.party.registrations[1].id, actor=OFFICE)

    assert scans() == []


def test_the_scan_is_deleted_when_what_people_need_is_deleted(conference):
    person = sign_up(conference)
    kept = keep_scan(person.party_id, scan_of(PDF), actor=OFFICE)
    end = kept.delete_on

    drop_due_scans(50)
    before = len(scans())
    with clock.pretending(clock.now() + (end - clock.today())):
        drop_due_scans(50)

    assert (before, len(scans())) == (1, 0)


def test_readers_neither_file_nor_delete(staff_client, conference):
    person = sign_up(conference)
    reader = staff_client(Role.READER)

    assert reader.post(f"{sheet_of(person)}/blatt", data={"scan": file(PDF)}).status_code == 403
    assert Actor(name="x", staff_id=1).has(Role.NEEDS) is False


def test_lists_never_read_the_octets(office, conference, count_queries):
    person = sign_up(conference)
    keep_scan(person.party_id, scan_of(PDF), actor=OFFICE)

    with count_queries() as asked:
        office.get(sheet_of(person))

    assert not any("form_scan.content" in statement for statement in asked)

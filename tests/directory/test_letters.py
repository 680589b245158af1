"""The letters of the directory, word for word."""

from datetime import datetime

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.directory.services.barriers import Report, answer_barrier, report_barrier
from conference.mail.models import Letter
from tests.directory.people import OFFICE
from tests.factories import DistrictFactory


@pytest.fixture
def report():
    DistrictFactory(email="integration@kreis.example.org", phone="0221 4710 100")
    told = Report(form_key="a", text="Das Menü fehlt.", email="rana@example.org")
    with clock.pretending(datetime(2026, 11, 7, 9, tzinfo=BERLIN)):
        return report_barrier(told, actor=VISITOR)


def letter(name):
    return db.session.scalars(select(Letter).where(Letter.name == f"directory/mail/{name}")).one()


def test_the_office_reads_where_the_report_is_and_nothing_of_it(report):
    written = letter("barrier_reported")

    assert written.subject == f"Neue Barriere gemeldet: {report.receipt}"
    assert written.text.strip() == (
        "Guten Tag,\n"
        "\n"
        "auf den Seiten der Konferenz hat jemand eine Barriere gemeldet. Die Meldung hat die Nummer "
        f"{report.receipt}. Lesen und beantworten Sie sie hier:\n"
        "\n"
        f"http://localhost/buero/barrieren/{report.id}\n"
        "\n"
        "Es steht eine E-Mail-Adresse dabei: Ihre Antwort geht von selbst dorthin.\n"
        "\n"
        "Die Meldung muss in angemessener Frist beantwortet werden (§ 10b Absatz 3 BGG NRW)."
    )


def test_the_reporter_gets_the_number(report):
    written = letter("barrier_received")

    assert report.receipt == f"B26-{report.id:04d}"
    assert written.subject == f"Ihre Meldung einer Barriere: {report.receipt}"
    assert written.text.strip() == (
        "Guten Tag,\n"
        "\n"
        "danke, dass Sie uns eine Barriere gemeldet haben. Ihre Meldung hat die Nummer "
        f"{report.receipt}.\n"
        "\n"
        "Wir sehen sie uns an und schreiben Ihnen, was daraus geworden ist.\n"
        "\n"
        "Haben Sie nichts gemeldet? Dann hat jemand aus Versehen Ihre Adresse angegeben. "
        "Sie brauchen nichts zu tun.\n"
        "\n"
        "Kommunales Integrationszentrum Kreis Beispiel\n"
        "0221 4710 100\n"
        "integration@kreis.example.org"
    )


def test_the_answer_comes_with_the_way_to_the_ombudsman(report):
    answer_barrier(report.id, "Das Menü ist da.\n\nDanke & <Gruß>", actor=OFFICE)

    written = letter("barrier_answered")
    assert written.text.strip() == (
        "Guten Tag,\n"
        "\n"
        "Sie haben uns eine Barriere gemeldet. Das ist daraus geworden:\n"
        "\n"
        "Das Menü ist da.\n\nDanke & <Gruß>\n"
        "\n"
        "Sind Sie damit nicht zufrieden? Dann können Sie sich an die Ombudsstelle des Landes wenden. "
        "Wie das geht, steht hier:\n"
        "http://localhost/barrierefreiheit?sprache=de#ombudsstelle\n"
        "\n"
        "Kommunales Integrationszentrum Kreis Beispiel\n"
        "0221 4710 100\n"
        "integration@kreis.example.org"
    )
    assert "Danke &amp; &lt;Gruß&gt;" in written.html

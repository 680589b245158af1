"""One registration, with its trail, and everything the office can do to it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import ChangedMeanwhile, DomainError, NotAllowed, NotFound
from conference.mail.queries import letters_about
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.registration import policy, queries, rules
from conference.registration.forms.office import (
    ChangeSheet,
    NoteForm,
    ProtectionForm,
    SubstituteSheet,
    WhyForm,
)
from conference.registration.forms.scans import ScanForm
from conference.registration.letters.facts import names_of
from conference.registration.models import Registration
from conference.registration.rules.needs_words import needs_in_words
from conference.registration.services.change import change
from conference.registration.services.confirming import confirm_for
from conference.registration.services.links import send_link_of
from conference.registration.services.notes import write_note
from conference.registration.services.questions import decide_protection
from conference.registration.services.substitute import substitute
from conference.registration.services.waiting import change_quota, separate
from conference.registration.services.withdraw import readmit, reject, withdraw
from conference.registration.states import ENDED, Quota, State
from conference.registration.views.office.doors import READERS, office
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import HouseForm, blame, saved

PREFIX = "/<int:year>/anmeldungen/<code>"


@office.get(PREFIX)
@open_to_staff(*READERS)
def sheet(year: int, code: str) -> ResponseReturnValue:
    """Everything known about one registration."""
    conference, person = _found(year, code)
    return _sheet(conference, person)


@office.route(f"{PREFIX}/aendern", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def edit(year: int, code: str) -> ResponseReturnValue:
    """Change what the person told, with a reason."""
    conference, person = _found(year, code)
    forms = ChangeSheet(
        queries.offer_by(conference), person, reads_needs=policy.sees_needs(current_actor())
    )
    if forms.validate_on_submit():
        try:
            changed = change(
                person.id,
                forms.details(),
                version=forms.version,
                actor=current_actor(),
                why=forms.why,
            )
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            forms.blame(error)
            if isinstance(error, ChangedMeanwhile):
                forms.show_version(person.version)
        else:
            sentence = "Die Anmeldung ist geändert." if changed.is_news else "Es war nichts anders."
            return _back(conference, person, sentence)
    return render_template(
        "registration/office/edit.html", conference=conference, person=person, forms=forms
    )


@office.route(f"{PREFIX}/jemand-anderes", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def somebody_else(year: int, code: str) -> ResponseReturnValue:
    """Give the seat to somebody else, with a reason."""
    conference, person = _found(year, code)
    offer = queries.offer_by(conference)
    forms = SubstituteSheet(offer, person, languages=current_app.config["LANGUAGES"])
    if forms.validate_on_submit():
        try:
            substitute(
                person.id,
                forms.details(),
                version=forms.version,
                actor=current_actor(),
                language=forms.speaks.language.data,
                privacy_version=offer.privacy_version,
                why=forms.why,
            )
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            forms.blame(error)
            if isinstance(error, ChangedMeanwhile):
                forms.show_version(person.version)
        else:
            return _back(conference, person, "Der Platz gehört jetzt der neuen Person.")
    return render_template(
        "registration/office/substitute.html", conference=conference, person=person, forms=forms
    )


@office.route(f"{PREFIX}/notiz", methods=["POST"])
@open_to_staff(Role.OFFICE)
def note(year: int, code: str) -> ResponseReturnValue:
    """Keep a note that only the office reads."""
    conference, person = _found(year, code)
    form = NoteForm()
    if not form.validate_on_submit():
        return _sheet(conference, person, note=form)
    write_note(person.id, form.note.data or "", actor=current_actor())
    return _back(conference, person, "Die Notiz ist gespeichert.")


@office.post(f"{PREFIX}/schutz")
@open_to_staff(Role.OFFICE)
def protect(year: int, code: str) -> ResponseReturnValue:
    """Decide whether the person may be shown on lists and photos, with a reason."""
    conference, person = _found(year, code)
    form = ProtectionForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: decide_protection(
            person.id,
            form.protection,
            seen=form.seen_protection,
            why=form.reason.data or "",
            actor=current_actor(),
        ),
    ):
        return _back(conference, person, f"Entschieden: {form.protection.label}.")
    form.seen.data = person.protection.value
    return _sheet(conference, person, protection=form)


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something the office does with a reason: what will happen, and what was done."""

    title: str
    consequences: tuple[str, ...]
    button: str
    done: str
    act: Callable[..., object]


WITHDRAW = Step(
    title="Abmelden",
    consequences=(
        "Der Platz wird frei. Wer als Nächstes auf der Warteliste steht, rückt nach und bekommt "
        "eine Nachricht.",
        "Die Person bekommt eine Bestätigung ihrer Abmeldung.",
    ),
    button="Jetzt abmelden",
    done="Die Person ist abgemeldet.",
    act=withdraw,
)
REJECT = Step(
    title="Ablehnen",
    consequences=(
        "Die Person verliert ihren Platz und bekommt eine Nachricht mit Ihrem Grund.",
        "Der Platz wird frei. Wer als Nächstes auf der Warteliste steht, rückt nach.",
    ),
    button="Jetzt ablehnen",
    done="Die Anmeldung ist abgelehnt.",
    act=reject,
)
READMIT = Step(
    title="Wieder anmelden",
    consequences=(
        "Ist ein Platz frei, bekommt ihn die Person. Sonst kommt sie ans Ende der Warteliste.",
        "Sie bekommt eine Nachricht.",
    ),
    button="Jetzt wieder anmelden",
    done="Die Person ist wieder angemeldet.",
    act=readmit,
)


CONFIRM = Step(
    title="E-Mail-Adresse als bestätigt eintragen",
    consequences=(
        "Die Anmeldung ist dann sicher, auch für alle anderen der Gruppe.",
        "Die Person bekommt die Bestätigung ihrer Anmeldung.",
    ),
    button="Jetzt eintragen",
    done="Die Adresse ist bestätigt.",
    act=confirm_for,
)


@office.route(f"{PREFIX}/bestaetigen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def confirm_person(year: int, code: str) -> ResponseReturnValue:
    return _confirmed(year, code, CONFIRM)


@office.route(f"{PREFIX}/abmelden", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def withdraw_person(year: int, code: str) -> ResponseReturnValue:
    return _confirmed(year, code, WITHDRAW)


@office.route(f"{PREFIX}/ablehnen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def reject_person(year: int, code: str) -> ResponseReturnValue:
    return _confirmed(year, code, REJECT)


@office.route(f"{PREFIX}/wieder-anmelden", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def readmit_person(year: int, code: str) -> ResponseReturnValue:
    return _confirmed(year, code, READMIT)


@office.route(f"{PREFIX}/kontingent", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def quota(year: int, code: str) -> ResponseReturnValue:
    """Let the person use a reserved seat, or a public one."""
    conference, person = _found(year, code)
    other = Quota.PUBLIC if person.quota is Quota.RESERVED else Quota.RESERVED
    step = Step(
        title=f"Auf einen anderen Platz setzen: {other.label}",
        consequences=(
            "Der bisherige Platz wird frei. Wer als Nächstes auf der Warteliste steht, rückt nach.",
            "Wer wartet, bekommt durch den anderen Platz sofort einen Platz und eine Nachricht.",
        ),
        button="Jetzt umsetzen",
        done="Das Kontingent ist geändert.",
        act=lambda person_id, **said: change_quota(person_id, other, **said),
    )
    return _confirm(conference, person, WhyForm(), step)


@office.post(f"{PREFIX}/link")
@open_to_staff(Role.OFFICE)
def send_link(year: int, code: str) -> ResponseReturnValue:
    """Send the person's link once more."""
    conference, person = _found(year, code)
    try:
        send_link_of(person.id, actor=current_actor())
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
        return redirect(_address(conference, person), 303)
    return _back(conference, person, "Der Link ist unterwegs.")


@office.post(f"{PREFIX}/gruppe-trennen")
@open_to_staff(Role.OFFICE)
def separate_group(year: int, code: str) -> ResponseReturnValue:
    """Let the people of a waiting group move up one by one."""
    conference, person = _found(year, code)
    try:
        separate(person.id, actor=current_actor())
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
        return redirect(_address(conference, person), 303)
    return _back(conference, person, "Die Gruppe ist getrennt; alle rücken einzeln nach.")


def _confirmed(year: int, code: str, step: Step) -> ResponseReturnValue:
    conference, person = _found(year, code)
    return _confirm(conference, person, WhyForm(), step)


def _confirm(
    conference: Conference, person: Registration, form: HouseForm, step: Step
) -> ResponseReturnValue:
    if form.validate_on_submit():
        try:
            step.act(person.id, actor=current_actor(), why=form["why"].data or "")
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            return _back(conference, person, step.done)
    return render_template(
        "registration/office/confirm.html",
        conference=conference,
        person=person,
        form=form,
        step=step,
        back=_address(conference, person),
    )


def _sheet(
    conference: Conference,
    person: Registration,
    *,
    note: NoteForm | None = None,
    protection: ProtectionForm | None = None,
) -> ResponseReturnValue:
    return render_template(
        "registration/office/sheet.html",
        conference=conference,
        person=person,
        understood=rules.understood(
            rules.details_of(person), names=names_of(conference), language="de"
        ),
        needs=needs_in_words(rules.needs_of(person.need), "de")
        if policy.sees_needs(current_actor())
        else (),
        rank=queries.rank_of(person.id) if person.state is State.WAITLISTED else None,
        twins=queries.codes_of_twins(person),
        verdicts=queries.verdicts_about(person),
        goes_on=queries.goes_on_as(person),
        stages=rules.engagements_of(
            rules.details_of(person), queries.engagements_in_forums(conference.id)
        ),
        ended=person.state in ENDED,
        people=queries.registrations_of_party(person.party),
        letters=letters_about("registration", person.id),
        entries=entries_about("registration", person.id),
        scans=queries.scans_of(person),
        scan_form=ScanForm(formdata=None),
        may_see_scan=policy.may_see_scan,
        note=note or NoteForm(note=person.office_note, formdata=None),
        protection=protection or ProtectionForm(seen=person.protection.value, formdata=None),
        sees_needs=current_actor().has(Role.NEEDS),
    )


def _found(year: int, code: str) -> tuple[Conference, Registration]:
    conference = conference_of(year)
    return conference, queries.registration_of(conference.id, code)


def _back(conference: Conference, person: Registration, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(_address(conference, person), 303)


def _address(conference: Conference, person: Registration) -> str:
    return url_for("registration_office.sheet", year=conference.year, code=person.code)

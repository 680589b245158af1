"""One registration, with its trail, and everything the office can do to it."""

from flask import current_app, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import ChangedMeanwhile, DomainError, NotAllowed, NotFound
from conference.mail.queries import letters_about
from conference.planning.models import Conference
from conference.registration import policy, queries, rules
from conference.registration.forms.office import (
    ChangeSheet,
    NoteForm,
    ProtectionForm,
    SubstituteSheet,
)
from conference.registration.forms.scans import ScanForm
from conference.registration.letters.facts import names_of
from conference.registration.models import Registration
from conference.registration.rules.needs_words import needs_in_words
from conference.registration.services.change import change
from conference.registration.services.links import send_link_of
from conference.registration.services.notes import write_note
from conference.registration.services.questions import decide_protection
from conference.registration.services.substitute import substitute
from conference.registration.services.waiting import separate
from conference.registration.states import ENDED, State
from conference.registration.views.office.doors import READERS, office
from conference.registration.views.office.found import (
    PREFIX,
    address_of,
    back_to,
    found,
    found_known,
)
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved


@office.get(PREFIX)
@open_to_staff(*READERS)
def sheet(year: int, code: str) -> ResponseReturnValue:
    """Everything known about one registration."""
    conference, person = found(year, code)
    return _sheet(conference, person)


@office.route(f"{PREFIX}/aendern", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def edit(year: int, code: str) -> ResponseReturnValue:
    """Change what the person told, with a reason."""
    conference, person = found_known(year, code)
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
            return back_to(conference, person, sentence)
    return render_template(
        "registration/office/edit.html", conference=conference, person=person, forms=forms
    )


@office.route(f"{PREFIX}/jemand-anderes", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def somebody_else(year: int, code: str) -> ResponseReturnValue:
    """Give the seat to somebody else, with a reason."""
    conference, person = found_known(year, code)
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
            return back_to(conference, person, "Der Platz gehört jetzt der neuen Person.")
    return render_template(
        "registration/office/substitute.html", conference=conference, person=person, forms=forms
    )


@office.route(f"{PREFIX}/notiz", methods=["POST"])
@open_to_staff(Role.OFFICE)
def note(year: int, code: str) -> ResponseReturnValue:
    """Keep a note that only the office reads."""
    conference, person = found_known(year, code)
    form = NoteForm()
    if not form.validate_on_submit():
        return _sheet(conference, person, note=form)
    write_note(person.id, form.note.data or "", actor=current_actor())
    return back_to(conference, person, "Die Notiz ist gespeichert.")


@office.post(f"{PREFIX}/schutz")
@open_to_staff(Role.OFFICE)
def protect(year: int, code: str) -> ResponseReturnValue:
    """Decide whether the person may be shown on lists and photos, with a reason."""
    conference, person = found_known(year, code)
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
        return back_to(conference, person, f"Entschieden: {form.protection.label}.")
    form.seen.data = person.protection.value
    return _sheet(conference, person, protection=form)


@office.post(f"{PREFIX}/link")
@open_to_staff(Role.OFFICE)
def send_link(year: int, code: str) -> ResponseReturnValue:
    """Send the person's link once more."""
    conference, person = found_known(year, code)
    try:
        send_link_of(person.id, actor=current_actor())
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
        return redirect(address_of(conference, person), 303)
    return back_to(conference, person, "Der Link ist unterwegs.")


@office.post(f"{PREFIX}/gruppe-trennen")
@open_to_staff(Role.OFFICE)
def separate_group(year: int, code: str) -> ResponseReturnValue:
    """Let the people of a waiting group move up one by one."""
    conference, person = found_known(year, code)
    try:
        separate(person.id, actor=current_actor())
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
        return redirect(address_of(conference, person), 303)
    return back_to(conference, person, "Die Gruppe ist getrennt; alle rücken einzeln nach.")


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

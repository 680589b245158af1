"""Behind the secret link: one's own registration, and for the contact of a group those of the others."""

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.calendar.icalendar import CONTENT_TYPE
from conference.core.actor import Actor
from conference.core.errors import DomainError, NotAllowed, NotFound, require
from conference.planning.queries import public_conference_of
from conference.registration import policy, queries, rules
from conference.registration.appointments import FILE_NAME, calendar_file_of
from conference.registration.errors import LinkUnknown, NoDayYet, RegistrationChangedMeanwhile
from conference.registration.forms.doubts import known_doubts
from conference.registration.forms.own import ChangeSheet, LinkForm, NameForm, SubstituteSheet
from conference.registration.letters import told
from conference.registration.models import Registration
from conference.registration.rules.needs_words import needs_in_words
from conference.registration.services.change import Changed, give_own_address
from conference.registration.services.change import change as change_registration
from conference.registration.services.change import name as name_person
from conference.registration.services.confirming import confirm as confirm_address
from conference.registration.services.line import lines_of_person
from conference.registration.services.substitute import substitute
from conference.registration.services.waiting import separate as separate_party
from conference.registration.services.withdraw import withdraw as withdraw_registration
from conference.registration.views import screens
from conference.registration.views.doors import public
from conference.registration.views.forums import forums_of
from conference.registration.views.group import others_of
from conference.registration.views.in_line import at_conference, in_forums
from conference.registration.views.kept import offer_of
from conference.web.access import open_by_link, open_to_everyone
from conference.web.forms import blame
from conference.web.languages import current_language

UNPROCESSABLE = 422


def opened(token: str) -> tuple[Registration, Actor]:
    """What the link opens, and who comes by it."""
    registration = queries.registration_behind(token)
    if registration is None:
        raise LinkUnknown
    return registration, Actor(name="Person (eigener Link)", registration_id=registration.id)


def _person(own: Registration, position: int) -> Registration:
    """Somebody of the same group; another one is unknown here."""
    for person in own.party.registrations:
        if person.position == position:
            rules.check_known(person)
            return person
    raise NotFound


def _to_where_it_stands(token: str) -> ResponseReturnValue:
    """What has ended can be neither changed nor ended; its page says how it stands."""
    return redirect(url_for(".own", token=token), 303)


@public.get("/anmeldung/<token>")
@open_by_link
def own(token: str) -> ResponseReturnValue:
    """The registration, and what can be done with it."""
    registration, actor = opened(token)
    lines = lines_of_person(registration)
    return render_template(
        "registration/own.html",
        token=token,
        by_letter=queries.is_from_a_letter(token),
        registration=registration,
        conference=registration.conference,
        about=told([registration], registration.conference, current_language())[0],
        needs=needs_in_words(rules.needs_of(registration.need), current_language()),
        needs_are_late=registration.need is not None
        and registration.need.is_late(registration.conference.needs_deadline),
        rank=_rank(registration),
        forums=forums_of(registration),
        why_not=at_conference(lines),
        waits_in_forums=in_forums(registration, lines),
        offers=queries.offers_to(registration),
        others=others_of(registration, actor),
    )


def _rank(registration: Registration) -> int | None:
    """The place on the waiting list; for whom a seat is held stands on none."""
    waits = registration.is_waiting and not registration.has_offer
    return queries.rank_of(registration.id) if waits else None


@public.post("/anmeldung/<token>/bestaetigen")
@open_by_link
def confirm(token: str) -> ResponseReturnValue:
    """Say that the address is right; opening the link alone says nothing."""
    _registration, actor = opened(token)
    try:
        confirmed = confirm_address(token, actor=actor)
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
    else:
        sentence = (
            _("Danke. Ihre E-Mail-Adresse ist bestätigt, Sie bleiben auf der Warteliste.")
            if confirmed.is_waiting
            else _("Danke. Ihre E-Mail-Adresse ist bestätigt, Ihr Platz ist sicher.")
        )
        flash(sentence, "success")
    return _to_where_it_stands(token)


@public.get("/anmeldung/<token>/termin.ics")
@open_by_link
def calendar(token: str) -> ResponseReturnValue:
    """The day for one's own calendar; who waits has none yet."""
    registration, _actor = opened(token)
    if registration.is_waiting:
        raise NoDayYet(queries.rank_of(registration.id))
    answer = Response(calendar_file_of(registration), content_type=CONTENT_TYPE)
    answer.headers["Content-Disposition"] = f"attachment; filename={FILE_NAME}"
    return answer


@public.route("/anmeldung/<token>/<int:position>/aendern", methods=["GET", "POST"])
@open_by_link
def change(token: str, position: int) -> ResponseReturnValue:
    """Change everything, until the deadline."""
    registration, actor = opened(token)
    person = _person(registration, position)
    require(policy.may_change(actor, person))
    if person.has_ended:
        return _to_where_it_stands(token)
    offer = offer_of(registration.conference.year)
    typed = request.form if request.method == "POST" else None
    sheet = ChangeSheet(
        offer, person, language=current_language(), free=screens.free_seats(offer), typed=typed
    )
    status = 200
    if typed is not None and not sheet.validate():
        sheet.doubt_beside_mistakes()
        status = UNPROCESSABLE
    elif typed is not None and not sheet.doubt(known_doubts(typed)):
        try:
            changed = change_registration(
                person.id, sheet.details(), version=sheet.version, actor=actor
            )
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            status = _told_beside_its_field(sheet, error, person)
        else:
            flash(_saved(changed), "success")
            return redirect(
                url_for(".own", token=_open_from_now_on(token, registration, person, changed)), 303
            )
    page = render_template(
        "registration/change.html",
        token=token,
        person=person,
        offer=offer,
        sheet=sheet,
        somebody_else=False,
    )
    return page, status


def _told_beside_its_field(sheet: ChangeSheet, error: DomainError, person: Registration) -> int:
    """What was typed stays; sent again it overwrites what somebody else changed meanwhile."""
    blame(sheet, error)  # type: ignore[arg-type]
    if isinstance(error, RegistrationChangedMeanwhile):
        sheet.show_version(person.version)
    return error.status


def _saved(changed: Changed) -> str:
    if not changed.is_news:
        return str(_("Es hat sich nichts geändert."))
    if not changed.registration.writes_to:
        return str(_("Die Änderung ist gespeichert."))
    return str(_("Gespeichert. Was anders ist, haben wir Ihnen geschrieben."))


def _open_from_now_on(token: str, own: Registration, person: Registration, changed: Changed) -> str:
    """A new address closes the old links, also the one that this browser came by."""
    return changed.new_token if changed.new_token and person is own else token


@public.route("/anmeldung/<token>/<int:position>/jemand-anderes", methods=["GET", "POST"])
@open_by_link
def somebody_else(token: str, position: int) -> ResponseReturnValue:
    """Give the seat to somebody else, until the deadline."""
    registration, actor = opened(token)
    person = _person(registration, position)
    require(policy.may_change(actor, person))
    if person.has_ended:
        return _to_where_it_stands(token)
    offer = offer_of(registration.conference.year)
    typed = request.form if request.method == "POST" else None
    sheet = SubstituteSheet(
        offer, person, language=current_language(), free=screens.free_seats(offer), typed=typed
    )
    status = 200
    if typed is not None and not sheet.validate():
        sheet.doubt_beside_mistakes()
        status = UNPROCESSABLE
    elif typed is not None and not sheet.doubt(known_doubts(typed)):
        is_own, year = person is registration, offer.year
        try:
            substitute(
                person.id,
                sheet.details(),
                version=sheet.version,
                actor=actor,
                language=current_language(),
                privacy_version=offer.privacy_version,
            )
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            status = _told_beside_its_field(sheet, error, person)
        else:
            if is_own:
                return redirect(url_for(".given_on", year=year), 303)
            flash(_("Gespeichert. Die neue Person ist angemeldet."), "success")
            return redirect(url_for(".own", token=token), 303)
    page = render_template(
        "registration/change.html",
        token=token,
        person=person,
        offer=offer,
        sheet=sheet,
        somebody_else=True,
    )
    return page, status


@public.get("/<int:year>/anmeldung/weitergegeben")
@open_to_everyone
def given_on(year: int) -> ResponseReturnValue:
    """The seat is somebody else's; what was known of the one before is gone."""
    return render_template("registration/given_on.html", conference=public_conference_of(year))


@public.route("/anmeldung/<token>/<int:position>/name", methods=["GET", "POST"])
@open_by_link
def name(token: str, position: int) -> ResponseReturnValue:
    """Name somebody of the group."""
    registration, actor = opened(token)
    person = _person(registration, position)
    require(policy.may_name(actor, person))
    if person.has_ended:
        return _to_where_it_stands(token)
    form = NameForm()
    if form.validate_on_submit():
        try:
            name_person(
                person.id,
                title=form.title.data or "",
                first_name=form.first_name.data or "",
                last_name=form.last_name.data or "",
                actor=actor,
            )
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            flash(_("Der Name ist eingetragen."), "success")
            return redirect(url_for(".own", token=token), 303)
    return render_template("registration/name.html", token=token, person=person, form=form)


@public.route("/anmeldung/<token>/<int:position>/adresse", methods=["GET", "POST"])
@open_by_link
def own_address(token: str, position: int) -> ResponseReturnValue:
    """Somebody of the group gets letters and a link of her or his own."""
    registration, actor = opened(token)
    person = _person(registration, position)
    require(policy.may_change(actor, person))
    if person.has_ended:
        return _to_where_it_stands(token)
    form = LinkForm()
    if form.validate_on_submit():
        try:
            give_own_address(person.id, form.email.data or "", actor=actor)
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            flash(_("Gespeichert. Der Link ist an die neue Adresse unterwegs."), "success")
            return redirect(url_for(".own", token=token), 303)
    return render_template("registration/own_address.html", token=token, person=person, form=form)


@public.route("/anmeldung/<token>/<int:position>/abmelden", methods=["GET", "POST"])
@open_by_link
def withdraw(token: str, position: int) -> ResponseReturnValue:
    """Withdraw with a second click."""
    registration, actor = opened(token)
    person = _person(registration, position)
    require(policy.may_withdraw(actor, person))
    if person.has_ended:
        return _to_where_it_stands(token)
    if request.method == "POST":
        withdraw_registration(person.id, actor=actor)
        flash(_("Die Abmeldung ist gespeichert. Danke, dass Sie Bescheid sagen."), "success")
        return redirect(url_for(".own", token=token), 303)
    return render_template("registration/withdraw.html", token=token, person=person)


@public.post("/anmeldung/<token>/einzeln")
@open_by_link
def separate(token: str) -> ResponseReturnValue:
    """Let the people of the group move up one by one."""
    registration, actor = opened(token)
    separate_party(registration.id, actor=actor)
    flash(_("Ihre Gruppe rückt jetzt einzeln nach."), "success")
    return redirect(url_for(".own", token=token), 303)

"""Accounts on the command line: how the first of the office comes in, and whoever is locked out."""

import click
from flask import current_app
from flask.cli import AppGroup

from conference.accounts import queries
from conference.accounts.models import Staff
from conference.accounts.services import keeping, signing_in
from conference.accounts.services.keeping import AccountFacts
from conference.core.actor import Actor, Role
from conference.core.errors import DomainError
from conference.core.mailboxes import normal_form
from conference.web.addresses import public_url_for

COMMAND_LINE = Actor(name="Befehlszeile", roles=frozenset({Role.OFFICE}))

staff_commands = AppGroup("staff", help="Accounts of the office.")


@staff_commands.command("invite")
@click.argument("address")
@click.option("--name", default="", help="What the person is called.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    default=[Role.OFFICE.value],
    help="What the person may do; several are possible.",
)
def invite(address: str, name: str, roles: tuple[str, ...]) -> None:
    """Give ADDRESS an account, send an invitation, and print its link."""
    try:
        normal_form(address)
    except ValueError as error:
        raise click.BadParameter(f"{address} is no e-mail address: {error}") from error
    facts = AccountFacts(email=address, name=name, roles=frozenset(Role(role) for role in roles))
    try:
        token = keeping.invite(facts, actor=COMMAND_LINE)
    except DomainError as error:
        raise click.ClickException(str(error)) from error
    click.echo(public_url_for("accounts.use_link", token=token))


@staff_commands.command("link")
@click.argument("address", default="")
def link(address: str) -> None:
    """Print a link that lets ADDRESS in once; without ADDRESS, the first account of the office.

    Where the office has no account yet, one is made.
    """
    staff = queries.open_account(address) if address else _first_of_the_office()
    if staff is None:
        raise click.ClickException(f"There is no open account for {address}.")
    token = signing_in.make_link(staff, actor=COMMAND_LINE)
    click.echo(public_url_for("accounts.use_link", token=token))


def _first_of_the_office() -> Staff | None:
    if queries.first_of_the_office() is None:
        facts = AccountFacts(
            email=current_app.config["MAIL_SENDER"],
            name="Geschäftsstelle",
            roles=frozenset({Role.OFFICE}),
        )
        keeping.make_account(facts, actor=COMMAND_LINE)
    return queries.first_of_the_office()

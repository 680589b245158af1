"""``flask demo``: fill an empty installation with the invented district."""

import click
from flask import Blueprint

from conference.core.errors import DomainError
from conference.demo import story
from conference.demo.script import Snapshot

commands = Blueprint("demo", __name__, cli_group=None)


@commands.cli.command("demo")
@click.option(
    "--snapshot",
    type=click.Choice([snapshot.value for snapshot in Snapshot]),
    default=Snapshot.REGISTRATION.value,
    help="How far the story goes: registration open, ready for allocation, the day itself, after it.",
)
def demo(snapshot: str) -> None:
    """Tell the story of an invented district in an empty database."""
    if not story.is_empty():
        raise click.ClickException(
            "There is a district already. The demonstration only fills an empty database."
        )
    try:
        for act in story.acts(Snapshot(snapshot)):
            click.echo(f"    {act}")
    except DomainError as error:
        raise click.ClickException(f"The story broke off: {error}") from error

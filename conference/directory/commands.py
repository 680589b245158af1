"""Commands of the directory."""

import json
from typing import BinaryIO

import click
from flask.cli import AppGroup

from conference.core.actor import SYSTEM
from conference.core.errors import DomainError
from conference.directory.services.municipalities import load_municipalities

district_commands = AppGroup("district", help="The district that this installation serves.")


@district_commands.command("load")
@click.argument("file", type=click.File("rb"))
def load(file: BinaryIO) -> None:
    """Found the district if there is none, and bring its municipalities up to date."""
    try:
        content = json.load(file)
    except ValueError as error:
        raise click.ClickException(f"This is not JSON: {error}") from error
    if not isinstance(content, dict):
        raise click.ClickException("The file must hold one object with a name and municipalities.")
    try:
        district = load_municipalities(content, actor=SYSTEM)
    except DomainError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{district.name}: {len(content['municipalities'])} municipalities")

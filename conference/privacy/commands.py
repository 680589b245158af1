"""Commands about the terms of deletion."""

import click
from flask.cli import AppGroup

from conference.privacy.services import erasing

privacy_commands = AppGroup("privacy", help="What is deleted when.")


@privacy_commands.command("erase")
@click.option("--dry-run", is_flag=True, help="Only say what would be deleted, and when.")
def erase(dry_run: bool) -> None:
    """Delete what is due today; the worker does the same every night."""
    if dry_run:
        for day in erasing.preview():
            for rule, number in sorted(day.counted.items()):
                click.echo(f"{day.day:%Y-%m-%d} {rule} {number}")
        return
    for rule, number in erasing.erase_due().items():
        click.echo(f"{rule} {number}")

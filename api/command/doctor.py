"""`briefwijzer doctor`: checks that everything is as it should be, without changing anything."""

from pathlib import Path

import click

from api.command import checks
from api.command.options import folder_argument, language_option, setting_options
from api.settings import read_settings
from api.told import told
from index.errors import BriefwijzerError
from rag.wording import Wording


@click.command(
    "doctor",
    epilog="Exits with 1 when something is wrong.\n\n\b\nExample:\n  briefwijzer doctor ~/letters --data ~/briefwijzer",
)
@folder_argument
@setting_options("data", "model", "host", "port", "insecure")
@language_option
@click.pass_context
def command(context: click.Context, /, folder: Path | None, words: Wording, **flags: object) -> None:
    """Check Python, SQLite, the model, the data folder, the letters in FOLDER, the disk and the port.

    Each line says that something is right, or what to do about it.
    """
    settings = read_settings(letters=folder, **flags)
    is_well = True
    for check in checks.run(settings):
        is_well = is_well and check.is_well
        state = words.say("command.ok" if check.is_well else "command.not_ok")
        values = {
            name: told(str(value), words) if isinstance(value, BriefwijzerError) else value
            for name, value in check.values.items()
        }
        click.echo(f"{state}: {words.say(f'command.{check.sentence}', **values)}")
    if not is_well:
        context.exit(1)

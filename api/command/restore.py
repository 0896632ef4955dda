"""`briefwijzer restore`: puts a back-up into the data folder."""

from pathlib import Path

import click

from api.command.options import language_option, setting_options
from api.settings import read_settings
from index.backup import restore
from rag.wording import Wording


@click.command("restore", epilog="\b\nExample:\n  briefwijzer restore letters-2025-03-10.tar.gz --data ~/briefwijzer")
@click.argument("source", type=click.Path(path_type=Path))
@setting_options("data")
@click.option("--replace", is_flag=True, help="Put it in the place of the collection that is there.")
@language_option
def command(source: Path, replace: bool, words: Wording, **flags: str | None) -> None:
    """Put the back-up SOURCE into the data folder.

    It is checked before it takes its place. Stop servers that use the data folder first.
    """
    settings = read_settings(**flags)
    version = restore(source, settings.data, replace=replace)
    click.echo(words.say("command.restored", version=version, source=source, data=settings.data))

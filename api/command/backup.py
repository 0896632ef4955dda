"""`briefwijzer backup`: one whole copy of the collection."""

from pathlib import Path

import click

from api.command.options import language_option, setting_options
from api.settings import read_settings
from index.backup import back_up
from rag.wording import Wording


@click.command("backup", epilog="\b\nExample:\n  briefwijzer backup ~/backups/letters-2025-03-10.tar.gz")
@click.argument("target", type=click.Path(path_type=Path))
@setting_options("data")
@language_option
def command(target: Path, words: Wording, **flags: str | None) -> None:
    """Write one whole copy of the collection to TARGET, while a server goes on.

    TARGET is a new file when it ends in .tar.gz or .tgz, else a new folder. The letters folder is not in it.
    """
    settings = read_settings(**flags)
    version = back_up(settings.data, target)
    click.echo(words.say("command.backed_up", version=version, data=settings.data, target=target))

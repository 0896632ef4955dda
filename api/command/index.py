"""`briefwijzer index`: brings the collection up to date with the letters folder, once."""

from pathlib import Path

import click

from api.command.changes import change_lines, print_lines, report_lines
from api.command.options import folder_argument, language_option, setting_options
from api.command.progress import ProgressDisplay
from api.opening import open_collection
from api.settings import read_settings
from rag.wording import Wording

HELD = 4


@click.command(
    "index",
    epilog="Exits with 4 when the removal of documents was held, however much else was done.\n\n"
    "\b\nExample:\n  briefwijzer index ~/letters --data ~/briefwijzer",
)
@folder_argument
@setting_options("data", "model", "largest_document")
@click.option("--reread", is_flag=True, help="Read every document again, also those that are unchanged.")
@click.option("--allow-removal", is_flag=True, help="Remove documents however many files are gone.")
@language_option
@click.pass_context
def command(
    context: click.Context,
    /,
    folder: Path | None,
    reread: bool,
    allow_removal: bool,
    words: Wording,
    **flags: str | None,
) -> None:
    """Bring the collection up to date with the letters in FOLDER.

    New files are added, edited ones replaced, renamed ones moved; documents whose file is gone are
    removed, unless they are so many that the folder itself looks broken.
    """
    settings = read_settings(letters=folder, **flags)
    if settings.letters is None:
        raise click.UsageError("Name the letters folder, or set BRIEFWIJZER_LETTERS.")
    with ProgressDisplay("embedding", words) as progress:
        collection, _ = open_collection(settings, progress)
    try:
        before = collection.store.known_documents()
        with ProgressDisplay("embedding", words) as progress:
            collection.change_model(progress)
        with ProgressDisplay("reading", words) as progress:
            report = collection.synchronise(
                settings.letters, reread=reread, allow_removal=allow_removal, progress=progress
            )
        print_lines(list(change_lines(before, collection.store.known_documents(), words)), words)
        for line in report_lines(report, words):
            click.echo(line)
    finally:
        collection.close()
    if report.held:
        context.exit(HELD)

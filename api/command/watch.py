"""`briefwijzer watch`: keeps the collection up to date, and tells each change."""

import threading
from pathlib import Path

import click

from api.command.changes import change_lines, trouble_lines
from api.command.options import folder_argument, language_option, setting_options
from api.command.progress import ProgressDisplay
from api.command.stopping import stops_on_terminate
from api.opening import open_collection
from api.settings import read_settings
from api.told import told
from index.collection import Collection
from index.errors import FolderMissing, StoreBusy
from index.watch import FolderWatch
from rag.wording import Wording


@click.command("watch", epilog="\b\nExample:\n  briefwijzer watch ~/letters --scan-seconds 60")
@folder_argument
@setting_options("data", "model", "largest_document", "scan_seconds")
@language_option
def command(folder: Path | None, words: Wording, **flags: str | None) -> None:
    """Keep the collection up to date with the letters in FOLDER until stopped.

    Prints a line for each change. `serve` does this by itself for its own letters folder.
    """
    settings = read_settings(letters=folder, **flags)
    if settings.letters is None:
        raise click.UsageError("Name the letters folder, or set BRIEFWIJZER_LETTERS.")
    if not settings.letters.is_dir():
        raise FolderMissing(f"The letters folder {settings.letters} is not there.")
    with ProgressDisplay("embedding", words) as progress:
        collection, _ = open_collection(settings, progress)
    changed = threading.Event()
    watch = FolderWatch(settings.letters, changed)
    try:
        with stops_on_terminate():
            click.echo(words.say("command.watching", folder=settings.letters))
            told: list[str] = []
            while True:
                changed.clear()
                lines, trouble = _compare(collection, settings.letters, words)
                for line in lines + (trouble if trouble != told else []):
                    click.echo(line)
                told = trouble
                changed.wait(settings.scan_seconds)
    except KeyboardInterrupt:
        return
    finally:
        watch.close()
        collection.close()


def _compare(collection: Collection, folder: Path, words: Wording) -> tuple[list[str], list[str]]:
    """Compare once; return a line for each change, and what is in the way of others."""
    before = collection.store.known_documents()
    try:
        collection.change_model()
        collection.refresh()
        report = collection.synchronise(folder)
    except (FolderMissing, StoreBusy) as error:
        return [], [words.say("command.folder_away", message=told(str(error), words))]
    return list(change_lines(before, collection.store.known_documents(), words)), list(trouble_lines(report, words))

"""`briefwijzer serve`: answers over HTTP, and keeps the collection up to date meanwhile."""

import logging
from pathlib import Path

import click

from api.app import create_app
from api.command.changes import report_lines
from api.command.options import folder_argument, language_option, setting_options
from api.command.progress import ProgressDisplay
from api.command.stopping import stops_on_terminate
from api.opening import open_collection
from api.server import Server, address_of, take_port
from api.settings import Settings, read_settings
from api.told import told
from index.collection import Collection
from index.errors import FolderMissing
from rag.suggestions import suggest
from rag.wording import Wording


@click.command(
    "serve",
    epilog="Every option can also stand in briefwijzer.toml or in the environment, as BRIEFWIJZER_PORT and so on.\n\n"
    "\b\nExample:\n  briefwijzer serve ~/letters --data ~/briefwijzer --port 8080",
)
@folder_argument
@setting_options(*(name for name in Settings.model_fields if name != "letters"))
@language_option
def command(folder: Path | None, words: Wording, **flags: object) -> None:
    """Answer questions about the letters in FOLDER, over HTTP and in the browser.

    The first time the letters are read before it starts; from then on it starts at once and brings
    itself up to date behind the questions.
    """
    settings = read_settings(letters=folder, **flags)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("api").setLevel(logging.INFO)
    with take_port(settings.host, settings.port) as listener, stops_on_terminate():
        with ProgressDisplay("embedding", words) as progress:
            collection, answerer = open_collection(settings, progress)
        try:
            _read_letters(collection, settings, words)

            def tell() -> None:
                click.echo(words.say("command.serving", address=address_of(listener)))
                questions = suggest(answerer, collection.snapshot)
                click.echo(words.say("command.try_asking" if questions else "command.no_letters"))
                for question in questions:
                    click.echo(words.say("command.try_line", question=question))
                click.echo(words.say("command.stop"))

            Server(create_app(settings, collection, answerer), listener, tell).run()
        except KeyboardInterrupt:
            return
        finally:
            collection.close()


def _read_letters(collection: Collection, settings: Settings, words: Wording) -> None:
    """Read the letters now when there are none yet; else upkeep does it while questions are answered."""
    if settings.letters is None:
        return
    if collection.snapshot.documents:
        if not settings.letters.is_dir():
            missing = FolderMissing(f"The letters folder {settings.letters} is not there.")
            click.echo(words.say("command.folder_away", message=told(str(missing), words)), err=True)
        return
    with ProgressDisplay("reading", words) as progress:
        report = collection.synchronise(settings.letters, progress=progress)
    for line in report_lines(report, words):
        click.echo(line)

"""`briefwijzer status`: what is in the collection, and what is not."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import click

from api.command.changes import held_lines
from api.command.options import language_option, setting_options
from api.command.store import reading
from api.settings import read_settings
from api.told import told
from index import rows
from index.corrections_in_force import in_force
from index.records import Rejection
from index.sqlite import Connection
from rag.wording import Wording


@dataclass(frozen=True, slots=True)
class ModelState:
    """A model with how many passages it has embedded; during a change of models there are two."""

    source: str
    hash: str
    passages: int


@dataclass(frozen=True, slots=True)
class ReadWithWarning:
    """A document of which something may have been lost in reading, and what."""

    document: str
    message: str


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a collection.

    Attributes:
        held: ids of documents that are kept although their files are gone.
        withdrawn: paths of files that stay out because their document was removed or replaced over HTTP.
        corrections: how many are in force.
    """

    version: int
    documents: int
    passages: int
    models: tuple[ModelState, ...]
    rejections: tuple[Rejection, ...]
    held: tuple[str, ...]
    withdrawn: tuple[str, ...]
    warnings: tuple[ReadWithWarning, ...]
    corrections: int


@click.command("status", epilog="\b\nExample:\n  briefwijzer status --data ~/briefwijzer --json")
@setting_options("data")
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON object.")
@language_option
def command(as_json: bool, words: Wording, **flags: str | None) -> None:
    """Tell how much is in the collection, with which model, and which files are not in it and why."""
    with reading(read_settings(**flags)) as connection:
        status = read_status(connection)
    if as_json:
        click.echo(json.dumps(asdict(status), ensure_ascii=False, indent=2))
        return
    for line in _lines(status, words):
        click.echo(line)


def read_status(connection: Connection) -> Status:
    """Return the state of the collection behind a connection."""
    documents = rows.summaries(connection)
    return Status(
        version=int(rows.fact(connection, "version")),
        documents=len(documents),
        passages=rows.passage_count(connection),
        models=tuple(ModelState(*row) for row in rows.models(connection)),
        rejections=rows.rejections(connection),
        held=rows.held(connection),
        withdrawn=rows.withdrawn(connection),
        warnings=tuple(ReadWithWarning(one.id, message) for one in documents for message in one.warnings),
        corrections=in_force(connection).count,
    )


def _lines(status: Status, words: Wording) -> Iterator[str]:
    yield words.say("command.documents", count=status.documents)
    yield words.say("command.passages", count=status.passages)
    yield words.say("command.version", version=status.version)
    for model in status.models:
        yield words.say("command.model", source=model.source, hash=model.hash[:12], passages=model.passages)
    if status.corrections:
        yield words.say("command.corrections", count=status.corrections)
    if not status.rejections:
        yield words.say("command.nothing_rejected")
    else:
        yield words.say("command.rejected", count=len(status.rejections))
    for one in status.rejections:
        yield words.say("command.rejected_line", path=one.path, message=told(one.message, words))
    if not status.held:
        yield words.say("command.nothing_held")
    yield from held_lines(status.held, words)
    if status.withdrawn:
        yield words.say("command.withdrawn", count=len(status.withdrawn))
    for path in status.withdrawn:
        yield words.say("command.withdrawn_line", path=path)
    if status.warnings:
        yield words.say("command.warnings", count=len(status.warnings))
    for warning in status.warnings:
        yield words.say("command.warnings_line", id=warning.document, message=told(warning.message, words))

"""Tells what a comparison with the letters folder did to the collection."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import click

from api.told import told
from index.records import KnownDocument
from index.sync import SyncReport
from rag.wording import Wording

LINES_SHOWN = 20


def change_lines(before: Iterable[KnownDocument], after: Iterable[KnownDocument], words: Wording) -> Iterator[str]:
    """Yield a line for each document that is new, replaced, moved or removed, in the order of their ids."""
    former = {document.id: document for document in before}
    present = {document.id: document for document in after}
    for name in sorted(former.keys() | present.keys()):
        old, new = former.get(name), present.get(name)
        if old is None:
            yield words.say("command.added", id=name)
        elif new is None:
            yield words.say("command.removed", id=name)
        elif old.key != new.key:
            yield words.say("command.replaced", id=name)
        elif old.path != new.path:
            yield words.say("command.moved", id=name, path=new.path)


def print_lines(lines: Sequence[str], words: Wording) -> None:
    """Print lines, the first of them when they are many."""
    for line in islice(lines, LINES_SHOWN):
        click.echo(line)
    if len(lines) > LINES_SHOWN:
        click.echo(words.say("command.more", count=len(lines) - LINES_SHOWN))


def report_lines(report: SyncReport, words: Wording) -> Iterator[str]:
    """Yield the counts, and whatever is not in the collection or should not be in it any more."""
    yield words.say(
        "command.summary",
        added=report.added,
        replaced=report.replaced,
        moved=report.moved,
        removed=report.removed,
        unchanged=report.unchanged,
        version=report.version,
    )
    yield from trouble_lines(report, words)


def trouble_lines(report: SyncReport, words: Wording) -> Iterator[str]:
    """Yield what was rejected, is still being written, or was held."""
    if report.rejections:
        yield words.say("command.rejected", count=len(report.rejections))
        for one in report.rejections:
            yield words.say("command.rejected_line", path=one.path, message=told(one.message, words))
    if report.unsettled:
        yield words.say("command.unsettled", paths=", ".join(report.unsettled))
    yield from held_lines(report.held, words)


def held_lines(held: Sequence[str], words: Wording) -> Iterator[str]:
    """Yield which documents are kept although their files are gone, and what to do."""
    if held:
        yield words.say("command.held", count=len(held))
        for name in held:
            yield words.say("command.held_line", id=name)
        yield words.say("command.held_advice")

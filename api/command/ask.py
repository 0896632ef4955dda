"""`briefwijzer ask`: one question, one answer."""

from collections.abc import Iterator
from typing import cast

import click

from api import client
from api.command.language import spoken
from api.command.options import setting_options
from api.command.store import require_store
from api.in_words import understood_in_words, voice_in_words
from api.opening import open_collection
from api.presenting import present_answer
from api.settings import read_settings
from api.wire import AnswerOut, AskIn
from index.document import LANGUAGES, Language, PartialDate
from rag.ask import Request
from rag.wording import Wording, wording

NOT_ANSWERED = 3


@click.command(
    "ask",
    epilog="Exits with 3 when the letters hold no answer.\n\n"
    '\b\nExamples:\n  briefwijzer ask "what does Wim say about trust?"\n'
    '  briefwijzer ask "Wat zegt Wim over vertrouwen?" --json --server http://127.0.0.1:8000',
)
@click.argument("question")
@setting_options("data", "model")
@click.option("--server", metavar="URL", help="Ask the server that runs there, not the data folder.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The answer's language. [default: the question's]")
@click.option("--limit", type=click.IntRange(1, 10), default=4, show_default=True, help="How many quotes at most.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole answer as POST /v1/ask gives it.")
@click.pass_context
def command(
    context: click.Context,
    /,
    question: str,
    server: str | None,
    language: str | None,
    limit: int,
    as_json: bool,
    **flags: str | None,
) -> None:
    """Answer QUESTION with quotes from the letters, or say that they hold no answer."""
    wanted = cast(Language | None, language)
    if server is not None:
        asked = AskIn(question=question, language=wanted, mode="quote", limit=limit)
        answer = client.ask(server, asked, spoken(context).language)
    else:
        answer = _answer(Request(question, language=wanted, limit=limit), flags)
    if as_json:
        click.echo(answer.model_dump_json(indent=2))
    else:
        for line in _lines(answer, (server or "").rstrip("/"), wording(answer.language)):
            click.echo(line)
    if not answer.answered:
        context.exit(NOT_ANSWERED)


def _answer(request: Request, flags: dict[str, str | None]) -> AnswerOut:
    settings = read_settings(**flags)
    require_store(settings)
    collection, answerer = open_collection(settings)
    try:
        snapshot = collection.snapshot
        return present_answer(answerer.ask(request, snapshot), snapshot)
    finally:
        collection.close()


def _lines(answer: AnswerOut, address: str, words: Wording) -> Iterator[str]:
    yield answer.answer
    yield from _understood(answer, words)
    if answer.citations:
        yield ""
    for one in answer.citations:
        values = {"number": one.number, "speaker": voice_in_words(one, words), "title": one.title}
        place = f"{address}{one.url}" if address else one.document_id
        if one.date is None:
            yield words.say("command.source_without_date", **values, place=place)
        else:
            yield words.say("command.source", **values, place=place, date=words.date(PartialDate.parse(one.date)))
    if answer.nearest:
        yield ""
        yield words.say("command.nearest")
    for one in answer.nearest:
        yield words.say("command.nearest_line", quote=one.quote, speaker=voice_in_words(one, words), title=one.title)


def _understood(answer: AnswerOut, words: Wording) -> Iterator[str]:
    lines = []
    if answer.understood.question.split() != answer.question.split():
        lines.append(words.say("command.understood_as", question=answer.understood.question))
    parts = "; ".join(understood_in_words(answer.understood, words))
    if parts:
        lines.append(words.say("command.understood", parts=parts))
    if lines:
        yield ""
        yield from lines

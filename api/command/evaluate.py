"""`briefwijzer evaluate`: measures the answers to questions whose evidence is known."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from api.command.options import language_option, setting_options
from api.command.progress import ProgressDisplay
from api.command.store import require_store
from api.evaluation import evaluate, read_questions
from api.opening import open_collection
from api.settings import read_settings
from rag.wording import Wording


@click.command("evaluate", epilog="\b\nExample:\n  briefwijzer evaluate questions.jsonl --json")
@click.argument("questions", type=click.Path(path_type=Path))
@setting_options("data", "model")
@click.option("--json", "as_json", is_flag=True, help="Print all figures as one JSON object.")
@language_option
def command(questions: Path, as_json: bool, words: Wording, **flags: str | None) -> None:
    """Ask all of QUESTIONS, one JSON object a line, and compare the answers with the known evidence."""
    settings = read_settings(**flags)
    require_store(settings)
    asked = read_questions(questions)
    collection, answerer = open_collection(settings)
    try:
        with ProgressDisplay("asking", words) as progress:
            figures, _ = evaluate(asked, answerer, collection.snapshot, progress)
    finally:
        collection.close()
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    click.echo(_line(words.say("command.all_questions"), figures["all"], words))
    for group in ("by_language", "by_kind"):
        for name, members in figures[group].items():
            click.echo(_line(name, members, words))


def _line(group: str, figures: Mapping[str, Any], words: Wording) -> str:
    shown = {name: "-" if value is None else value for name, value in figures.items()}
    return words.say(
        "command.figures",
        group=group,
        questions=shown["questions"],
        hit1=shown["hit@1"],
        hit3=shown["hit@3"],
        mrr=shown["mrr"],
        speakers=shown["right_speakers"],
        verbatim=shown["verbatim"],
        refusals=shown["false_refusals"],
        answers=shown["false_answers"],
    )

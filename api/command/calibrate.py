"""`briefwijzer calibrate`: brings the decision "is this enough?" in line with the collection and its model."""

from pathlib import Path

import click

from api.calibration import write_calibration
from api.command.options import language_option, setting_options
from api.command.progress import ProgressDisplay
from api.command.store import require_store
from api.evaluation import evaluate, read_questions
from api.opening import open_collection
from api.settings import read_settings
from index.errors import BriefwijzerError
from rag.calibrating import calibrate, probe
from rag.fitting import FEWEST_QUESTIONS, fit_decision
from rag.wording import Wording


@click.command(
    "calibrate",
    epilog="\b\nExamples:\n  briefwijzer calibrate\n  briefwijzer calibrate questions.jsonl",
)
@click.argument("questions", type=click.Path(path_type=Path), required=False)
@setting_options("data", "model")
@language_option
def command(questions: Path | None, words: Wording, **flags: str | None) -> None:
    """Bring the decision in line with the collection, after a change of model or when the letters are of another kind.

    Without QUESTIONS it asks things that no letters answer, and moves the decision by what is found for them. With
    QUESTIONS of your own (one JSON object a line, as `evaluate` takes them, at least 20 that the letters answer and 20
    that they don't) the decision is fitted anew. A server uses it from its next start.
    """
    settings = read_settings(**flags)
    require_store(settings)
    asked = read_questions(questions) if questions is not None else ()
    answerable = [bool(one.evidence) for one in asked]
    if questions is not None and min(sum(answerable), len(asked) - sum(answerable)) < FEWEST_QUESTIONS:
        raise BriefwijzerError(
            f"{questions} needs at least {FEWEST_QUESTIONS} questions with an answer and {FEWEST_QUESTIONS} without."
        )
    collection, answerer = open_collection(settings)
    try:
        with ProgressDisplay("asking", words) as progress:
            if questions is None:
                decision = calibrate(answerer, collection.snapshot, progress)
            else:
                _, outcomes = evaluate(asked, answerer, collection.snapshot, progress)
                unanswered = probe(answerer, collection.snapshot)
                model = collection.snapshot.embedder.model.hash
                decision = fit_decision([one.signals for one in outcomes], answerable, unanswered, model)
    finally:
        collection.close()
    path = write_calibration(decision, settings.data)
    click.echo(words.say("command.calibrated", path=path))

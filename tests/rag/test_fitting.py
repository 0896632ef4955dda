"""Fitting: what speaks for an answer gets weight, and the set rate of false refusals holds."""

import random
from dataclasses import replace

import pytest

from rag.decide import Decision, decision_of, read_decision
from rag.features import FEATURES, Features
from rag.fitting import background, fit_decision, fit_scoring
from rag.scoring import read_scoring
from rag.signals import SIGNALS, Signals


def signals(reader: float, noise: float) -> Signals:
    return Signals(reader=reader, best=reader - 1.0, sentence=noise, passage=0.5, coverage=0.2, literal=0.0)


def drawn(mean: float, seed: int) -> list[Signals]:
    numbers = random.Random(seed)
    return [signals(numbers.gauss(mean, 1.0), numbers.random()) for _ in range(200)]


@pytest.fixture(scope="module")
def fitted() -> Decision:
    answered, unanswered = drawn(2.0, 1), drawn(-1.0, 2)
    return fit_decision([*answered, *unanswered], [True] * 200 + [False] * 200, unanswered, "a model")


def test_what_tells_answers_apart_gets_the_weight(fitted: Decision) -> None:
    assert fitted.weights["reader"] > 0.5
    assert fitted.weights["passage"] == fitted.weights["literal"] == 0.0
    assert fitted.confidence(signals(3.0, 0.5)) > 0.9
    assert fitted.confidence(signals(-3.0, 0.5)) < 0.1


@pytest.mark.parametrize("rate", [0.0, 0.05, 0.2])
def test_so_many_answers_are_refused_as_is_set(fitted: Decision, rate: float) -> None:
    decision = replace(fitted, false_refusals=rate)
    refused = sum(not decision.is_enough(one) for one in drawn(2.0, 1))
    assert refused == pytest.approx(200 * rate, abs=2)


def test_signals_that_are_all_moved_and_stretched_are_brought_back(fitted: Decision) -> None:
    """A model whose cosines lie elsewhere decides the same once its background is known."""

    def moved(one: Signals) -> Signals:
        return replace(one, reader=one.reader * 3 + 7, best=one.best * 3 + 7, sentence=one.sentence * 0.5 + 0.4)

    elsewhere = replace(fitted, measured=background([moved(one) for one in drawn(-1.0, 2)]))
    for one in drawn(1.0, 3):
        assert elsewhere.confidence(moved(one)) == pytest.approx(fitted.confidence(one), abs=0.01)


def test_a_decision_is_the_same_after_it_was_written_down(fitted: Decision) -> None:
    assert decision_of(fitted.as_record()) == fitted
    measured = replace(fitted, measured=fitted.fitted)
    assert decision_of(measured.as_record()) == measured


def test_the_sentences_that_answer_come_first() -> None:
    def features(reader: float, found: float) -> Features:
        return Features(**{**dict.fromkeys(FEATURES, 0.0), "reader": reader, "found": found})

    numbers = random.Random(4)
    questions = []
    for _ in range(60):
        right = numbers.randrange(5)
        readings = [numbers.gauss(2.0 if at == right else 0.0, 1.0) for at in range(5)]
        questions.append([(features(one, numbers.random()), at == right) for at, one in enumerate(readings)])
    scoring = fit_scoring(questions)
    assert scoring.weights["reader"] > 1.0
    assert scoring.score(features(2.0, 0.5)) > scoring.score(features(0.0, 0.5))


def test_what_is_shipped_knows_every_signal_and_feature() -> None:
    decision = read_decision()
    assert set(decision.weights) == set(decision.fitted.means) == set(decision.fitted.spreads) == set(SIGNALS)
    assert set(read_scoring().weights) == set(FEATURES)
    assert list(decision.confidences) == sorted(decision.confidences)
    assert decision.measured is None

"""When evidence is enough: by the fitted signals, or because the very words asked about are said."""

from pathlib import Path

from index.collection import Collection
from index.lexicon import Lexicon
from rag.ask import Answerer, Request
from rag.decide import Background, Decision
from rag.signals import SIGNALS
from tests.embedding import plain_scorer
from tests.state import write

NOTHING = dict.fromkeys(SIGNALS, 0.0)
NEVER_BY_SIGNALS = Decision(-5.0, {**NOTHING, "literal": 10.0}, (0.5,), Background(NOTHING, NOTHING), "")


def test_a_rare_word_that_is_said_is_told_of(collection: Collection, letters: Path, lexicon: Lexicon) -> None:
    write(letters, a="De stikstofkwestie verdeelde het dorp jarenlang.", b="De bakker bakt ook op zondag brood.")
    collection.synchronise(letters)
    answerer = Answerer(lexicon, NEVER_BY_SIGNALS, plain_scorer(lexicon.analyser))
    said = answerer.ask(Request("Wat zeggen de brieven over de stikstofkwestie?"), collection.snapshot)
    assert said.answered
    assert [cited.quote for cited in said.citations] == ["De stikstofkwestie verdeelde het dorp jarenlang."]


def test_a_translation_of_the_word_is_the_word(collection: Collection, letters: Path, lexicon: Lexicon) -> None:
    write(letters, a="Het vertrouwen was weg voordat de winter begon.")
    collection.synchronise(letters)
    answerer = Answerer(lexicon, NEVER_BY_SIGNALS, plain_scorer(lexicon.analyser))
    assert answerer.ask(Request("what do they say about trust?"), collection.snapshot).answered


def test_half_of_the_words_are_not_the_words(collection: Collection, letters: Path, lexicon: Lexicon) -> None:
    write(letters, a="De bakker bakt ook op zondag brood.")
    collection.synchronise(letters)
    answerer = Answerer(lexicon, NEVER_BY_SIGNALS, plain_scorer(lexicon.analyser))
    missed = answerer.ask(Request("Wat zeggen de brieven over de bakker en zeppelins?"), collection.snapshot)
    assert not missed.answered
    assert missed.citations == ()

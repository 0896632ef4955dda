"""What tells whether the evidence for a question is enough."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from rag.features import Asked
from rag.scoring import ScoredSentence

# A topic of so few words is told of where one sentence has (nearly) all of them, a translation counting a little less.
WORDS_OF_SHORT_TOPIC = 2
ALL_WORDS = 0.9


@dataclass(frozen=True, slots=True)
class Signals:
    """The strongest of each kind of evidence.

    Attributes:
        reader: the reader's highest score of a sentence.
        best: the reader's score of the sentence that comes out best.
        sentence: the highest cosine of the question with a sentence.
        passage: the highest cosine of the question with a passage.
        coverage: the highest share of the question's words, by how rare they are, that a passage holds.
        literal: 1 when one sentence holds all words of a short topic, as they are or translated.
    """

    reader: float = 0.0
    best: float = 0.0
    sentence: float = 0.0
    passage: float = 0.0
    coverage: float = 0.0
    literal: float = 0.0

    def values(self) -> tuple[float, ...]:
        """Return the signals in the order of `SIGNALS`."""
        return astuple(self)


SIGNALS = tuple(field.name for field in fields(Signals))


def signals_of(asked: Asked, scored: Sequence[ScoredSentence]) -> Signals:
    """Return the signals of scored sentences, best first."""
    if not scored:
        return Signals()
    features = [one.features for one in scored]
    passages = {one.passage.key: one.passage for one in scored}.values()
    is_whole = any(one.coverage >= ALL_WORDS for one in features)
    return Signals(
        reader=max(one.reader for one in features),
        best=features[0].reader,
        sentence=max(one.sentence for one in features),
        passage=max(one.passage for one in features),
        coverage=max(asked.coverage.of([term for line in one.terms for term in line]) for one in passages),
        literal=float(asked.coverage.words <= WORDS_OF_SHORT_TOPIC and is_whole),
    )

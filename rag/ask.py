"""A question on its way to its answer."""

import datetime
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from index.document import Language
from index.filters import Filter
from index.lexicon import Lexicon
from index.reading.language import detect_language
from index.snapshot import Snapshot
from rag.answer import Answer, Understood
from rag.compose import cite, compose
from rag.decide import Decision
from rag.errors import InvalidQuestion
from rag.evidence import Coverage, Evidence, Signals, choose
from rag.expected import asks_for_amount
from rag.passages import FoundPassage, join_neighbours
from rag.question import Exchange, Part, Period, Question
from rag.refuse import refusal
from rag.retrieve import restriction_of, retrieve
from rag.understand import understand
from rag.verify import verify
from rag.wording import wording

LONGEST_QUESTION = 2000
PASSAGES_READ = 20
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked.

    Attributes:
        language: of the answer; None for the question's own.
        limit: how many quotes at most, 1 to 10.
        ignore: what the reader does not want to be understood of the question; its words are searched for instead.
    """

    question: str
    history: tuple[Exchange, ...] = ()
    allowed: Filter = field(default_factory=Filter)
    language: Language | None = None
    limit: int = 4
    ignore: frozenset[Part] = frozenset()


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from any snapshot; one is enough for all threads.

    Attributes:
        lexicon: the words known.
        decision: tells evidence that is enough from evidence that is not.
        today: what "last year" counts from.
    """

    lexicon: Lexicon
    decision: Decision
    today: Callable[[], datetime.date] = datetime.date.today

    def ask(self, request: Request, snapshot: Snapshot) -> Answer:
        """Answer a question with quotes, or say why the letters don't.

        Raises:
            InvalidQuestion: it is empty or too long.
            UnverifiedQuote: a quote is not what the letters say; nothing of the answer may be used.
            ModelError: the question cannot be embedded.
        """
        started = time.perf_counter()
        question = self.understand(request, snapshot)
        question, evidence, signals = self.gather(question, request, snapshot)
        words = wording(request.language or question.language)
        is_answered = bool(evidence) and self.decision.is_enough(signals)
        text, citations = compose(evidence, snapshot, words) if is_answered else ("", ())
        nearest = () if is_answered else tuple(cite(one, n, snapshot) for n, one in enumerate(evidence[:NEAREST], 1))
        answer = Answer(
            id=uuid.uuid4().hex,
            question=request.question,
            answered=is_answered,
            text=text or refusal(question, request.allowed, snapshot, words),
            language=words.language,
            mode="quote",
            understood=_understood(question, request.allowed),
            citations=citations,
            nearest=nearest,
            confidence=self.decision.confidence(signals) if evidence else 0.0,
            index_version=snapshot.version,
            seconds=0.0,
        )
        return replace(verify(answer, snapshot), seconds=time.perf_counter() - started)

    def understand(self, request: Request, snapshot: Snapshot) -> Question:
        """Read a question without answering it.

        Raises:
            InvalidQuestion: it is empty or too long.
        """
        text = request.question.strip()
        if not text:
            raise InvalidQuestion("The question is empty.")
        if len(request.question) > LONGEST_QUESTION:
            raise InvalidQuestion(f"The question is longer than {LONGEST_QUESTION} characters.")
        language = detect_language(text, request.language or "nl")
        return understand(text, request.history, language, snapshot.people, self.lexicon, self.today(), request.ignore)

    def search(self, request: Request, snapshot: Snapshot, limit: int) -> tuple[Understood, tuple[FoundPassage, ...]]:
        """Find passages without answering; neighbours are joined. Raises as `ask`."""
        question = self.understand(request, snapshot)
        found = None
        if question.unknown_name is None:
            restriction = restriction_of(question, request.allowed)
            found = retrieve(question, restriction, snapshot, self.lexicon, limit)
        candidates = found.candidates if found is not None else ()
        passages = snapshot.passages([candidate.key for candidate in candidates])
        return _understood(question, request.allowed), join_neighbours(candidates, passages, snapshot)

    def gather(
        self, question: Question, request: Request, snapshot: Snapshot
    ) -> tuple[Question, tuple[Evidence, ...], Signals]:
        """Return the evidence, best first, and the question as it was in the end searched."""
        nothing: tuple[Evidence, ...] = ()
        if question.unknown_name is not None:
            return question, nothing, Signals()
        evidence, signals = self._search(question, request, snapshot)
        if (evidence and self.decision.is_enough(signals)) or question.period == Period():
            return question, evidence, signals
        if question.asks_what_was_written:
            return question, evidence, signals
        # "How many complaints were there in 2023?" may be told in a letter of another year.
        everywhere = replace(question, period=Period())
        found, found_signals = self._search(everywhere, request, snapshot)
        if found and self.decision.is_enough(found_signals):
            return everywhere, found, found_signals
        return question, evidence, signals

    def _search(self, question: Question, request: Request, snapshot: Snapshot) -> tuple[tuple[Evidence, ...], Signals]:
        found = retrieve(question, restriction_of(question, request.allowed), snapshot, self.lexicon, PASSAGES_READ)
        if found is None:
            return (), Signals()
        return choose(
            found.vector,
            Coverage(found.terms, snapshot.lexical),
            found.candidates,
            snapshot.passages([candidate.key for candidate in found.candidates]),
            self.lexicon.analyser,
            request.limit,
            wants_amount=asks_for_amount(question.standalone),
        )


def _understood(question: Question, allowed: Filter) -> Understood:
    return Understood(
        question=question.standalone,
        people=tuple(person.name for person in question.people),
        after=question.period.after,
        before=question.period.before,
        documents=tuple(sorted(allowed.documents or ())),
        kinds=question.kinds,
    )

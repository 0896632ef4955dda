"""A question on its way to its answer."""

import datetime
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from index.document import Language
from index.filters import Filter
from index.lexicon import Lexicon
from index.reading.language import detect_language
from index.snapshot import Snapshot
from rag.answer import Answer, Citation, Understood
from rag.compose import cite, compose
from rag.decide import Decision
from rag.errors import InvalidQuestion
from rag.finding import Reply
from rag.passages import FoundPassage, join_neighbours
from rag.question import Aim, Exchange, Part, Question
from rag.refuse import refusal
from rag.retrieve import restriction_of, retrieve
from rag.scoring import Scorer
from rag.searching import Search
from rag.understand import understand
from rag.verify import verify
from rag.ways.apart import Way
from rag.ways.change import change
from rag.ways.compare import compare
from rag.ways.find import find
from rag.ways.identify import identify
from rag.wording import wording

LONGEST_QUESTION = 2000
NEAREST = 3

WAYS: Mapping[Aim, Way] = {"find": find, "compare": compare, "change": change, "identify": identify}
"""How a question is answered, by its aim."""


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
        scorer: tells which sentences answer.
        today: what "last year" counts from.
    """

    lexicon: Lexicon
    decision: Decision
    scorer: Scorer
    today: Callable[[], datetime.date] = datetime.date.today

    def ask(self, request: Request, snapshot: Snapshot) -> Answer:
        """Answer a question with quotes, or say why the letters don't.

        Raises:
            InvalidQuestion: it is empty or too long.
            UnverifiedQuote: a quote is not what the letters say; nothing of the answer may be used.
            ModelError: the question cannot be embedded.
        """
        started = time.perf_counter()
        answer = self.answer(self.understand(request, snapshot), request, snapshot)
        return replace(answer, seconds=time.perf_counter() - started)

    def answer(self, question: Question, request: Request, snapshot: Snapshot) -> Answer:
        """Answer a question that has been read. Raises as `ask`, but for `InvalidQuestion`."""
        reply = self.gather(question, request, snapshot)
        words = wording(request.language or reply.question.language)
        if reply.is_enough:
            text, citations = compose(reply, request.allowed, snapshot, words)
            nearest: tuple[Citation, ...] = ()
        else:
            text, citations = refusal(reply.question, request.allowed, snapshot, words), ()
            nearest = tuple(cite(one, n, snapshot) for n, one in enumerate(reply.findings[:NEAREST], 1))
        answer = Answer(
            id=uuid.uuid4().hex,
            question=request.question,
            answered=reply.is_enough,
            text=text,
            language=words.language,
            mode="quote",
            understood=_understood(reply.question, request.allowed),
            citations=citations,
            nearest=nearest,
            confidence=reply.confidence,
            index_version=snapshot.version,
            seconds=0.0,
        )
        return verify(answer, snapshot, self.lexicon.is_ordinary)

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
        return understand(
            text,
            request.history,
            language,
            snapshot.people,
            self.lexicon,
            self.today(),
            request.ignore,
            snapshot.documents,
        )

    def search(self, request: Request, snapshot: Snapshot, limit: int) -> tuple[Understood, tuple[FoundPassage, ...]]:
        """Find passages without answering; neighbours are joined. Raises as `ask`."""
        question = self.understand(request, snapshot)
        found = None
        if question.unknown_name is None and question.unknown_title is None:
            restriction = restriction_of(question, request.allowed)
            found = retrieve(question, restriction, snapshot, self.lexicon, limit)
        candidates = found.candidates if found is not None else ()
        passages = snapshot.passages([candidate.key for candidate in candidates])
        return _understood(question, request.allowed), join_neighbours(candidates, passages, snapshot)

    def gather(self, question: Question, request: Request, snapshot: Snapshot) -> Reply:
        """Return what is found for a question in the way of its aim, whether or not it is enough to answer."""
        search = Search(snapshot, self.lexicon, self.decision, self.scorer, request.allowed, request.limit)
        return WAYS[question.aim](question, search) if question.unknown_title is None else Reply(question)


def _understood(question: Question, allowed: Filter) -> Understood:
    return Understood(
        question=question.standalone,
        people=tuple(person.name for person in question.people),
        after=question.period.after,
        before=question.period.before,
        documents=tuple(sorted(restriction_of(question, allowed).documents or ())),
        kinds=question.kinds,
        addressees=tuple(person.name for person in question.addressees),
        subjects=tuple(person.name for person in question.subjects),
    )

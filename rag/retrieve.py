"""Takes an understood question to the passages that may answer it."""

from dataclasses import dataclass, replace

import numpy

from index.embedder import Vectors
from index.filters import Filter
from index.lexical import LexicalQuery
from index.lexical_query import question_query
from index.lexicon import Lexicon
from index.search import Candidate, find
from index.snapshot import Snapshot
from rag.question import Question

# What the conversation was about counts less than what is asked now.
CONTEXT_WEIGHT = 0.4
# How a question asks counts less than what it is about.
WORDING_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Retrieval:
    """The passages found, and what they were found with.

    Attributes:
        vector: the question's vector, of shape (dimensions,).
        terms: the question's terms.
    """

    vector: Vectors
    terms: LexicalQuery
    candidates: tuple[Candidate, ...]


def restriction_of(question: Question, allowed: Filter) -> Filter:
    """Return the caller's filter narrowed by what the question names; it is never widened."""
    return allowed.narrowed(
        Filter(
            people=frozenset(person.id for person in question.people) or None,
            kinds=frozenset(question.kinds) or None,
            after=question.period.after.first_day if question.period.after else None,
            before=question.period.before.last_day if question.period.before else None,
            addressees=frozenset(person.id for person in question.addressees) or None,
            documents=frozenset(question.documents) or None,
        )
    )


def retrieve(
    question: Question, restriction: Filter, snapshot: Snapshot, lexicon: Lexicon, limit: int
) -> Retrieval | None:
    """Find the best passages within a restriction; None when it leaves none.

    A question without a topic ("what does Wim say?") is answered with what is most central in the
    passages that remain: those nearest to their mean.
    """
    allowed = snapshot.allowed(restriction)
    if not len(snapshot.passage_keys) or (allowed is not None and not allowed.any()):
        return None
    if question.topic:
        vector = _embed(question, snapshot)
        terms = _terms(question, lexicon)
    else:
        vectors = snapshot.vectors.vectors
        vector = _unit((vectors if allowed is None else vectors[allowed]).mean(axis=0))
        terms = LexicalQuery(())
    return Retrieval(vector, terms, find(snapshot, vector, terms, restriction, limit))


def _embed(question: Question, snapshot: Snapshot) -> Vectors:
    """Embed a question as the mean of what it is about and how it asks."""
    texts = [question.topic, question.standalone]
    if question.context:
        texts.append(question.context)
    vectors = snapshot.embedder.embed_questions(texts)
    weights = numpy.array([1.0, WORDING_WEIGHT, CONTEXT_WEIGHT][: len(texts)], dtype=numpy.float32)
    return _unit(weights @ vectors)


def _terms(question: Question, lexicon: Lexicon) -> LexicalQuery:
    query = question_query(question.topic, question.language, lexicon.analyser, lexicon.glossary)
    if not question.context:
        return query
    context = question_query(question.context, question.language, lexicon.analyser, lexicon.glossary)
    weaker = tuple(replace(one, weight=one.weight * CONTEXT_WEIGHT) for one in context.sets)
    return LexicalQuery((*query.sets, *weaker))


def _unit(vector: Vectors) -> Vectors:
    length = float(numpy.linalg.norm(vector))
    unit: Vectors = vector / numpy.float32(length or 1.0)
    return unit

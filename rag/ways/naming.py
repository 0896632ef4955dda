"""Sees to it that evidence about somebody speaks of him."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.document import Span
from index.people import Person
from index.records import StoredPassage
from index.snapshot import Snapshot
from rag.mentions import mentions_of
from rag.question import Question
from rag.searching import Keep, Search, sentence_of

CONTEXT = 600
"""Code points before a passage in which somebody may be named whom the passage then calls "he"."""


def patterns_of(people: Sequence[Person], search: Search) -> list[re.Pattern[str]]:
    """Return what finds the names of people in a text."""
    return [mentions_of(person, search.snapshot.people, search.lexicon.is_ordinary) for person in people]


def about_subjects(question: Question, search: Search) -> Question:
    """Return the question so that it finds those of whom must be spoken, also where its topic does not name them.

    Beside another topic they count less: who is only named has said nothing on it yet.
    """
    names = []
    for person, pattern in zip(question.subjects, patterns_of(question.subjects, search), strict=True):
        if not pattern.search(question.topic):
            named = pattern.search(question.standalone)
            names.append(named.group() if named else person.name)
    if not question.topic:
        return replace(question, topic=" ".join(names))
    return replace(question, context=" ".join([question.context, *names]).strip())


def naming(patterns: Sequence[re.Pattern[str]], snapshot: Snapshot, besides: frozenset[str] = frozenset()) -> Keep:
    """Return what keeps the passages that name somebody, or follow at once on where he is named.

    Args:
        patterns: find the names.
        snapshot: the collection.
        besides: the names of those whose own words are not kept.
    """

    def keep(passage: StoredPassage) -> Iterator[StoredPassage]:
        if not besides.isdisjoint(passage.voices):
            return
        if any(pattern.search(passage.text) for pattern in patterns):
            yield passage
            return
        before = text_before(passage, snapshot)
        if any(pattern.search(before) for pattern in patterns):
            yield passage

    return keep


def naming_sentences(patterns: Sequence[re.Pattern[str]], besides: frozenset[str] = frozenset()) -> Keep:
    """Return what keeps of a passage the sentences that name somebody; `besides` as in `naming`."""

    def keep(passage: StoredPassage) -> Iterator[StoredPassage]:
        if not besides.isdisjoint(passage.voices):
            return
        for number in range(len(passage.sentences)):
            if any(pattern.search(passage.sentence(number)) for pattern in patterns):
                yield sentence_of(passage, number)

    return keep


def text_before(passage: StoredPassage, snapshot: Snapshot) -> str:
    """Return what stands before a passage, as far as it can still be what a pronoun points back to."""
    start = max(0, passage.span.start - CONTEXT)
    return snapshot.quote(passage.document.id, Span(start, passage.span.start)) or ""

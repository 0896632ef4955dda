"""Answers who somebody is: out of a biography, or else out of what is said of him."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.document import Span
from index.filters import Filter
from index.people import Person
from index.records import StoredPassage
from rag.completing import said_once
from rag.evidence import Evidence
from rag.finding import Finding, Reply
from rag.identity import tells_of_oneself, tells_who
from rag.mentions import mentions_of, pattern_of
from rag.question import Question
from rag.searching import Gathered, Keep, Search, sentence_of
from rag.ways.apart import apart
from rag.ways.find import find
from rag.ways.naming import about_subjects, naming_sentences

SENTENCES_OF_BIOGRAPHY = 4
MOST_BIOGRAPHIES = 10
TOLD_CONFIDENCE = 0.9
"""A sentence that says of somebody by name what he is answers who that is, whatever else it is about."""


def identify(question: Question, search: Search) -> Reply:
    """Return who somebody is; of several people each one apart, of nobody by name what is said on the question."""
    if question.subjects:
        return apart(question, search, _who)
    if question.unknown_name is None:
        return find(question, search)
    # A name may stand in a letter although nobody of that name speaks, is written to or is reported.
    pattern = pattern_of((question.unknown_name,), search.lexicon.is_ordinary)
    asked = replace(question, topic=question.topic or question.unknown_name)
    return _told(asked, pattern, None, search)


def _who(question: Question, search: Search) -> Reply:
    [person] = question.subjects
    biographies = _biographies(person, question, search)
    if biographies:
        findings = tuple(Finding(one, person.name) for one in biographies[: search.limit])
        return Reply(question, findings, confidence=1.0, is_enough=True)
    pattern = mentions_of(person, search.snapshot.people, search.lexicon.is_ordinary)
    return _told(about_subjects(question, search), pattern, person, search)


def _biographies(person: Person, question: Question, search: Search) -> tuple[Evidence, ...]:
    """Return the beginning of each biography of somebody, those of the first documents first."""
    about = Filter(about=frozenset({person.id}))
    mask = search.snapshot.allowed(search.restriction_of(question).narrowed(about))
    if mask is None or not mask.any():
        return ()
    keys = search.snapshot.passage_keys[mask]
    first: dict[int, StoredPassage] = {}
    for passage in search.snapshot.passages([int(key) for key in keys[:MOST_BIOGRAPHIES]]).values():
        first.setdefault(passage.document.key, passage)
    return said_once(_beginning(passage) for passage in first.values())


def _beginning(passage: StoredPassage) -> Evidence:
    last = passage.sentences[:SENTENCES_OF_BIOGRAPHY][-1]
    span = Span(passage.sentences[0].start, last.end)
    quote = passage.text[span.start - passage.span.start : span.end - passage.span.start]
    return Evidence(passage.document, passage.voices, span, quote, 1.0)


def _told(question: Question, pattern: re.Pattern[str], person: Person | None, search: Search) -> Reply:
    """Return the sentences that say who somebody is; else, when that is enough, what else is said of him.

    Args:
        question: with a topic that names him.
        pattern: finds his names.
        person: who it is; None when only the name is known.
        search: where.
    """
    own_names = person.names if person is not None else frozenset()
    restriction = search.restriction_of(question)
    telling = [search.gather(question, restriction, _telling(pattern, own_names))]
    if person is not None:
        by_himself = restriction.narrowed(Filter(people=frozenset({person.id})))
        telling.append(search.gather(question, by_himself, _telling(pattern, own_names)))
    evidence = said_once(sorted((one for part in telling for one in part.evidence), key=lambda one: -one.score))
    if evidence:
        gathered = Gathered(evidence[: search.limit], telling[0].signals, TOLD_CONFIDENCE, is_enough=True)
    else:
        gathered = search.gather(question, restriction, naming_sentences([pattern]))
    findings = tuple(_finding(one, pattern, person) for one in gathered.evidence)
    return Reply(question, findings, gathered.signals, gathered.confidence, gathered.is_enough)


def _telling(pattern: re.Pattern[str], own_names: frozenset[str]) -> Keep:
    """Return what keeps of a passage the sentences that say who somebody is, by name or of himself."""

    def keep(passage: StoredPassage) -> Iterator[StoredPassage]:
        is_own = passage.voices != () and own_names.issuperset(passage.voices)
        for number in range(len(passage.sentences)):
            sentence = passage.sentence(number)
            if tells_who(sentence, pattern.pattern) or (is_own and tells_of_oneself(sentence)):
                yield sentence_of(passage, number)

    return keep


def _finding(evidence: Evidence, pattern: re.Pattern[str], person: Person | None) -> Finding:
    named = pattern.search(evidence.quote)
    if named is None or (person is not None and not person.names.isdisjoint(evidence.voices)):
        return Finding(evidence)
    return Finding(evidence, person.name if person is not None else named.group())

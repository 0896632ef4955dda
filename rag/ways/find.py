"""Answers with what is said: by whom it is asked of, to whom, about whom."""

from dataclasses import replace

from index.people import Person
from rag.evidence import Evidence
from rag.expected import asks_what_happened
from rag.finding import Finding, Remark, Reply
from rag.question import Period, Question
from rag.searching import Gathered, Search
from rag.ways.apart import apart
from rag.ways.naming import about_subjects, naming, naming_sentences, patterns_of
from rag.ways.reports import reported

WORDS_OF_REPORT = 0.5
"""The share of the question's words that a report must hold of somebody who could have said it himself."""


def find(question: Question, search: Search) -> Reply:
    """Return what is said on a question; of several people each one's own.

    "How many complaints were there in 2023?" may be told in a letter of another year: a period that need not be the
    letters' own is left out when it leaves no answer.
    """
    if question.unknown_name is not None:
        return Reply(question)
    reply = apart(question, search, said)
    if reply.is_enough or question.period == Period() or question.asks_what_was_written:
        return reply
    everywhere = apart(replace(question, period=Period()), search, said)
    return everywhere if everywhere.is_enough else reply


def said(question: Question, search: Search) -> Reply:
    """Return what is said on a question.

    A person's own words answer alone. Only where they don't, does what others report of that person; of somebody who
    speaks for himself elsewhere, it must be in the question's words. Where and when somebody did something others may
    tell as well, as what they tell and not as that person's words.
    """
    sharing = {person.id for name in question.shared_names for person in name.people}
    namesake = next((person for person in question.subjects if person.id in sharing), None)
    own = _own_words(question, search, sentence_by_sentence=namesake is not None)
    findings = tuple(Finding(one, told_of(namesake, one)) for one in own.evidence)
    reply = Reply(question, findings, own.signals, own.confidence, own.is_enough)
    if reply.is_enough or not question.people:
        return reply
    told = reported(question, search)
    if told.is_enough and (not reply.findings or told.signals.coverage >= WORDS_OF_REPORT):
        return replace(told, opening=(Remark("only_told", question.people),))
    if asks_what_happened(question.standalone) and not (question.addressees or question.shared_names):
        by_others = told_by_others(question, search)
        if by_others.is_enough:
            return replace(by_others, opening=(Remark("only_told", question.people),))
    return reply if reply.findings else told


def told_by_others(question: Question, search: Search) -> Reply:
    """Return what others tell of the one person asked for, in sentences that name that person; else nothing."""
    if len(question.people) != 1:
        return Reply(question)
    [person] = question.people
    spoken_of = replace(question, people=(), subjects=question.people)
    keep = naming_sentences(patterns_of(question.people, search), person.names)
    told = search.gather(about_subjects(spoken_of, search), search.restriction_of(spoken_of), keep)
    findings = tuple(Finding(one, person.name) for one in told.evidence)
    return Reply(question, findings, told.signals, told.confidence, told.is_enough)


def told_of(person: Person | None, evidence: Evidence) -> str | None:
    """Return the name of whom evidence tells, unless he says it himself."""
    return None if person is None or not person.names.isdisjoint(evidence.voices) else person.name


def _own_words(question: Question, search: Search, *, sentence_by_sentence: bool) -> Gathered:
    """Gather what the people asked for say, or anybody when nobody is.

    Where somebody must be spoken of, what others say of him comes before what he says of himself.

    Args:
        question: the question.
        search: where.
        sentence_by_sentence: whether each sentence must name who is spoken of, as others have his name.
    """
    restriction = search.restriction_of(question)
    if not question.subjects:
        return search.gather(question, restriction)
    asked = about_subjects(question, search)
    patterns = patterns_of(question.subjects, search)
    if sentence_by_sentence:
        return search.gather(asked, restriction, naming_sentences(patterns))
    themselves = frozenset(name for person in question.subjects for name in person.names)
    by_others = search.gather(asked, restriction, naming(patterns, search.snapshot, themselves))
    return by_others if by_others.is_enough else search.gather(asked, restriction, naming(patterns, search.snapshot))

"""Answers for several people one by one, each with nothing but their own."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from index.people import Person
from rag.finding import Finding, Remark, Reply
from rag.question import Question
from rag.searching import Search

MOST_APART = 8
"""When so many of those who share a name have an answer, the others are not looked for any more."""

Way = Callable[[Question, Search], Reply]
"""One way of answering."""


def apart(question: Question, search: Search, way: Way) -> Reply:
    """Answer for each speaker, and for each one whom a shared name can mean, and put what is found side by side.

    It is an answer when it is one for somebody; who says nothing is told. The quotes are shared out evenly.
    """
    remarks = tuple(Remark("shared_name", shared.told_apart, shared.name) for shared in question.shared_names)
    questions = list(_questions(question))
    if len(questions) == 1:
        reply = way(question, search)
        return replace(reply, opening=(*remarks, *reply.opening)) if reply.is_enough else reply
    replies: list[Reply] = []
    enough: list[Reply] = []
    for one in questions:
        replies.append(way(one, search))
        enough += [reply for reply in replies[-1:] if reply.is_enough]
        if len(enough) == max(search.limit, MOST_APART):
            break
    surest = max(replies, key=lambda reply: reply.confidence)
    if not enough:
        return replace(surest, question=question)
    findings = _shared_out([reply.findings for reply in enough], search.limit)
    unheard = _people(
        reply.question
        for reply in enough
        if not any(_overlap(one, other) for one in reply.findings for other in findings)
    )
    not_searched = _people(questions[len(replies) :])
    return Reply(
        question,
        findings,
        surest.signals,
        surest.confidence,
        is_enough=True,
        opening=(*remarks, *(remark for reply in enough for remark in reply.opening)),
        closing=tuple(
            remark for remark in (Remark("also", unheard), Remark("not_searched", not_searched)) if remark.people
        ),
        lacking=tuple(
            reply.question
            for reply in replies
            if not reply.is_enough and question.unclear.isdisjoint(_people([reply.question]))
        ),
    )


def _questions(question: Question) -> Iterator[Question]:
    """Yield the question for one speaker each, and for one addressee and subject where a name is shared."""
    shared = {person.id for name in question.shared_names for person in name.people}
    is_each = question.aim == "identify" or _is_among(question.subjects, shared)
    for people, addressees, subjects in itertools.product(
        _each(question.people),
        _each(question.addressees) if _is_among(question.addressees, shared) else [question.addressees],
        _each(question.subjects) if is_each else [question.subjects],
    ):
        yield replace(question, people=people, addressees=addressees, subjects=subjects)


def _each(people: Sequence[Person]) -> list[tuple[Person, ...]]:
    return [(person,) for person in people] or [()]


def _is_among(people: Sequence[Person], shared: set[str]) -> bool:
    return any(person.id in shared for person in people)


def _people(questions: Iterable[Question]) -> tuple[Person, ...]:
    """Return those about whom each of the questions is."""
    people = (person for one in questions for person in (one.people or one.subjects or one.addressees))
    return tuple(dict.fromkeys(people))


def _shared_out(findings: Sequence[Sequence[Finding]], limit: int) -> tuple[Finding, ...]:
    """Take the best of each in turn up to `limit`, what several say together once; return each one's in order."""
    best = [sorted(of_one, key=lambda finding: -finding.evidence.score) for of_one in findings]
    taken: list[Finding] = []
    for turn in itertools.zip_longest(*best):
        for finding in turn:
            if finding is not None and len(taken) < limit and not any(_overlap(finding, other) for other in taken):
                taken.append(finding)
    return tuple(finding for of_one in findings for finding in of_one if any(finding is one for one in taken))


def _overlap(one: Finding, other: Finding) -> bool:
    first, second = one.evidence, other.evidence
    is_same = first.document.key == second.document.key
    return is_same and first.span.start < second.span.end and second.span.start < first.span.end

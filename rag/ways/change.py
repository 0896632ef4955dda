"""Answers with what somebody said at one time after another."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from rag.completing import said_once
from rag.evidence import Evidence
from rag.finding import Finding, Remark, Reply
from rag.question import Question
from rag.searching import Gathered, Search
from rag.ways.apart import apart
from rag.ways.find import find, said
from rag.ways.naming import about_subjects, naming, patterns_of

NEAR_BEST = 1.5
"""A letter's evidence counts when its score is at most so much lower than the best (differences are log-odds)."""


def change(question: Question, search: Search) -> Reply:
    """Return what is said on a question in the order of time, of several people each one's own."""
    if question.unknown_name is not None:
        return Reply(question)
    reply = apart(question, search, _in_time)
    return reply if reply.is_enough else find(question, search)


def _in_time(question: Question, search: Search) -> Reply:
    """Return quotes of several dates, each of which answers by itself; where there is one date, say so."""
    moments = _moments(question, search)
    if search.limit < 2 or len({_first_day(one.evidence[0]) for one in moments}) < 2:
        return _as_it_is_said(question, search)
    chosen = _spread(moments, search.limit)
    of_each = search.limit // len(chosen)
    surest = max(chosen, key=lambda one: one.confidence)
    return Reply(
        question,
        tuple(Finding(evidence) for one in chosen for evidence in one.evidence[:of_each]),
        surest.signals,
        surest.confidence,
        is_enough=True,
        opening=(_in_order(question),),
    )


def _moments(question: Question, search: Search) -> list[Gathered]:
    """Return the evidence of each dated document that answers by itself, in the order of time, each thing said once."""
    keep = naming(patterns_of(question.subjects, search), search.snapshot) if question.subjects else None
    gathered = search.gather_by_document(about_subjects(question, search), search.restriction_of(question), keep)
    answering = [one for one in gathered if one.is_enough]
    best = max((one.evidence[0].score for one in answering), default=0.0)
    moments = sorted(
        (one for one in answering if one.evidence[0].score >= best - NEAR_BEST and one.evidence[0].document.date),
        key=lambda one: (_first_day(one.evidence[0]), one.evidence[0].document.key),
    )
    new = said_once(one.evidence[0] for one in moments)
    return [one for one in moments if one.evidence[0] in new]


def _spread(moments: Sequence[Gathered], limit: int) -> list[Gathered]:
    """Return at most `limit` moments: the first, the last, and the best between them."""
    between = sorted(moments[1:-1], key=lambda one: -one.evidence[0].score)[: limit - 2]
    return [moments[0], *(one for one in moments[1:-1] if one in between), moments[-1]]


def _as_it_is_said(question: Question, search: Search) -> Reply:
    """Return what is said: in order if it is of several dates after all, or else with why it shows no change."""
    reply = said(question, search)
    if not reply.is_enough or search.limit < 2:
        return reply
    dated = [one for one in reply.findings if one.evidence.document.date is not None]
    if len({_first_day(one.evidence) for one in dated}) > 1:
        in_time = tuple(sorted(dated, key=lambda one: (_first_day(one.evidence), one.evidence.document.key)))
        return replace(reply, findings=in_time, opening=(*reply.opening, _in_order(question)))
    remark = Remark("one_moment" if len(dated) == len(reply.findings) else "no_dates")
    return replace(reply, opening=(*reply.opening, remark))


def _in_order(question: Question) -> Remark:
    return Remark("in_time" if question.people else "in_time_all", question.people)


def _first_day(evidence: Evidence) -> datetime.date:
    """Return the first day a document can be of; one without a date comes last."""
    date = evidence.document.date
    return date.first_day if date is not None else datetime.date.max

"""Gives a question that leans on the one before it what it takes from there."""

import re
from dataclasses import replace

from index.people import Person, fold
from rag.changing import CHANGES
from rag.comparing import is_comparing
from rag.follow_up import Leaning, asks_for_same_view, leans_on_context, names_nothing_new
from rag.periods import neighbour
from rag.question import Aim, Period, Question
from rag.topic import topic_of
from rag.words_of_question import words_of

_PREPOSITION = re.compile(r"^(?:van|of|on|met|with|for|voor|op|aan|in|to|bij|at)\s+", re.IGNORECASE)
# "Writes back"
_FEW_WORDS = 2
_ARTICLE = re.compile(r"^(?:de|het|een|the|an?)\s+", re.IGNORECASE)


def completed(question: Question, former: Question, how: Leaning) -> Question:
    """Return a follow-up with what it takes from the question before it.

    Nothing is taken that the follow-up says itself.

    Args:
        question: the follow-up, understood by itself, with names for its pronouns.
        former: the question before it, standing alone.
        how: how the follow-up leans on it.
    """
    if _only_agrees(question, former):
        question = replace(question, people=(*question.people, *former.people), aim="compare", topic="", subject="")
    if how.answer:
        question = _answering(question, former)
    if how.fragment:
        question = _without_preposition(question, how)
    if _only_changes(question, former):
        question = replace(question, aim="change", topic="", subject="")
    whole = _with_people(question, former, how)
    whole = _with_topic(question, whole, former, how)
    if how.opening or how.something:
        whole = replace(
            whole,
            period=_period(question, former, how),
            asks_what_was_written=question.asks_what_was_written or former.asks_what_was_written,
            kinds=question.kinds or former.kinds,
            documents=question.documents or former.documents,
            addressees=whole.addressees or (() if how.others else former.addressees),
        )
    present = {*whole.people, *whole.addressees, *whole.subjects}
    names = dict.fromkeys((*question.shared_names, *former.shared_names))
    return replace(whole, shared_names=tuple(name for name in names if present.issuperset(name.people)))


def _answering(question: Question, former: Question) -> Question:
    """Return a question for an answer with those who give and get it: whoever was written to, and whoever wrote."""
    if len(former.people) != 1 or len(former.addressees) != 1:
        return question
    if question.people == former.addressees:
        if len(question.topic.split()) <= _FEW_WORDS:
            question = replace(question, topic="", subject="")
        return replace(question, addressees=former.people)
    if not question.people and question.addressees == former.people:
        return replace(question, people=former.addressees)
    return question


def _without_preposition(question: Question, how: Leaning) -> Question:
    """Return what is put in the place of something else without what leads to it: "and of work?"."""
    if how.step or names_nothing_new(question.text):
        return replace(question, topic="", subject="")
    subject = _PREPOSITION.sub("", question.subject)
    return replace(question, topic=_ARTICLE.sub("", _PREPOSITION.sub("", question.topic)), subject=subject)


def _with_people(question: Question, former: Question, how: Leaning) -> Question:
    """Return the question with those who speak where it does not name them itself."""
    if how.others:
        return replace(question, people=(), aim="find")
    if former.aim == "identify" and how.fragment and question.people:
        # "Who is Karel?" - "And Lotte?"
        name = ", ".join(question.names_of(question.people))
        return replace(question, people=(), subjects=question.people, aim="identify", topic=name, subject=name)
    if question.aim == "identify" or question.unknown_name is not None:
        return question
    aim = _carried_aim(question, former) if how.fragment else question.aim
    # Whoever a pronoun meant is named now, and may have another part in this question.
    has_part = bool(question.subjects or question.addressees) or _is_owner(former, question.text)
    people = question.people or (() if how.somebody and has_part else former.people)
    if question.aim == "compare" and not question.people and len(former.names_of(people)) < 2:
        # "Do they agree?" after one of them was asked for.
        return replace(question, people=())
    return replace(question, people=people, aim="find" if aim == "compare" and len(people) == 1 else aim)


def _is_owner(former: Question, text: str) -> bool:
    """Tell whether whoever spoke before only owns something here: "how old is Karel’s dog?"."""
    names = "|".join(re.escape(name) for name in former.names_of(former.people))
    return bool(names) and bool(re.search(rf"(?:{names})(?:[’']s?|s)\s", text))


def _carried_aim(question: Question, former: Question) -> Aim:
    """Return what the answer to a fragment is for: the same as that to the question before."""
    if question.aim != "find" or former.aim == "identify" or (former.aim == "compare" and question.people):
        return question.aim
    return former.aim


def _only_agrees(question: Question, former: Question) -> bool:
    """Tell whether it is only asked if somebody agrees with whoever spoke before: "does Karel agree?"."""
    if len(question.people) != 1 or not former.people or not set(question.people).isdisjoint(former.people):
        return False
    if question.aim == "find" and asks_for_same_view(question.text):
        return True
    is_asked = question.aim == "find" and is_comparing(words_of(question.text))
    return is_asked and not topic_of(question.topic, (), "compare")


def _only_changes(question: Question, former: Question) -> bool:
    """Tell whether it is only asked if something changed: "has that changed?"."""
    if not former.people or question.people or question.aim != "find" or not question.topic:
        return False
    has_changed = any(word.folded in CHANGES for word in words_of(question.topic))
    return has_changed and not topic_of(question.topic, (), "change")


def _with_topic(question: Question, whole: Question, former: Question, how: Leaning) -> Question:
    """Return the question with what it is about, and with what the conversation was about."""
    if whole.aim == "identify":
        return replace(whole, context="")
    if question.topic:
        leans = (how.opening or how.something) and former.topic != question.topic
        # After "who is Karel?", his name says all that it was about.
        leans = leans and not (former.aim == "identify" and fold(former.topic) in fold(question.topic))
        about = former.context if leans_on_context(former) else former.topic
        return replace(whole, context=about if leans else "")
    if question.people and former.people and _is_about(former, question.people):
        # "What does Karel say about Lotte?" - "And she?"
        topic = ", ".join(former.names_of(former.people))
        return replace(whole, topic=topic, subject=topic, context=former.context, subjects=former.people)
    subjects = whole.subjects or (() if question.unknown_name else former.subjects)
    if whole.aim == "compare" and leans_on_context(former):
        return replace(whole, topic=former.context, subject=former.context, context="", subjects=subjects)
    return replace(whole, topic=former.topic, subject=former.subject, context=former.context, subjects=subjects)


def _is_about(former: Question, people: tuple[Person, ...]) -> bool:
    """Tell whether a question is about nothing but these people."""
    if not people or not set(people) <= set(former.subjects):
        return False
    names = {word for person in people for name in (person.name, *person.names) for word in fold(name).split()}
    return names.issuperset(fold(former.topic).split())


def _period(question: Question, former: Question, how: Leaning) -> Period:
    if question.period != Period() or not how.step:
        return question.period if question.period != Period() else former.period
    edge = former.period.after if how.step < 0 else former.period.before
    if edge is None:
        return former.period
    beyond = neighbour(edge, how.step)
    return Period(None, beyond) if how.step < 0 else Period(beyond, None)

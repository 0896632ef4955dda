"""Says exactly why the letters give no answer."""

from dataclasses import replace

from index.filters import Filter
from index.snapshot import Snapshot
from rag.periods import period_in_words
from rag.question import Period, Question
from rag.retrieve import restriction_of
from rag.wording import Wording


def refusal(question: Question, allowed: Filter, snapshot: Snapshot, wording: Wording) -> str:
    """Return the sentence for a question that is not answered.

    What the letters lack is told before what the caller's filter keeps out.

    Args:
        question: the question.
        allowed: the caller's filter.
        snapshot: the collection.
        wording: the sentences of the question's language.
    """
    if not len(snapshot.passage_keys):
        return wording.say("answer.no_letters")
    if question.unknown_name is not None:
        return wording.say("answer.unknown_person", name=question.unknown_name)
    people = wording.names(tuple(person.name for person in question.people))
    is_one = len(question.people) == 1
    if people and not snapshot.speaking(frozenset(person.id for person in question.people)):
        return wording.say("answer.person_silent" if is_one else "answer.people_silent", people=people)
    asked = restriction_of(question, Filter())
    period = period_in_words(question.period, wording) if question.period != Period() else ""
    if period and not _leaves_any(Filter(after=asked.after, before=asked.before), snapshot):
        return wording.say("answer.no_letters_in_period", period=period)
    if period and people and not _leaves_any(replace(asked, kinds=None), snapshot):
        key = "no_letters_by_person_in_period" if is_one else "no_letters_by_people_in_period"
        return wording.say(f"answer.{key}", period=period, people=people)
    if _leaves_any(asked, snapshot) and not _leaves_any(restriction_of(question, allowed), snapshot):
        return wording.say("answer.nothing_with_filters")
    of_period = "_in_period" if period else ""
    by = "" if not people else "_by_person" if is_one else "_by_people"
    return wording.say(f"answer.nothing{by}{of_period}", people=people, period=period)


def _leaves_any(restriction: Filter, snapshot: Snapshot) -> bool:
    mask = snapshot.allowed(restriction)
    return mask is None or bool(mask.any())

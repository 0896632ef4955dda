"""Says exactly why the letters give no answer."""

from dataclasses import dataclass, replace

from index.filters import Filter
from index.people import Person
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
        key = "unknown_to_all" if question.aim == "identify" else "unknown_person"
        key = "unknown_addressee" if question.unknown_is_addressee else key
        return wording.say(f"answer.{key}", name=question.unknown_name)
    if question.unknown_title is not None:
        return wording.say("answer.unknown_title", title=question.unknown_title)
    question = replace(question, people=_clear(question.people, question), subjects=_clear(question.subjects, question))
    return (
        _who_never_speaks(question, snapshot, wording)
        or _what_is_not_there(question, snapshot, wording)
        or _what_is_kept_out(question, allowed, snapshot, wording)
        or _nothing(question, snapshot, wording)
    )


def _clear(people: tuple[Person, ...], question: Question) -> tuple[Person, ...]:
    """Leave out who is only known by a name that others among them have too."""
    return tuple(person for person in people if person not in question.unclear) or people


def _who_never_speaks(question: Question, snapshot: Snapshot, wording: Wording) -> str:
    people = question.people
    if not people or snapshot.speaking(frozenset(person.id for person in people)):
        return ""
    key = "only_told" if any(snapshot.is_reported(person) for person in people) else "silent"
    return wording.say(f"answer.{_person(people)}_{key}", people=_names(people, wording))


def _what_is_not_there(question: Question, snapshot: Snapshot, wording: Wording) -> str:
    """Say of which time, of which kind, to whom and by whom there are no texts: the least that is missing."""
    asked = restriction_of(question, Filter())
    time, kinds, to = replace(Filter(), after=asked.after, before=asked.before), asked.kinds, asked.addressees
    parts = (
        (time, replace(question, kinds=(), addressees=())),
        (Filter(kinds=kinds), replace(question, period=Period(), addressees=())),
        (Filter(addressees=to), replace(question, period=Period(), kinds=())),
        (replace(time, kinds=kinds, addressees=to), question),
    )
    for restriction, named in parts:
        if not _leaves_any(restriction, snapshot):
            where = _where(named, wording)
            return wording.say("answer.none", texts=where.texts, scope=where.scope)
    if not question.people or _leaves_any(asked, snapshot):
        return ""
    people = _names(question.people, wording)
    if question.documents:
        titles = _titles(question, snapshot, wording)
        return wording.say(f"answer.{_person(question.people)}_silent_in", people=people, where=titles)
    where = _where(question, wording)
    return wording.say(
        f"answer.none_by_{_person(question.people)}", texts=where.texts, scope=where.scope, people=people
    )


def _what_is_kept_out(question: Question, allowed: Filter, snapshot: Snapshot, wording: Wording) -> str:
    kept_out = _leaves_any(restriction_of(question, Filter()), snapshot)
    kept_out = kept_out and not _leaves_any(restriction_of(question, allowed), snapshot)
    return wording.say("answer.nothing_with_filters") if kept_out else ""


def _nothing(question: Question, snapshot: Snapshot, wording: Wording) -> str:
    place = _where(question, wording)
    where = wording.say("answer.where", texts=place.texts, scope=place.scope)
    if question.documents:
        where = _titles(question, snapshot, wording)
    people, subjects = _names(question.people, wording), _names(question.subjects, wording)
    if question.aim == "identify" and subjects:
        return wording.say(f"answer.not_who_{_person(question.subjects)}_is", where=where, subjects=subjects)
    by = f"_by_{_person(question.people)}" if people else ""
    if subjects:
        return wording.say(f"answer.not_about{by}", where=where, subjects=subjects, people=people)
    if people or question.documents:
        return wording.say(f"answer.nothing{by or '_in'}", where=where, people=people)
    return wording.say("answer.nothing", texts=place.texts, scope=place.scope)


@dataclass(frozen=True, slots=True)
class _Where:
    """Among which texts it was looked for: "brieven", " van 2024 aan Wim"."""

    texts: str
    scope: str


def _where(question: Question, wording: Wording) -> _Where:
    texts = tuple(wording.say(f"answer.texts_{kind}") for kind in question.kinds)
    scope = f" {period_in_words(question.period, wording)}" if question.period != Period() else ""
    if question.addressees:
        scope += wording.say("answer.to_addressees", people=_names(question.addressees, wording))
    return _Where(wording.names(texts) or wording.say("answer.texts_letter"), scope)


def _titles(question: Question, snapshot: Snapshot, wording: Wording) -> str:
    keys = (snapshot.document_ids[one] for one in question.documents if one in snapshot.document_ids)
    return wording.names(tuple(f"“{snapshot.documents[key].title}”" for key in keys))


def _names(people: tuple[Person, ...], wording: Wording) -> str:
    return wording.names(tuple(person.name for person in people))


def _person(people: tuple[Person, ...]) -> str:
    return "person" if len(people) == 1 else "people"


def _leaves_any(restriction: Filter, snapshot: Snapshot) -> bool:
    mask = snapshot.allowed(restriction)
    return mask is None or bool(mask.any())

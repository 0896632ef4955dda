"""Answers with the words of several people side by side, without deciding for them."""

from dataclasses import replace

from index.people import Person
from rag.finding import Remark, Reply
from rag.question import Question
from rag.searching import Search
from rag.ways.apart import apart
from rag.ways.find import find, said


def compare(question: Question, search: Search) -> Reply:
    """Return each one's own words on a question.

    One of them is enough to answer: whoever asks whether two agree is helped by what the one says and by knowing that
    the other says nothing. Where nobody is named, those who say most about it are compared.
    """
    people = question.people or _who_say_most(question, search)
    if len(people) + bool(question.unknown_name) < 2:
        return find(question, search)
    reply = apart(replace(question, people=people), search, said)
    if not reply.is_enough:
        return replace(reply, question=question)
    silent = {person for one in reply.lacking for person in one.people}
    speaking = tuple(person for person in people if person not in silent)
    opening = reply.opening
    if len(speaking) > 1:
        opening = (*opening, Remark("side_by_side", speaking))
    lacking = reply.lacking
    if question.unknown_name is not None:
        lacking = (*lacking, replace(question, people=()))
    return replace(reply, question=question, opening=opening, lacking=lacking)


def _who_say_most(question: Question, search: Search) -> tuple[Person, ...]:
    gathered = search.gather(question, search.restriction_of(question))
    voices = (one.voices[0] for one in gathered.evidence if len(one.voices) == 1)
    people = (search.snapshot.person_of(voice) for voice in voices)
    return tuple(dict.fromkeys(person for person in people if person is not None))

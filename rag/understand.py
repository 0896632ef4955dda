"""Reads a question in the light of those before it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from index.document import Language
from index.lexicon import Lexicon
from index.people import Person
from index.reading.language import detect_language
from index.records import DocumentSummary
from rag.follow_up import asks_for_answer, asks_for_both, gets_something, leaning, without_opening
from rag.names import named_anywhere
from rag.pronouns import Antecedents, antecedents_of, frame_of_answer, meant_by_pronoun, with_names
from rag.question import Exchange, Part, Question
from rag.reading import Read, Reading, Readings, readings_of
from rag.rewording import reworded
from rag.standing_alone import completed
from rag.wording import wording
from rag.words_of_question import words_of

_NO_DOCUMENTS: Mapping[int, DocumentSummary] = MappingProxyType({})


def understand(
    text: str,
    history: Sequence[Exchange],
    language: Language,
    people: tuple[Person, ...],
    lexicon: Lexicon,
    today: datetime.date,
    ignore: frozenset[Part] = frozenset(),
    documents: Mapping[int, DocumentSummary] = _NO_DOCUMENTS,
) -> Question:
    """Read a question in the light of those before it.

    Args:
        text: the question.
        history: the questions before it, oldest first.
        language: the question's language.
        people: all people of the collection; what is made of them is kept for as long as it is the same tuple.
        lexicon: tells which words carry meaning, and which are ordinary words.
        today: what "last year" counts from.
        ignore: what is not to be understood; its words stay part of the topic.
        documents: all documents of the collection, whose titles a question can name; kept as `people` is.
    """
    readings = readings_of(people, documents, lexicon)

    def read(asked: str, asked_in: Language) -> Reading:
        return readings.read(asked, asked_in, today, ignore)

    former: Question | None = None
    answer: str | None = None
    for exchange in history:
        asked_in = detect_language(exchange.question, language)
        former = _read_after(exchange.question, asked_in, former, answer, readings, read)
        answer = exchange.answer
    return _read_after(text, language, former, answer, readings, read)


def _read_after(
    text: str, language: Language, former: Question | None, answer: str | None, readings: Readings, read: Read
) -> Question:
    """Read a question after the one before it; where it leans on that, as it stands alone."""
    if former is None:
        return read(text, language).question
    rest = without_opening(text)
    if asks_for_both(rest) and len(former.people) == 1:
        former = replace(former, people=(*former.earlier, *former.people))
    asked = read(rest, language)
    named = _with_names(rest, asked, former, answer, readings)
    if named != rest:
        asked = read(named, language)
    content = len(readings.lexicon.analyser.content_words(asked.question.topic, language))
    how = leaning(rest, asked.question, content, opening=rest != text.lstrip(), somebody=named != rest)
    whole, standalone = asked.question, text
    if how.is_any:
        whole = completed(asked.question, former, how)
        standalone = reworded(asked, whole, former, how, readings.titles, read, wording(language))
    is_same = not former.people or whole.people == former.people
    earlier = former.earlier if is_same else former.people
    return replace(whole, text=text, standalone=standalone, earlier=earlier)


def _with_names(rest: str, asked: Reading, former: Question, answer: str | None, readings: Readings) -> str:
    """Return a question with names for its pronouns."""
    language = asked.question.language
    antecedents = antecedents_of(former, wording(language))
    # Who answers is whoever was written to; "did she get a reply" still means whoever wrote.
    if asks_for_answer(rest) and len(former.people) == len(former.addressees) == 1 and not gets_something(rest):
        antecedents = antecedents_of(
            replace(former, people=former.addressees, subjects=former.people), wording(language)
        )
    if not antecedents.one:
        antecedents = _antecedents_in(former.standalone, readings)
    if not antecedents.one and answer:
        antecedents = _antecedents_in(frame_of_answer(answer), readings)
    named_at = asked.people[0].start if asked.people else None
    meant = meant_by_pronoun(rest, antecedents)
    return meant or with_names(rest, antecedents, language, named_at)


def _antecedents_in(text: str, readings: Readings) -> Antecedents:
    """Return at whom pronouns point after a text: whoever alone is named in it."""
    people = named_anywhere(readings.names_in(words_of(text)))
    return Antecedents(people[0].name) if len(people) == 1 else Antecedents()

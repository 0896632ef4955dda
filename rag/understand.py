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
from rag.follow_up import leaning, without_opening
from rag.name_forms import forms_of
from rag.name_reader import NameReader
from rag.names import named_anywhere
from rag.pronouns import Antecedents, antecedents_of, frame_of_answer, only_pronoun, with_names
from rag.question import Exchange, Part, Question
from rag.reading import Known, Reading, read
from rag.rewording import reworded
from rag.standing_alone import completed
from rag.titles import titles_of
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
    known = Known(people, titles_of(documents), lexicon, today, ignore)
    previous: Reading | None = None
    answer: str | None = None
    for exchange in history:
        asked_in = detect_language(exchange.question, language)
        previous = _read_after(exchange.question, asked_in, previous, answer, known)
        answer = exchange.answer
    return _read_after(text, language, previous, answer, known).question


def _read_after(text: str, language: Language, previous: Reading | None, answer: str | None, known: Known) -> Reading:
    """Read a question after the one before it; where it leans on that, as it stands alone."""
    if previous is None:
        return read(text, language, known)
    words = wording(language)
    rest = without_opening(text)
    asked = read(rest, language, known)
    named = _with_names(rest, asked.question, previous.question, answer, known)
    if named != rest:
        asked = read(named, language, known)
    content = len(known.lexicon.analyser.content_words(asked.question.topic, language))
    how = leaning(rest, asked.question, content, opening=rest != text.lstrip(), somebody=named != rest)
    if not how.is_any:
        return _of_text(asked, text, text)
    whole = completed(asked.question, previous.question, how)
    standalone = reworded(asked, whole, previous, how, known.titles, words)
    again = read(standalone, language, known)
    return _of_text(replace(again, question=whole), text, standalone)


def _with_names(rest: str, question: Question, former: Question, answer: str | None, known: Known) -> str:
    """Return a question with names for its pronouns."""
    antecedents = antecedents_of(former, wording(question.language))
    if not antecedents.one and answer:
        antecedents = _antecedents_in(answer, known)
    if only_pronoun(rest):
        return antecedents.all or antecedents.other or antecedents.one or rest
    names_somebody = bool(question.people) or question.unknown_name is not None
    return with_names(rest, antecedents, question.language, names_somebody=names_somebody)


def _antecedents_in(answer: str, known: Known) -> Antecedents:
    """Return at whom pronouns point after an answer: whoever alone is named around its quotes."""
    words = words_of(frame_of_answer(answer))
    people = named_anywhere(NameReader(words, forms_of(known.people), known.lexicon.is_ordinary))
    return Antecedents(people[0].name) if len(people) == 1 else Antecedents()


def _of_text(reading: Reading, text: str, standalone: str) -> Reading:
    return replace(reading, question=replace(reading.question, text=text, standalone=standalone))

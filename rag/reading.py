"""Reads one question by itself: who, when, which texts, what for, and what it is about."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.document import Language, Span
from index.lexicon import Lexicon
from index.people import Person
from index.records import DocumentSummary
from rag.aims import aim_of
from rag.changing import course_of_time
from rag.identifying import find_identified
from rag.kinds import FoundKinds, find_kinds
from rag.name_forms import forms_of
from rag.name_reader import NameReader
from rag.names import FoundPeople, find_people, people_identified
from rag.own_view import with_own_view
from rag.periods import FoundPeriod, find_period
from rag.question import Aim, Part, Period, Question
from rag.remembered import Remembered
from rag.titles import FoundTitles, TitleIndex, find_titles
from rag.topic import topic_of, with_article
from rag.words_of_question import Word, words_of

_WROTE = re.compile(
    r"\b(?:schreef|schreven|schrijft|schrijven|zei|zeiden|geschreven|gezegd|wrote|write|written|said|say|brief|brieven|"
    r"letters?|mailde|appte)\b",
    re.IGNORECASE,
)


_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """A question in its parts, and where these stand in its text.

    Attributes:
        people: where those who speak are named.
        period: where its time is named.
    """

    question: Question
    people: tuple[Span, ...]
    period: tuple[Span, ...]


Read = Callable[[str, Language], Reading]
"""Reads a question by itself."""


class Readings:
    """Reads questions by themselves, for one version of a collection; threads may share it.

    The questions of a conversation come back with each new one, so the last ones that were read are kept.

    Args:
        people: all people of the collection.
        documents: all its documents, whose titles a question can name.
        lexicon: tells which words carry meaning, and which are ordinary words.
    """

    def __init__(self, people: tuple[Person, ...], documents: Mapping[int, DocumentSummary], lexicon: Lexicon) -> None:
        self.titles = TitleIndex(documents)
        self.lexicon = lexicon
        self._forms = forms_of(people)
        self._remembered = lru_cache(maxsize=_KEPT)(self._read)

    def read(self, text: str, language: Language, today: datetime.date, ignore: frozenset[Part]) -> Reading:
        """Read a question by itself, in time that grows with its length and not with the collection's.

        Args:
            text: the question.
            language: its language.
            today: what "last year" counts from.
            ignore: what is not to be understood; its words stay part of the topic.
        """
        return self._remembered(text, language, today, ignore)

    def names_in(self, words: Sequence[Word]) -> NameReader:
        """Return what recognises the names of the collection's people among words."""
        return NameReader(words, self._forms, self.lexicon.is_ordinary)

    def _read(self, text: str, language: Language, today: datetime.date, ignore: frozenset[Part]) -> Reading:
        words = words_of(text)
        titles = FoundTitles((), ())
        if "documents" not in ignore:
            titles = find_titles(text, words, self.titles, self._forms)
        time = FoundPeriod(Period(), ())
        if "period" not in ignore:
            time = find_period(_without(text, titles.spans), today)
        course = course_of_time(text)
        # Neither a title's words nor a month that is called like somebody are names.
        bare = _without(text, (*titles.spans, *time.spans, *course))
        if bare != text:
            words = words_of(bare)
        named, aim = _people_and_aim(bare, self.names_in(words), over_time=bool(course))
        kinds = FoundKinds((), ())
        if "kinds" not in ignore:
            kinds = find_kinds(words, (*named.speaker_spans, *named.addressee_spans, *named.subject_spans))
        named, aim = _without_ignored(named, aim, ignore)
        taken = (*named.speaker_spans, *named.addressee_spans, *titles.spans, *time.spans, *course, *kinds.spans)
        topic = topic_of(text, taken, aim)
        if not self.lexicon.analyser.content_words(topic, language):
            topic = ""
        question = Question(
            text=text,
            language=language,
            standalone=text,
            topic=topic,
            subject=topic if aim == "identify" else with_article(text, topic),
            people=named.speakers,
            unknown_name=_unknown(named, aim),
            unknown_is_addressee=named.unknown_addressee is not None,
            unknown_title=titles.unknown,
            period=time.period,
            asks_what_was_written=time.period != Period() and bool(_WROTE.search(text)),
            kinds=kinds.kinds,
            documents=titles.documents,
            addressees=named.addressees,
            subjects=named.subjects,
            shared_names=named.shared,
            aim=aim,
        )
        return Reading(question, named.speaker_spans, time.spans)


readings_of = Remembered(Readings)
"""Returns what reads questions for a collection, of its people, its documents and the lexicon."""


def _people_and_aim(text: str, reader: NameReader, *, over_time: bool) -> tuple[FoundPeople, Aim]:
    identified = find_identified(reader)
    if identified:
        return people_identified(text, reader.words, identified), "identify"
    named = with_own_view(text, reader, find_people(text, reader))
    aim = aim_of(reader.words, named, over_time=over_time)
    # There is nobody to compare whose words the letters hold.
    return named, "find" if aim == "compare" and named.voices and not named.speakers else aim


def _without_ignored(named: FoundPeople, aim: Aim, ignore: frozenset[Part]) -> tuple[FoundPeople, Aim]:
    """Leave out what is not to be understood."""
    if "people" in ignore:
        named = replace(named, speakers=(), speaker_spans=(), unknown=None if aim != "identify" else named.unknown)
        aim = "find" if aim == "compare" else aim
    if "addressees" in ignore:
        named = replace(named, addressees=(), addressee_spans=(), unknown_addressee=None)
    if "subjects" in ignore:
        named = replace(named, subjects=(), unknown=None if aim == "identify" else named.unknown)
        aim = "find" if aim == "identify" else aim
    present = {*named.speakers, *named.addressees, *named.subjects}
    shared = tuple(name for name in named.shared if not present.isdisjoint(name.people))
    return replace(named, shared=shared), aim


def _unknown(named: FoundPeople, aim: Aim) -> str | None:
    """Return the name that nobody has and without whom there is no answer; where two are compared, one may be."""
    if named.unknown_addressee is not None:
        return named.unknown_addressee
    return named.unknown if aim == "compare" or not named.speakers else None


def _without(text: str, spans: Sequence[Span]) -> str:
    """Return the text with commas in place of `spans`, so that what stands around them is not taken together."""
    for span in spans:
        text = f"{text[: span.start]}{',' * (span.end - span.start)}{text[span.end :]}"
    return text

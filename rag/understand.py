"""Reads a question: who, when, which kind of text, and what it is about."""

import datetime
import re
from collections.abc import Sequence

from index.document import Language, Span
from index.lexicon import Lexicon
from index.people import Person
from rag.follow_up import leaning, stand_alone, without_opening
from rag.kinds import FoundKinds, find_kinds
from rag.names import FoundPeople, find_people
from rag.periods import FoundPeriod, find_period
from rag.question import Exchange, Part, Period, Question
from rag.topic import topic_of, with_article
from rag.wording import wording

_WROTE = re.compile(
    r"\b(?:schreef|schreven|schrijft|schrijven|zei|zeiden|geschreven|gezegd|wrote|write|written|said|say|brief|brieven|"
    r"letters?|mailde|appte)\b",
    re.IGNORECASE,
)


def understand(
    text: str,
    history: Sequence[Exchange],
    language: Language,
    people: Sequence[Person],
    lexicon: Lexicon,
    today: datetime.date,
    ignore: frozenset[Part] = frozenset(),
) -> Question:
    """Read a question in the light of those before it.

    Args:
        text: the question.
        history: the questions before it, oldest first.
        language: the question's language.
        people: all people of the collection.
        lexicon: tells which words carry meaning, and which are ordinary words.
        today: what "last year" counts from.
        ignore: what is not to be understood; its words stay part of the topic.
    """
    previous: Question | None = None
    for asked in (*(exchange.question for exchange in history), text):
        question = _understand(asked, language, people, lexicon, today, ignore, is_first=previous is None)
        how = leaning(question, len(lexicon.analyser.content_words(question.topic, language)))
        if previous is not None and (how.opening or how.somebody or how.something):
            question = stand_alone(question, previous, how, wording(language))
        previous = question
    if previous is None:
        raise AssertionError("there is always at least the question itself")
    return previous


def _understand(
    text: str,
    language: Language,
    people: Sequence[Person],
    lexicon: Lexicon,
    today: datetime.date,
    ignore: frozenset[Part],
    *,
    is_first: bool,
) -> Question:
    words = text if is_first else without_opening(text)
    time = FoundPeriod(Period(), ()) if "period" in ignore else find_period(words, today)
    named = FoundPeople((), (), None)
    if "people" not in ignore:
        named = find_people(_without(words, time.spans), people, lexicon.is_ordinary)
    kinds = FoundKinds((), ()) if "kinds" in ignore else find_kinds(words)
    topic = topic_of(words, (*named.spans, *time.spans, *kinds.spans))
    if not lexicon.analyser.content_words(topic, language):
        topic = ""
    return Question(
        text=text,
        language=language,
        standalone=text,
        topic=topic,
        subject=with_article(words, topic),
        people=named.speakers,
        unknown_name=named.unknown,
        period=time.period,
        asks_what_was_written=time.period != Period() and bool(_WROTE.search(words)),
        kinds=kinds.kinds,
    )


def _without(text: str, spans: Sequence[Span]) -> str:
    """Return the text with commas in place of `spans`, so that what stands around them is not taken together."""
    for span in spans:
        text = f"{text[: span.start]}{',' * (span.end - span.start)}{text[span.end :]}"
    return text

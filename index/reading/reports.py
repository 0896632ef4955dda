"""Finds the sentences in which whoever speaks tells what somebody else says, writes or thinks."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.document import Report, Span, Turn
from index.reading.people import is_name_word
from index.reading.reporting.mentions import (
    Mention,
    NamesOfDocument,
    Word,
    find_mentions,
    names_of_document,
    split_words,
)
from index.reading.reporting.sentence import Sentence, is_plain
from index.reading.reporting.telling import find_reported
from index.reading.reporting.words import PERSONS
from index.reading.words import word_set
from index.sentences import split_sentences

_LONGEST_QUOTE = 8
_FURTHEST_BACK = 2
_PAIRS = {"“": "”", "„": "”", "«": "»", "‘": "’"}
_SUBJECT = frozenset(("hij", "zij", "ze", "he", "she"))
_OBJECT = frozenset(("hem", "haar", "him", "her"))
_ALSO_POSSESSIVE = frozenset(("haar", "her"))
_AFTER_OBJECT = word_set(
    "is was niet wel ook kan moet heeft hoeft wordt zal mag gaat it there the a an you we they i every no most"
)
_PARENTHESIS = re.compile(r"\([^()]{0,200}\)")


def find_reports(text: str, turns: Sequence[Turn], known: Collection[str]) -> tuple[Report, ...]:
    """Return the sentences of turns that tell what a named person who isn't speaking says, writes or thinks.

    A sentence is cut as passages cut it. A quotation of several sentences is reported in each of them; a
    sentence that goes on with `he` or `she` counts where the one before reports one person and names nobody else
    whom the pronoun could mean.

    Args:
        text: the document's text.
        turns: its turns; biographies tell of nobody's words.
        known: names of people that the document's fields hold.
    """
    spoken = [(turn, split_sentences(text, turn.span)) for turn in turns if turn.about is None]
    read = [tuple(_read(text, span) for span in spans) for _, spans in spoken]
    names = names_of_document([each.words for sentences in read for each in sentences], known)
    found = [
        Report(span, name)
        for (turn, spans), sentences in zip(spoken, read, strict=True)
        for span, reported in zip(spans, _of_turn(text, spans, sentences, names), strict=True)
        for name in reported
        if turn.speaker is None or not _is_short_for(name, turn.speaker)
    ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence's words, and what stands behind the last."""

    words: tuple[Word, ...]
    after: str


def _read(text: str, span: Span) -> _Read:
    """Return a sentence without what it says in parentheses, unless that is all of it."""
    sentence = span.of(text)
    if not sentence.startswith("("):
        sentence = _PARENTHESIS.sub(lambda match: " " * len(match.group()), sentence)
    words = split_words(sentence)
    return _Read(words, sentence[words[-1].end :] if words else sentence)


def _of_turn(
    text: str, spans: Sequence[Span], sentences: Sequence[_Read], names: NamesOfDocument
) -> list[dict[str, None]]:
    """Return for each sentence of a turn the names reported in it."""
    reported: list[dict[str, None]] = [{} for _ in spans]
    subject: str | None = None
    latest: tuple[str, int] | None = None
    for index, read in enumerate(sentences):
        named = find_mentions(read.words, names)
        opinion = latest[0] if latest is not None and index - latest[1] <= _FURTHEST_BACK else None
        mentions = (*_pronouns(read.words, subject, opinion), *named)
        found = find_reported(Sentence(read.words, read.after, mentions))
        distinct = {" ".join(mention.name.split()) for mention in found}
        reported[index].update(dict.fromkeys(sorted(distinct)))
        others = {" ".join(mention.name.split()) for mention in named} - distinct
        latest = (found[0].name, index) if len(distinct) == 1 and not others else None if named else latest
        subject = distinct.pop() if len(distinct) == 1 and _names_one(read.words, mentions, found[0].name) else None
        if len(reported[index]) == 1:
            name = next(iter(reported[index]))
            for other in _in_quotation(text, spans, index):
                reported[other][name] = None
    return reported


def _pronouns(words: Sequence[Word], subject: str | None, opinion: str | None) -> Iterator[Mention]:
    """Yield where a pronoun stands for somebody reported shortly before.

    Args:
        words: a sentence's words.
        subject: whom `he` or `she` at its start can only mean.
        opinion: whom `volgens hem` or `according to her` means, as no one else has been said to hold an opinion.
    """
    if subject is not None and words and words[0].lower in _SUBJECT:
        yield Mention(0, 0, subject)
    if opinion is None:
        return
    for index, word in enumerate(words):
        lead = words[index - 1].lower if index else ""
        following = words[index + 1] if index + 1 < len(words) else None
        alone = following is None or not is_plain(following.before) or following.lower in _AFTER_OBJECT
        alone = alone or word.lower not in _ALSO_POSSESSIVE
        if word.lower in _OBJECT and lead in ("volgens", "to") and alone:
            yield Mention(index, index, opinion)


def _names_one(words: Sequence[Word], mentions: Sequence[Mention], name: str) -> bool:
    """Tell whether a sentence holds nobody but one person whom a pronoun in the next can mean."""
    inside = {index for mention in mentions for index in range(mention.first, mention.last + 1)}
    return all(mention.name == name for mention in mentions) and not any(
        word.lower in PERSONS or (is_name_word(word.text) and index not in inside and index > 0)
        for index, word in enumerate(words)
    )


def _in_quotation(text: str, spans: Sequence[Span], index: int) -> Iterator[int]:
    """Yield the sentences around one that belong to a quotation which it opens or closes."""
    sentence = spans[index].of(text)
    opened = _left_open(sentence)
    if opened is not None:
        closed = None
        reach = range(index + 1, min(index + 1 + _LONGEST_QUOTE, len(spans)))
        for other in reach:
            if "\n\n" in text[spans[other - 1].end : spans[other].start]:
                break
            if _closes(spans[other].of(text), opened):
                closed = other
                break
        if closed is not None:
            yield from range(index + 1, closed + 1)
        return
    closing = next((sign for sign in _PAIRS.values() if _closes_only(sentence, sign)), None)
    if closing is None:
        return
    for other in range(index - 1, max(-1, index - 1 - _LONGEST_QUOTE), -1):
        if "\n\n" in text[spans[other].end : spans[other + 1].start]:
            return
        opened = _left_open(spans[other].of(text))
        if opened is not None and _PAIRS[opened] == closing:
            yield from range(other, index)
            return


def _left_open(sentence: str) -> str | None:
    """Return the sign that opens a quotation which a sentence does not close."""
    for opening, closing in _PAIRS.items():
        start = sentence.rfind(opening)
        if start >= 0 and not _closes(sentence[start:], opening):
            return opening if closing else None
    return None


def _closes(sentence: str, opening: str) -> bool:
    """Tell whether a sentence holds the sign that closes a quotation; an apostrophe inside a word is none."""
    return bool(re.search(rf"{_PAIRS[opening]}(?!\w)", sentence))


def _closes_only(sentence: str, closing: str) -> bool:
    """Tell whether a sentence closes a quotation that it does not open."""
    match = re.search(rf"{closing}(?!\w)", sentence)
    return match is not None and not any(
        sign in sentence[: match.start()] for sign, other in _PAIRS.items() if other == closing
    )


def _is_short_for(name: str, speaker: str) -> bool:
    """Tell whether a name can be the speaker's own: all words of the shorter one are in the other."""
    one, other = set(name.casefold().split()), set(speaker.casefold().split())
    return one <= other or other <= one

"""Finds the people a sentence names, as far as its form tells a name from another word with a capital."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.reading.people import PARTICLES, TITLES, is_name_word
from index.reading.reporting.words import ADVERBS, ORIGINS, ROLES
from index.reading.words import DUTCH, ENGLISH

_WORD = re.compile(r"['’][stn](?=[ \u00a0\n])|(?:[^\W\d_]\.){1,6}|[^\W_]+(?:[-'’&][^\W_]+)*")
_LONGEST_ADVERB = 7
_OPENING_PARTICLES = frozenset(("van", "de", "den", "der", "ter", "ten", "te", "el", "'t", "’t", "von"))
# `Ann in Breda` is no name, `Ann in ’t Veld` is one.
_ALSO_PREPOSITIONS = frozenset(("in", "op", "aan", "bij"))
_AFTER_PREPOSITION = frozenset(("'t", "’t", "den", "der"))
_MOST_WORDS = 7
# No name of somebody ends so, but the names of much that research and management speak of do.
_ABSTRACT = ("heid", "tie", "schap", "ment", "ture", "tuur", "ness", "ism", "isme", "ics", "iteit", "ity", "ing")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: itself, in lower case, and what stands between it and the word before."""

    text: str
    lower: str
    start: int
    end: int
    before: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who is named, from the first word to the last.

    Attributes:
        genitive: whether the name says whose something is (Ann’s view).
    """

    first: int
    last: int
    name: str
    genitive: bool = False


@dataclass(frozen=True, slots=True)
class NamesOfDocument:
    """What the whole of a document tells about words with a capital.

    Attributes:
        sure: words that are names there, for they have their capital inside a sentence too.
        ordinary: words it has in lower case.
    """

    sure: Collection[str]
    ordinary: Collection[str]


def split_words(sentence: str) -> tuple[Word, ...]:
    """Return the words of a sentence, in order."""
    words = []
    end = 0
    for match in _WORD.finditer(sentence):
        text = match.group()
        words.append(Word(text, text.casefold(), match.start(), match.end(), sentence[end : match.start()]))
        end = match.end()
    return tuple(words)


def find_mentions(words: Sequence[Word], names: NamesOfDocument) -> tuple[Mention, ...]:
    """Return the people named in a sentence, in order; titles and roles before a name are no part of it."""
    found: list[Mention] = []
    index = 0
    while index < len(words):
        last = _last_of_name(words, index)
        mention = _mention(words, index, last, names) if last is not None else None
        if mention is not None:
            found.append(mention)
        index = (last if last is not None else index) + 1
    return tuple(found)


def opens_sentence(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word has its capital from its place: first, or after a colon, an opening quote or a stop."""
    return index == 0 or any(sign in words[index].before for sign in ':“„«".!?…•\n-–—') or "‘" in words[index].before


def _last_of_name(words: Sequence[Word], index: int) -> int | None:
    """Return the last word of the longest name that starts at a word, or None."""
    first = words[index]
    opening = first.lower in _OPENING_PARTICLES
    if opening and not (
        first.text[0].isupper() or (first.lower == "van" and words[max(0, index - 1)].lower == "volgens")
    ):
        return None
    if not (opening or _is_name_word(first.text) or _is_initials(first.text)):
        return None
    last = None if opening or _is_initials(first.text) else index
    if last is not None and _is_genitive(first.text):
        return last
    for position in range(index + 1, min(index + _MOST_WORDS, len(words))):
        word = words[position]
        if word.before not in (" ", "\u00a0", "\n", "") and not (
            word.before in (". ", ".\u00a0") and words[position - 1].lower in TITLES
        ):
            break
        if word.lower in PARTICLES:
            following = words[position + 1].lower if position + 1 < len(words) else ""
            if word.lower in _ALSO_PREPOSITIONS and following not in _AFTER_PREPOSITION:
                break
            continue
        if _is_initials(word.text):
            continue
        if not _is_name_word(word.text):
            break
        last = position
        if _is_genitive(word.text):
            break
    return last


def _mention(words: Sequence[Word], first: int, last: int, names: NamesOfDocument) -> Mention | None:
    while first < last and words[first].lower in TITLES:
        first += 1
    titled = first > 0 and words[first - 1].lower in TITLES
    if first < last and opens_sentence(words, first) and _is_no_part(words[first], names):
        first += 1
    elif not titled and opens_sentence(words, first) and not _is_name_at_start(words, first, last, names):
        return None
    last = _without_affiliation(words, first, last, names)
    name = " ".join(word.text for word in words[first : last + 1])
    bare = re.sub(r"['’]s?$", "", name)
    if words[last].lower in TITLES or words[last].lower in ORIGINS or words[first].lower in ORIGINS:
        return None
    return Mention(first, last, bare, genitive=bare != name)


def _is_no_part(word: Word, names: NamesOfDocument) -> bool:
    """Tell whether a word before a name has its capital only because it opens the sentence."""
    if word.text in names.sure or word.lower in _OPENING_PARTICLES:
        return False
    adverb = word.lower.endswith("ly") and len(word.lower) >= _LONGEST_ADVERB
    return adverb or word.lower in ROLES or word.lower in ADVERBS or word.lower in names.ordinary


def _is_name_at_start(words: Sequence[Word], first: int, last: int, names: NamesOfDocument) -> bool:
    """Tell whether words that open a sentence are a name and not a word with the capital of its place."""
    word = words[first]
    if word.lower in _OPENING_PARTICLES:
        # `Van Marijke weet ik dat` opens with a preposition, `Van Houten zegt dat` with a name.
        return last > first and words[last].lower not in names.ordinary and words[last].text not in names.sure
    if first < last or word.text in names.sure:
        return True
    plain = re.sub(r"['’]s$", "", word.lower)
    return not (plain in names.ordinary or plain in ADVERBS or plain in ROLES or plain.endswith(_ABSTRACT))


def _without_affiliation(words: Sequence[Word], first: int, last: int, names: NamesOfDocument) -> int:
    """Return the last word of a name without a firm after it: `Ann Wit van Duinkabel` is Ann Wit."""
    capitals = [index for index in range(first, last + 1) if words[index].lower not in PARTICLES]
    if (
        len(capitals) == 3
        and capitals[1] == first + 1
        and last == first + 3
        and words[last - 1].text == "van"
        and words[last].text not in names.sure
    ):
        return first + 1
    return last


def _is_name_word(text: str) -> bool:
    # Letters that stand for words have endings too: HR’s, CX’ers.
    return is_name_word(re.sub(r"['’]s?$", "", text)) and not text[:2].isupper()


def _is_genitive(text: str) -> bool:
    return text.endswith(("'s", "’s"))


def _is_initials(text: str) -> bool:
    return text.endswith(".") and text[0].isupper()


def names_of_document(sentences: Sequence[Sequence[Word]], known: Collection[str]) -> NamesOfDocument:
    """Return what the words of a document's sentences tell about names.

    Args:
        sentences: their words.
        known: names that are known to be people's.
    """
    sure = {
        word
        for name in known
        for before, word in pairwise(("", *name.split()))
        if is_name_word(word) and before.casefold() not in PARTICLES
    }
    ordinary: set[str] = set()
    for words in sentences:
        for index, word in enumerate(words):
            if word.text.islower():
                ordinary.add(word.lower)
            # What follows a particle may be a surname that is none without it (Van Houten).
            elif (
                is_name_word(word.text)
                and not opens_sentence(words, index)
                and words[index - 1].lower not in _OPENING_PARTICLES
            ):
                sure.add(word.text)
    return NamesOfDocument(frozenset(sure), frozenset(ordinary) | DUTCH | ENGLISH)

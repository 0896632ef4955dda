"""Tells what can be the name of a person, by its form alone."""

import re
from collections.abc import Iterable

from index.document import Span
from index.reading.words import NOT_NAMES, word_set

PARTICLES = word_set(
    "van de der den het 't ’t ten ter te in op aan bij el al von zu du la le da das dos di del della bin ben af d' d’"
)
TITLES = word_set(
    "drs dr ir ing mr prof mevr mevrouw dhr heer meneer mrs ms miss mister sir professor zr br ds jhr jkvr lic rev"
)
_DEGREES = word_set("msc phd bsc ma ba rc ra mba")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,6}|[^\W\d_]")
_SEPARATOR = re.compile(r"(?:[,;|&+]|\b(?:en|and|und|met|with)\b)\s{0,9}(?:(?:en|and)\b)?", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
_MOST_WORDS = 7
_LONGEST = 60


def is_name(text: str) -> bool:
    """Tell whether `text` can be a person's name: a first name, a surname, initials, or all of them.

    Particles (van, de, den, 't, ten, el, von...) count inside a name, not at its end. One letter
    alone, words in capitals and words no parent gives (days, months, function words) are no names.
    """
    words = without_titles(text).split() if len(text) <= _LONGEST else []
    if not 0 < len(words) <= _MOST_WORDS or not (words[0][0].isupper() or words[0][0] in "'’"):
        return False
    if words[0].casefold() in PARTICLES and len(words) == 1:
        return False
    if not is_name_word(words[-1]):
        return False
    leading = 0
    while words[leading].casefold() in PARTICLES:
        leading += 1
    proper = [word for word in words[leading:] if word not in PARTICLES]
    return len(proper) <= 4 and all(is_name_word(word) or is_initials(word) for word in proper)


def is_full_name(text: str) -> bool:
    """Tell whether `text` can be a first name or initials with a surname."""
    words = without_titles(text).split()
    return len(words) > 1 and is_name(text) and words[0].casefold() not in PARTICLES


def without_titles(text: str) -> str:
    """Return a name without the forms of address and degrees around it (drs., mevrouw, PhD)."""
    words = text.strip(" \t\u00a0,").split()
    while len(words) > 1 and words[0].strip(".").casefold() in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1].strip(".,").casefold() in _DEGREES:
        words.pop()
    return " ".join(words).rstrip(",")


def split_list(text: str) -> tuple[str, ...]:
    """Split an enumeration (A, B en C; A & B) into its parts, whatever they are."""
    return tuple(part for each in _SEPARATOR.split(text) if (part := " ".join(each.split())))


def split_names(text: str) -> tuple[str, ...]:
    """Split an enumeration of names; empty when one of its parts can't be a name."""
    parts = tuple(without_titles(part) for part in split_list(text))
    return parts if parts and all(is_name(part) for part in parts) else ()


def find_full_names(text: str) -> tuple[Span, ...]:
    """Return where running text holds what can be full names, in order, without overlap."""
    found: list[Span] = []
    tokens = [Span(*match.span()) for match in _TOKEN.finditer(text)]
    index = 0
    while index < len(tokens):
        end = _name_end(text, tokens, index)
        if end is None:
            index += 1
            continue
        start = tokens[index].end - len(_opened(tokens[index].of(text)))
        last = tokens[end].of(text)
        found.append(Span(start, tokens[end].start + len(_closed(last))))
        index = end + 1
    return tuple(found)


def lower_case_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand in lower case in the texts: no name is made of these there."""
    return frozenset(word for text in texts for word in _WORD.findall(text) if word.islower())


def same_person(one: str, other: str) -> bool:
    """Tell whether two full names differ in hyphens, dots, spaces or case alone."""
    return _key(one) == _key(other)


def given_name(name: str) -> str:
    """Return the first word of a name."""
    return name.split()[0] if name.split() else ""


def _key(name: str) -> str:
    return "".join(character for character in without_titles(name).casefold() if character.isalnum())


def _name_end(text: str, tokens: list[Span], index: int) -> int | None:
    """Return the token that ends the longest full name starting at a token, or None."""
    first = _opened(tokens[index].of(text))
    if not (is_name_word(first) or is_initials(first)) or first.casefold() in NOT_NAMES:
        return None
    end = None
    for position in range(index + 1, min(index + _MOST_WORDS, len(tokens))):
        raw = tokens[position].of(text)
        word = _closed(raw)
        if raw in PARTICLES:
            continue
        if not (is_name_word(word) or (is_initials(raw) and end is None)) or word.casefold() in NOT_NAMES:
            break
        if is_name_word(word):
            end = position
        if word != raw:
            break
    return end


def _opened(word: str) -> str:
    return word.lstrip("(‘'’\"“„[")


def _closed(word: str) -> str:
    match = re.match(r"[^\W\d_]+(?:[-'’][^\W\d_]{2,})*", word)
    return match.group() if match and word[match.end() :].strip(".,;:!?)’'\"”]…s") == "" else word


def is_initials(word: str) -> bool:
    """Tell whether a word is one or more initials: `J.P.`, `W`."""
    return bool(_INITIALS.fullmatch(word)) and word[0].isupper()


def is_name_word(word: str) -> bool:
    """Tell whether a word can be a given name or a surname, without particles."""
    if len(word) < 2 or not _WORD.fullmatch(word) or word.casefold() in NOT_NAMES:
        return False
    core = word[2:] if word[:2] in ("d'", "d’", "l'", "O'") else word
    return core[:1].isupper() and any(character.islower() for character in core)

"""Tells where a text names a person."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from index.people import PARTICLES, Person, fold, name_parts

IsOrdinary = Callable[[str], bool]

_SPACE = r"\s{1,3}"
_APOSTROPHES = re.compile(r"['’‘]")


@lru_cache(maxsize=256)
def mentions_of(person: Person, everybody: tuple[Person, ...], is_ordinary: IsOrdinary) -> re.Pattern[str]:
    """Return a pattern that finds where a text names a person, in any way that can mean nobody else.

    A first name or a surname alone counts when nobody else in the letters has it; in small letters it counts when it
    is no ordinary word.

    Args:
        person: who is looked for.
        everybody: all people of the collection.
        is_ordinary: tells names from words.
    """
    shared = _shared(everybody)
    forms = dict.fromkeys((person.name, *sorted(person.names)))
    for name in tuple(forms):
        forms.update(dict.fromkeys(one for one in _short_forms(name) if shared.get(fold(one), 0) <= 1))
    return pattern_of(tuple(forms), is_ordinary)


def calling_name(person: Person, everybody: tuple[Person, ...]) -> str:
    """Return the first name of a person if nobody else has it, or else the whole name."""
    parts = name_parts(person.name)
    first = " ".join(person.name.split()[: len(parts.first.split())])
    is_clear = parts.surname and len(first) > 1 and "." not in first and _shared(everybody).get(fold(first), 0) <= 1
    return first if is_clear else person.name


def pattern_of(names: tuple[str, ...], is_ordinary: IsOrdinary) -> re.Pattern[str]:
    """Return a pattern that finds any of these names as whole words, also with a genitive's s."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    forms = "|".join(_form(name, is_ordinary) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{forms})(?:['’]?s|['’])?(?!\w)")


def _form(name: str, is_ordinary: IsOrdinary) -> str:
    words = name.split()
    escaped = [_APOSTROPHES.sub("['’‘]", re.escape(word)) for word in words]
    if any(fold(word) not in PARTICLES and not is_ordinary(word) for word in words):
        return f"(?i:{_SPACE.join(escaped)})"
    # "de graaf" is a count; "De Graaf" opens a sentence.
    return _SPACE.join([f"(?i:{escaped[0]})" if fold(words[0]) in PARTICLES else escaped[0], *escaped[1:]])


def _short_forms(name: str) -> Iterator[str]:
    """Yield the first name and the surname, with its particles, out of a name that has both."""
    words = name.split()
    parts = name_parts(name)
    first = len(parts.first.split())
    if not first or first == len(words):
        return
    if len(parts.first) > 1 and "." not in parts.first:
        yield " ".join(words[:first])
    surname = words[first:]
    yield " ".join(surname)
    while len(surname) > 1 and fold(surname[0]) in PARTICLES:
        surname = surname[1:]
    yield " ".join(surname)


@lru_cache(maxsize=4)
def _shared(everybody: tuple[Person, ...]) -> Mapping[str, int]:
    """Return how many people can be meant by each name, short or whole."""
    counts: Counter[str] = Counter()
    for person in everybody:
        names = (person.name, *person.names)
        counts.update({fold(form) for name in names for form in (name, *_short_forms(name))})
    return counts

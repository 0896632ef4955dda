"""Settles who wrote a text, from every place of it that says so."""

import re
from collections.abc import Sequence

from index.document import Span
from index.reading.layout import Paragraph
from index.reading.people import find_full_names, given_name, is_full_name, same_person
from index.reading.rows import Found

_CORRESPONDENCE = re.compile(
    r"briefwissel|correspond|schrijft|schrijven|schrijvers?|appt|appen|mailt|mailen|brieven|letters|writes?"
    r"|writing|exchange"
    r"|tussen|between",
    re.IGNORECASE,
)
_OTHER_WORK = re.compile(
    r"(?:boek|roman|film|lezing|theorie|onderzoek|idee|book|novel|talk|theory|research|idea)(?:en|s)?\s(?:van"
    r"|of|by|door)\s$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+")


def in_full(name: Found, full_names: Sequence[Found]) -> tuple[Found, Found | None]:
    """Return a person by the full name that the same text gives in an author's place, and that place.

    A first name or a surname grows to a full name only where exactly one full name starts or ends with it.
    """
    if is_full_name(name.value):
        return name, None
    fitting: list[Found] = []
    for each in full_names:
        if _is_part(name.value, each.value) and not any(same_person(each.value, other.value) for other in fitting):
            fitting.append(each)
    if len(fitting) != 1:
        return name, None
    return Found(fitting[0].value, name.span), fitting[0]


def _is_part(name: str, full: str) -> bool:
    words, all_words = name.casefold().split(), full.casefold().split()
    return given_name(full).casefold() == name.casefold() or (
        len(words) < len(all_words) and all_words[-len(words) :] == words
    )


def correspondents(introduction: Sequence[Paragraph]) -> tuple[Found, ...]:
    """Return the full names in sentences of an introduction that say who writes to whom."""
    found = []
    for paragraph in introduction:
        for sentence in _SENTENCE.finditer(paragraph.text):
            if not _CORRESPONDENCE.search(sentence.group()):
                continue
            for span in find_full_names(sentence.group()):
                if not _OTHER_WORK.search(sentence.group()[: span.start][-30:]):
                    start = paragraph.span.start + sentence.start() + span.start
                    found.append(Found(span.of(sentence.group()), Span(start, start + span.end - span.start)))
    return tuple(found)


def distinct(people: Sequence[Found]) -> tuple[Found, ...]:
    """Return each person once, by the form in which the text gives the name first."""
    kept: list[Found] = []
    for person in people:
        if not any(same_person(person.value, other.value) for other in kept):
            kept.append(person)
    return tuple(kept)

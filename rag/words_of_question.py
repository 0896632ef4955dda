"""Cuts a question into words, and tells which of them are written as names."""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.document import Span
from index.people import fold

# "Van 't Hooft" has an apostrophe before a word.
_WORD = re.compile(r"(?:(?<!\w)['’‘](?=[tT]\b))?[^\W_](?:[\w'’.-]*[^\W_])?['’]?")
_OWNING = re.compile(r"'s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question.

    Attributes:
        folded: without case, accents and the apostrophe of a possessive.
        follows: whether nothing but space lies between it and the word before it.
        has_capital: whether its capital says something; in a question written all in capitals none does.
        owns: whether it has the apostrophe of a possessive.
    """

    text: str
    folded: str
    span: Span
    follows: bool
    has_capital: bool
    owns: bool


@lru_cache(maxsize=1000)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a question, in order."""
    matches = list(_WORD.finditer(text))
    capitals = sum(match.group()[0].isupper() for match in matches)
    # More than two of three: a title, or all of it in capitals.
    is_shouted = len(matches) > 2 and capitals * 3 > len(matches) * 2
    words: list[Word] = []
    end = 0
    for match in matches:
        folded = fold(match.group())
        words.append(
            Word(
                text=match.group(),
                folded=_OWNING.sub("", folded),
                span=Span(*match.span()),
                follows=bool(words) and text[end : match.start()].isspace(),
                has_capital=match.group()[0].isupper() and not is_shouted,
                owns=_OWNING.search(folded) is not None,
            )
        )
        end = match.end()
    return tuple(words)

"""The words of a sentence with the people it names, and its marks of quotation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.reading.reporting.mentions import Mention, Word
from index.reading.reporting.words import OPENS_CLAUSE

_LONGEST_CLAUSE = 40
_OPENING_QUOTES = ("“", "„", "«", "‘", '"', "'")
_CLOSING_QUOTES = frozenset("”»\"’'")
_WRAP = frozenset(" \u00a0\n*_")
_LONGEST_SPEECH = 80
NEGATIONS = frozenset(("niet", "nooit", "geen", "not", "never"))


@dataclass(frozen=True)
class Sentence:
    """The words of a sentence, what stands behind the last, and the people it names."""

    words: Sequence[Word]
    after: str
    mentions: Sequence[Mention]

    @cached_property
    def starting(self) -> dict[int, Mention]:
        """The mentions by their first word."""
        return {mention.first: mention for mention in self.mentions}

    @cached_property
    def ending(self) -> dict[int, Mention]:
        """The mentions by their last word."""
        return {mention.last: mention for mention in self.mentions}

    def before(self, index: int) -> str:
        """Return what stands before a word; behind the last for the index after it."""
        return self.words[index].before if index < len(self.words) else self.after


def opens_quote(before: str) -> bool:
    """Tell whether what stands before a word opens a quotation."""
    return before.rstrip("*_").endswith(_OPENING_QUOTES) and before != "'"


def closes_quote(before: str) -> bool:
    """Tell whether what stands before a word closes a quotation."""
    return any(sign in _CLOSING_QUOTES for sign in before.rstrip("".join(_OPENING_QUOTES))[:3])


def is_plain(before: str) -> bool:
    """Tell whether nothing but space stands before a word."""
    return all(sign in _WRAP for sign in before)


def border_before(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a comma or a stronger mark stands before one of some words."""
    return any(not is_plain(sentence.before(index)) for index in range(first, last + 1))


def clause_start(sentence: Sentence, index: int) -> int:
    """Return the first word of the clause that a word stands in, at most 40 words back."""
    words = sentence.words
    place = index
    lowest = max(0, index - _LONGEST_CLAUSE)
    while place > lowest and is_plain(words[place].before) and words[place - 1].lower not in OPENS_CLAUSE:
        place -= 1
    return place


def ends_speech(sentence: Sentence, place: int) -> bool:
    """Tell whether a quotation ends before a word that is speech, and not a title in the clause (Met ‘X’ schreef)."""
    words = sentence.words
    if not closes_quote(words[place].before) or opens_quote(words[place].before):
        return False
    reach = range(place - 1, max(-1, place - _LONGEST_SPEECH), -1)
    opening = next((index for index in reach if opens_quote(words[index].before)), 0)
    return opening == 0 or not is_plain(words[opening].before.rstrip("“„«‘\"'"))

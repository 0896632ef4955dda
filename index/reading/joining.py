"""Joins the lines of a paragraph, and the halves of words that were divided at the end of a line."""

import re
from collections.abc import Sequence, Set

_DIVIDED = re.compile(r"(?P<half>[^\W\d_]{1,99})[-\u00ad\u2010]$")
_FIRST = re.compile(r"[\w]+")

# Before these a hyphen at the end of a line stands for a left-out part: `klant- en mensgericht`.
_LINKING = frozenset(("en", "of", "tot", "and", "or", "to"))


def join_lines(lines: Sequence[str], words: Set[str]) -> str:
    """Return the lines as one, with the words whole that were divided at their ends.

    A hyphen stays before a capital, where it stands for a left-out part, and where the same text has
    the word with a hyphen inside a line.

    Args:
        lines: in order, none empty, without outer space.
        words: the words of the whole text, without the marks around them.
    """
    pieces = [lines[0]]
    for line in lines[1:]:
        divided = _DIVIDED.search(pieces[-1][-100:])
        first = _FIRST.match(line)
        if divided is None or first is None or first.group() in _LINKING:
            pieces.append(" " + line)
        elif first.group()[0].islower() and f"{divided.group('half')}-{first.group()}" not in words:
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
        else:
            pieces[-1] = pieces[-1][:-1] + "-"
            pieces.append(line)
    return "".join(pieces)


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """Return the words that stand whole in lines, without the marks around them."""
    return frozenset(word.strip(".,;:!?()‘’“”\"'") for line in lines for word in line.split())

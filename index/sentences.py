"""Cuts Dutch and English text into sentences with exact places."""

import re
from collections.abc import Iterator

from index.abbreviations import (
    BEFORE_NUMBER,
    LAST_BEFORE_CAPITAL,
    LAST_BEFORE_OPENING_WORD,
    LONG_INITIALS,
    MONTHS,
    NAME_PARTICLES,
    NAMES_WITH_EXCLAMATION,
    NEVER_LAST,
    OPENING_WORDS,
)
from index.document import Span
from index.units import split_units

LONGEST_TOKEN = 40
"""Code points looked at before a stop and after it; nothing longer is an abbreviation or a name's beginning."""

_STOP = re.compile(r"[.!?…]+[’”»'\"›)\]}*_]*(?:\[[0-9]{1,3}\])?[¹²³⁰⁴-⁹]*")
_LOOSE_CLOSERS = re.compile(r"[ \u00a0\u202f][”»’\")\]]+(?=\s|$)")
_BEFORE_WORD = re.compile(
    r"(?:[“„‚«‹\"”(\[{¿¡*_–—-]|['’‘](?![tsknmdTSKNMD][\s-]))*+(?:['’‘][tsknmdTSKNMD](?:\s+|-))?['’‘“„\"]?"
)
_WORD = re.compile(r"['’‘`][tsknmdTSKNMDr](?:\s+|(?=-))")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_](?:[\w.\-'’]*\w)?$")
_DAY = re.compile(r"(?:^|\D)[0-9]{1,2}(?:e|st|nd|rd|th)?$")
_DAY_OR_YEAR = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?,|[0-9]{1,2} [0-9]{4}\b|[0-9]{4}\b")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+$")
_ENUMERATOR = re.compile(r"[\s>*_#(]*(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-zA-Z]|[IVXivx]{1,5})\.$")
_OPENING_CAPITAL = re.compile(r"[.!?…]\s+[A-ZÀ-ÖØ-Þ]")


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Cut the part of `text` inside `span` into sentences.

    The spans lie in order, do not overlap, have no white space at their ends and cover everything else.
    Headings, list items and blank lines are borders; a heading is a sentence of its own. In doubt two sentences stay
    one, because a quote that is too long still says what its author said. Takes time linear in the text's length.
    """
    return tuple(sentence for unit in split_units(text, span) for sentence in sentences_of_unit(text, unit.span))


def sentences_of_unit(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a part of `text` that holds no hard border."""
    small_letters_open = _opens_small(text, span)
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        end = stop.end()
        if end < span.end and not (text[end].isspace() or text[end].isupper()):
            continue
        loose = _LOOSE_CLOSERS.match(text, end, span.end)
        if loose:
            end = loose.end()
        if stop.start() < start or end >= span.end:
            continue
        if _is_border(text, Span(start, stop.start()), stop.group(), Span(end, span.end), small_letters_open):
            yield Span(start, end)
            start = end + _leading_white_space(text, end, span.end)
    if start < span.end:
        yield Span(start, span.end)


def _leading_white_space(text: str, start: int, end: int) -> int:
    place = start
    while place < end and text[place].isspace():
        place += 1
    return place - start


def _opens_small(text: str, span: Span) -> bool:
    """Whether the writer of this unit leaves out capitals, as in app messages."""
    first = _WORD.search(text, span.start, min(span.end, span.start + LONGEST_TOKEN))
    return (
        first is not None and first.group()[0].islower() and _OPENING_CAPITAL.search(text, span.start, span.end) is None
    )


def _is_border(text: str, before: Span, stop: str, after: Span, small_letters_open: bool) -> bool:
    """Decide whether the sentence `before` ends with `stop`, given what comes after it."""
    place = after.start + _leading_white_space(text, after.start, after.end)
    if text[place] in ",;:.&/+=%)]}…!?":
        return False
    tail = text[place : min(after.end, place + 2 * LONGEST_TOKEN)]
    head = text[max(before.start, before.end - LONGEST_TOKEN) : before.end]
    if place == after.start:
        return _is_missing_space(head, stop, tail)
    if head[-1:] in ("(", "["):
        return False
    opening = _opening(tail)
    if opening[:1].islower() and not _is_camel(opening):
        if not small_letters_open or stop.endswith(("…", "..")):
            return False
        opening = opening.capitalize()
    if before.end - before.start < LONGEST_TOKEN and _ENUMERATOR.fullmatch(text, before.start, before.end + 1):
        return False
    return _ends(head, stop, opening)


def _opening(tail: str) -> str:
    """Return what comes after a stop from its first letter or sign on, past quotes, brackets and words like `'t`."""
    before_word = _BEFORE_WORD.match(tail)
    return tail[before_word.end() :] if before_word else tail


def _is_camel(word: str) -> bool:
    """Whether a word is a name like `iPhone`."""
    return len(word) > 1 and word[0].islower() and word[1].isupper()


def _is_missing_space(head: str, stop: str, tail: str) -> bool:
    """Whether a stop is followed at once by the next sentence: `goed.Dat`, never `bedrijf.nl` or `B.V.Jansen`."""
    token = re.split(r"\s", head)[-1]
    opening = _WORD.match(tail)
    return (
        opening is not None
        and not stop.startswith("..")
        and len(token) > 1
        and token.isalpha()
        and token.islower()
        and len(opening.group()) > 1
        and opening.group()[0].isupper()
        and opening.group()[1:].islower()
        and opening.group().lower() not in {"com", "net", "org", "nl", "be", "eu"}
    )


def _ends(head: str, stop: str, opening: str) -> bool:
    """Decide for a stop with white space after it, where the next word could open a sentence."""
    if stop == "!" and _last_word(head) in NAMES_WITH_EXCLAMATION:
        return _is_opening_word(opening)
    if stop[0] != "." or stop.startswith(".."):
        return True
    word = _last_word(head)
    if not word:
        return True
    small = word.lower()
    number_follows = opening[:1].isdigit()
    closed = len(stop) > 1
    if closed and not _DOTTED.match(word):
        return True
    if small in NEVER_LAST and not _is_word_after_all(word):
        return False
    if small in BEFORE_NUMBER and number_follows:
        return False
    if small in MONTHS and _is_month(head[: -len(word)], opening):
        return False
    if small in LAST_BEFORE_CAPITAL:
        return not number_follows
    if small in LAST_BEFORE_OPENING_WORD:
        return _is_opening_word(opening)
    if _is_initial(word):
        return _is_opening_word(opening) and not _is_particle_of_name(opening)
    if _DOTTED.match(word):
        return _is_opening_word(opening) if word[0].isupper() else False
    return True


def _last_word(head: str) -> str:
    """Return the word that a stop follows at once, without opening quotes or brackets; empty when there is none."""
    if not head or head[-1].isspace():
        return ""
    token = head.rsplit(None, 1)[-1]
    if token.isalpha():
        return token
    found = _LAST_WORD.search(token)
    return found.group() if found else ""


def _is_word_after_all(word: str) -> bool:
    """Whether an abbreviation's letters stand here for another word, which their case shows: `NL`, `MS`, `ST`."""
    return word.isupper() and len(word) > 1 and "." not in word


def _is_month(before: str, opening: str) -> bool:
    return _DAY.search(before.rstrip()) is not None or _DAY_OR_YEAR.match(opening) is not None


def _is_initial(word: str) -> bool:
    parts = word.split(".")
    return all(
        (len(part) == 1 and part.isupper()) or (part[:1].isupper() and part.lower() in LONG_INITIALS) for part in parts
    )


def _is_opening_word(opening: str) -> bool:
    word = _WORD.match(opening)
    return word is not None and word.group()[0].isupper() and word.group().lower() in OPENING_WORDS


def _is_particle_of_name(opening: str) -> bool:
    """Whether the opening reads like `De Vries`: a particle and a capital after it."""
    words = opening.split(maxsplit=2)
    return words[0].lower() in NAME_PARTICLES and len(words) > 1 and words[1][:1].isupper()

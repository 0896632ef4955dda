"""The places in a question where only somebody who speaks can stand: "zegt ... over", "does ... say", "volgens ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.people import PARTICLES
from rag.words_of_question import Word


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Verbs behind which a Dutch question, and sometimes an English one, names who speaks.
_SINGULAR = _set(
    """zegt zei vindt vond denkt dacht schrijft schreef meent beweert stelt raadt adviseert gelooft says said thinks
    writes wrote"""
)
_PLURAL = _set("zeggen zeiden vinden vonden denken dachten schrijven schreven menen beweren")
# Of these, "van" and "of" belong to the verb: "wat vindt Wim van ...".
THINKING = _set(
    """vindt vond vinden vonden denkt dacht denken dachten houdt houden think thinks thought make makes approve"""
)
_HELPING = _set("does do did has have had would could should will can heeft hebben zou zouden kan")
_HELPING_SINGULAR = _set("does did has heeft")
_SAID = _set(
    """say said think thought write written feel felt believe believed argue argued claim claimed mention mentioned
    advise advised suggest suggested gezegd geschreven gedacht gevonden beweerd zeggen schrijven vertellen verteld"""
)
_BEHIND = _set(
    """over about on that dat in aan to met with te ervan daarvan hiervan erover daarover hierover op tegen when als
    wanneer toen"""
)
OPINIONS = _set(
    """mening visie kijk opvatting standpunt oordeel idee ideeen advies woorden brief brieven artikel artikelen bericht
    berichten ogen opinion opinions view views stance idea ideas advice words letter letters article articles message
    messages eyes"""
)
# What only somebody with a mind has; a firm has letters too.
_VIEWS = _set("mening visie kijk opvatting standpunt oordeel opinion opinions view views stance")
_LONGEST = 6
# "volgens peter jansen"
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Place:
    """The words [start, end) in which somebody who speaks must be named.

    Attributes:
        is_certain: whether one name fills all of it, so that it is a name however it is written.
    """

    start: int
    end: int
    is_certain: bool


def speaker_places(words: Sequence[Word]) -> Iterator[Place]:
    """Yield the places of a question, in order of the words that make them."""
    for at, word in enumerate(words):
        if word.folded in _SINGULAR or word.folded in _PLURAL:
            end = _end(words, at, word.folded in THINKING)
            if end > at + 1:
                yield Place(at + 1, end, word.folded in _SINGULAR)
        if word.folded in _HELPING:
            end = _end(words, at, takes_van=False)
            if end > at + 1 and any(later.folded in _SAID for later in words[end : end + 2 * _LONGEST]):
                yield Place(at + 1, end, word.folded in _HELPING_SINGULAR)
        if word.folded == "volgens" or (word.folded == "to" and at and words[at - 1].folded == "according"):
            end = _run(words, at + 1)
            yield Place(at + 1, end, end - at <= _SHORT)
        if word.folded in _VIEWS and at + 1 < len(words) and words[at + 1].folded in ("van", "of"):
            yield Place(at + 2, _run(words, at + 2), is_certain=False)
        if word.folded in _VIEWS and at and word.follows and _is_owner(words[at - 1]):
            yield Place(_start(words, at - 1), at, is_certain=False)


def _end(words: Sequence[Word], at: int, takes_van: bool) -> int:
    """Return the end of the place behind the verb at `at`; `at` when nothing closes it."""
    for end in range(at + 1, min(len(words), at + 1 + _LONGEST)):
        word = words[end]
        if not word.follows or word.folded in _BEHIND or word.folded in _SAID:
            return end
        if takes_van and word.folded in ("van", "of") and not _is_in_name(words, end):
            return end
    return len(words) if len(words) <= at + 1 + _LONGEST else at


def _is_in_name(words: Sequence[Word], at: int) -> bool:
    """Tell whether this "van" is a name's own: "vindt Wim van Dam van ..."."""
    later = [word.folded for word in words[at + 1 : at + 5]]
    return at + 1 < len(words) and words[at + 1].has_capital and bool({"van", "of"} & set(later))


def _run(words: Sequence[Word], start: int) -> int:
    end = start
    while end < len(words) and end < start + _LONGEST and (end == start or words[end].follows):
        end += 1
    return end


def _is_owner(word: Word) -> bool:
    return word.has_capital and (word.owns or word.folded.endswith("s"))


def _start(words: Sequence[Word], at: int) -> int:
    """Return where the name begins that ends in the word at `at`."""
    start = at
    while start and at - start < _LONGEST and words[start].follows:
        if not (words[start - 1].has_capital or words[start - 1].folded in PARTICLES):
            break
        start -= 1
    return start

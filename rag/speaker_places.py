"""The places in a question where only somebody who speaks can stand: "zegt ... over", "does ... say", "volgens ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.people import PARTICLES
from rag.words_of_question import Word
from rag.words_of_saying import HELPING, HELPS_ONE, SAID, SAY, SAYS, TELLS, THINKING, TOLD, VIEWS

_BEHIND = frozenset(
    """
    over about on that dat in aan to met with te ervan daarvan hiervan erover daarover hierover op tegen when als
    wanneer toen
    """.split()
)
_ADVICE = frozenset("advice raad advies tip tips".split())
_GIVE = frozenset("give gave given offer offered gegeven geven".split())
_LONGEST = 6
# "volgens peter jansen"
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Place:
    """The words [start, end) in which somebody must be named.

    Attributes:
        is_certain: whether one name fills all of it, so that it is a name however it is written.
        may_be_unknown: whether a name there is that of a person, even when nobody is known to have it.
        is_name: whether a capital alone makes a name of an ordinary word there.
    """

    start: int
    end: int
    is_certain: bool
    may_be_unknown: bool = True
    is_name: bool = False


def speaker_places(words: Sequence[Word]) -> Iterator[Place]:
    """Yield the places of a question, in order of the words that make them."""
    for at, word in enumerate(words):
        if word.folded in SAYS or word.folded in SAY or word.folded in TELLS:
            end = _end(words, at, word.folded in THINKING)
            if end > at + 1:
                may_be_unknown = word.folded not in TELLS or (at > 0 and words[at - 1].folded in _ADVICE)
                yield Place(at + 1, end, word.folded in SAYS, may_be_unknown, word.folded in SAYS)
        if word.folded in HELPING:
            end = _end(words, at, takes_van=False)
            later = {word.folded for word in words[end : end + 2 * _LONGEST]} if end > at + 1 else frozenset()
            is_advised = at > 0 and words[at - 1].folded in _ADVICE and not later.isdisjoint(_GIVE)
            if is_advised or not later.isdisjoint(SAID):
                yield Place(at + 1, end, word.folded in HELPS_ONE, is_name=word.folded in HELPS_ONE)
            elif not later.isdisjoint(TOLD):
                yield Place(at + 1, end, is_certain=False, may_be_unknown=False)
        if word.folded == "volgens" or (word.folded == "to" and at and words[at - 1].folded == "according"):
            end = _run(words, at + 1)
            yield Place(at + 1, end, end - at <= _SHORT, is_name=True)


def view_places(words: Sequence[Word]) -> Iterator[Place]:
    """Yield the places in which somebody must be named who has a view: "de mening van ...", "...'s view"."""
    for at, word in enumerate(words):
        if word.folded in VIEWS and at + 1 < len(words) and words[at + 1].folded in ("van", "of"):
            yield Place(at + 2, _run(words, at + 2), is_certain=False)
        if word.folded in VIEWS and at and word.follows and _is_owner(words[at - 1]):
            yield Place(_start(words, at - 1), at, is_certain=False)


def _end(words: Sequence[Word], at: int, takes_van: bool) -> int:
    """Return the end of the place behind the verb at `at`; `at` when nothing closes it."""
    is_advice = any(word.folded in _ADVICE for word in words[:at])
    for end in range(at + 1, min(len(words), at + 1 + _LONGEST)):
        word = words[end]
        if is_advice and word.folded in _GIVE:
            return end
        if not word.follows or word.folded in _BEHIND or word.folded in SAID or word.folded in TOLD:
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
        former = words[start - 1]
        # "What's Karel's view"
        if former.owns or not (former.has_capital or former.folded in PARTICLES):
            break
        start -= 1
    return start

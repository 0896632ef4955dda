"""Tells whether a question asks how somebody's view changed."""

import re
from collections.abc import Sequence

from index.document import Span
from rag.words_of_question import Word
from rag.words_of_saying import OPINIONS, SAID, SAY, SAYS, THINKING, VIEWS

_COURSE = re.compile(
    r"\b(?:over|door)\s+de\s+jaren(?:\s+heen)?\b|\bin\s+de\s+loop\s+(?:der|van\s+de)\s+(?:jaren|tijd)\b|"
    r"\b(?:over|through|throughout|with)\s+(?:the\s+)?(?:years|time)\b|"
    r"\b(?:in|over)\s+(?:\d{1,2}|een\s+paar|enkele|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)\s+jaar\s+tijd\b",
    re.IGNORECASE,
)
CHANGES = frozenset(
    """
    verander verandert veranderd veranderde veranderen veranderden verschuift verschoof verschoven ontwikkelt
    ontwikkelde ontwikkeld ontwikkelden bijgesteld bijstelde herzien gewijzigd wijzigde wijzigt evolueert evolueerde
    change changes changed changing shift shifts shifted develop develops developed evolve evolves evolved move moved
    moves revise revised reconsider reconsidered grow grown grew
    """.split()
)
_MINDS = VIEWS | frozenset(
    """
    idee ideeen gedachten houding geloof twijfel twijfels gevoel idea ideas mind minds thoughts feelings attitude
    position perspective faith belief beliefs doubts
    """.split()
)
_THEIRS = frozenset("his her their zijn haar hun".split())
_OF = frozenset("van of over op on about".split())
# All of one row stand in a question that asks for another view than before.
_OTHERWISE = (
    ({"anders"}, {"gaan", "ging", "gingen", "nu", "inmiddels", "tegenwoordig"}, THINKING | {"kijken", "kijkt", "zien"}),
    ({"teruggekomen", "terugkomen", "terugkwam"}, {"op"}, _MINDS),
    ({"van"}, {"mening", "gedachten", "standpunt"}, CHANGES),
    ({"differently"}, {"now", "nowadays", "today"}, {"think", "thinks", "see", "sees", "feel", "feels"}),
    ({"come", "came", "comes"}, {"round", "around"}, {"to"}),
)
# These ask who or why it was, not how it went.
_ASKING_WHAT = frozenset("who whom which wie welk welke waarom waardoor why hoeveel".split())
_ASKING_HOW = frozenset("how hoe is has heeft did in".split())
_BEHIND = frozenset("since sinds over on about".split())
_VIEWING = SAYS | SAY | SAID | THINKING | OPINIONS


def course_of_time(text: str) -> tuple[Span, ...]:
    """Return where a question names a course of time: "over the years", "in twee jaar tijd"."""
    return tuple(Span(*match.span()) for match in _COURSE.finditer(text))


def asks_for_change(words: Sequence[Word], names: Sequence[Span], *, over_time: bool) -> bool:
    """Tell whether a question asks how somebody's view changed.

    Args:
        words: the question's words.
        names: where those whose view it is are named.
        over_time: whether it names a course of time.
    """
    present = {word.folded for word in words}
    if not words or words[0].folded in _ASKING_WHAT:
        return False
    is_somebody = bool(names) or not present.isdisjoint(_THEIRS)
    if is_somebody and any(all(not row.isdisjoint(present) for row in rows) for rows in _OTHERWISE):
        return True
    if over_time and not present.isdisjoint(_VIEWING | _MINDS):
        return is_somebody or not present.isdisjoint(CHANGES)
    if present.isdisjoint(CHANGES):
        return False
    return is_somebody and (_is_mind_owned(words, names) or _changes_himself(words, names))


def _is_mind_owned(words: Sequence[Word], names: Sequence[Span]) -> bool:
    """Tell whether a view is somebody's: "zijn mening", "Karel's view", "the opinion of"."""
    for at, word in enumerate(words):
        if word.folded not in _MINDS:
            continue
        before = words[at - 1] if at else None
        if before is not None and (before.folded in _THEIRS or _ends_name(before, names)):
            return True
        if at + 1 < len(words) and words[at + 1].folded in _OF:
            return True
    return False


def _changes_himself(words: Sequence[Word], names: Sequence[Span]) -> bool:
    """Tell whether somebody changes, rather than something: "how has Karel changed on", not "did Karel change the"."""
    for at, word in enumerate(words):
        if word.folded not in CHANGES:
            continue
        after = at + 1
        while after < len(words) and any(span.start <= words[after].span.start < span.end for span in names):
            after += 1
        if after == at + 1 and not (at and _ends_name(words[at - 1], names)):
            continue
        is_end = after == len(words)
        if words[0].folded in _ASKING_HOW if is_end else words[after].folded in _BEHIND:
            return True
    return False


def _ends_name(word: Word, names: Sequence[Span]) -> bool:
    return any(span.end == word.span.end for span in names)

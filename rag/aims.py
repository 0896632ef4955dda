"""Tells what the answer to a question is for: to find, to compare, or to follow how a view changed."""

from collections.abc import Sequence

from index.document import Span
from rag.changing import asks_for_change
from rag.comparing import is_comparing_all
from rag.names import FoundPeople
from rag.question import Aim
from rag.words_of_question import Word
from rag.words_of_roles import ABOUT
from rag.words_of_saying import OPINIONS, SAID, SAY, SAYS, THINKING

_VIEWING = SAYS | SAY | SAID | THINKING | OPINIONS | ABOUT | frozenset("look kijken kijkt volgens according".split())
_OR = frozenset(["or", "of"])


def aim_of(words: Sequence[Word], people: FoundPeople, *, over_time: bool) -> Aim:
    """Return what the answer is for.

    Two who are asked for what they say or think are compared, as each one's own words are wanted, side by side; what
    two have done together is just looked for.

    Args:
        words: the question's words.
        people: who is named in it.
        over_time: whether it names a course of time ("over the years").
    """
    if asks_for_change(words, people.speaker_spans, over_time=over_time):
        return "change"
    if people.voices < 2:
        return "compare" if not people.voices and is_comparing_all(words) else "find"
    is_asked = (
        people.compared or any(word.folded in _VIEWING for word in words) or _is_choice(words, people.speaker_spans)
    )
    return "compare" if is_asked and not (people.addressees and people.addressees == people.speakers) else "find"


def _is_choice(words: Sequence[Word], names: Sequence[Span]) -> bool:
    """Tell whether it is asked which of two who are named: "Wim of Joost"."""
    starts, ends = {span.start for span in names}, {span.end for span in names}
    return any(
        word.folded in _OR and words[at - 1].span.end in ends and words[at + 1].span.start in starts
        for at, word in enumerate(words[:-1])
        if at
    )

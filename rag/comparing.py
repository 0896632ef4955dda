"""Tells whether a question compares people."""

from collections.abc import Sequence

from rag.words_of_question import Word

COMPARING = frozenset(
    """
    eens oneens eensgezind verschil verschillen verschilt verschillend verschillende vergelijk vergelijken vergeleken
    overeen overeenkomst overeenkomsten versus vs beide beiden allebei hetzelfde dezelfde gemeen
    agree agrees agreed disagree disagrees disagreed differ differs differed difference differences different compare
    compared comparison both same alike common
    """.split()
)
_WHO = frozenset(["who", "wie"])
_ALL = frozenset(
    "they them ze zij schrijvers briefschrijvers auteurs writers authors iedereen allemaal everyone".split()
)
_DIFFERING = frozenset("verschillen verschil differ difference differences".split())
AGREEING = frozenset("eens oneens agree agrees agreed disagree disagrees disagreed".split())


def is_comparing(words: Sequence[Word]) -> bool:
    """Tell whether people who are named in a question are compared in it.

    "Who disagrees with Wim?" asks for others, and compares nobody who is named.
    """
    present = {word.folded for word in words}
    if words and words[0].folded in _WHO and not present.isdisjoint(AGREEING):
        return False
    return not present.isdisjoint(COMPARING)


def is_comparing_all(words: Sequence[Word]) -> bool:
    """Tell whether a question compares all who write, without naming anybody: "do they agree about"."""
    present = {word.folded for word in words}
    asks_whom = bool(words) and words[0].folded in _WHO
    return not (asks_whom or present.isdisjoint(AGREEING | _DIFFERING) or present.isdisjoint(_ALL))

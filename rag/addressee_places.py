"""The places in a question where only somebody who is written to can stand: "schreef ... aan", "the letter to"."""

from collections.abc import Iterator, Sequence

from rag.speaker_places import Place
from rag.words_of_question import Word
from rag.words_of_saying import LETTERS, SAID, SAY, SAYS, TELLS, TOLD

TO = frozenset(["aan", "to", "naar"])
_ADDRESSING = SAYS | SAY | TELLS | SAID | TOLD | frozenset(["gericht", "addressed"])
# "naar" is a direction behind other verbs.
_SENDING = frozenset(
    "stuurt stuurde sturen gestuurd mailt mailde mailen gemaild appt appte appen geappt schreef schrijft schrijven"
    " geschreven".split()
)
# "What happened to Wim?" tells him nothing.
_NOT_TO = frozenset(
    """
    according happens happened happen due thanks close compared next opposed similar listen listens listened led leads
    lead matters mattered want wants wanted comes came come owe owes owed used relates related went go goes
    """.split()
)
# Behind these "to" mostly leads elsewhere: only somebody who is known is told something there.
_DESCRIBING = frozenset(
    """
    describe describes described complain complains complained explain explains explained report reports reported
    recommend recommends recommended suggest suggests suggested admit admits admitted confess confesses confessed
    mention mentions mentioned introduce introduces introduced defend defends defended
    """.split()
)
_LONGEST = 6
# "tess aan wim over geld"
_AT_THE_START = 3
_ABOUT = frozenset(["over", "about"])
# "The letter of last May from Karel van Dam to"
_REACH = 5


def addressee_places(words: Sequence[Word]) -> Iterator[Place]:
    """Yield the places of a question, each behind its "aan", "to" or "naar"."""
    has_capitals = any(word.has_capital for word in words[1:])
    for at, word in enumerate(words[:-1]):
        is_told = _addresses(words, at)
        if word.folded in TO and (is_told or _may_address(words, at)):
            end = at + 1
            while end < len(words) and end <= at + _LONGEST and (end == at + 1 or words[end].follows):
                end += 1
            # Nothing tells a name in small letters from a word but that it stands alone and is no plural.
            is_alone = end == at + 2 and not words[end - 1].folded.endswith(("en", "s"))
            is_certain = is_told and is_alone and not has_capitals
            yield Place(at + 1, end, is_certain, may_be_unknown=is_told, is_name=is_told and is_letter_to(words, at))


def _addresses(words: Sequence[Word], at: int) -> bool:
    """Tell whether the "aan", "to" or "naar" at `at` leads to whom something is told."""
    if at == 0:
        return words[at].folded != "naar"
    if any(word.folded in LETTERS for word in words[max(0, at - _REACH) : at]):
        return True
    telling = _SENDING if words[at].folded == "naar" else _ADDRESSING
    if words[at].folded == "naar" and any(word.folded in _ABOUT for word in words[:at]):
        # "Wat schreef zij over de verhuizing naar Arnhem?"
        return False
    if words[at].folded == "to":
        return words[at - 1].folded not in _NOT_TO and any(word.folded in telling for word in words[:at])
    return any(word.folded in telling for word in words)


def _may_address(words: Sequence[Word], at: int) -> bool:
    """Tell whether the "aan" or "to" at `at` leads to whom something is told if it leads to somebody who is known."""
    if words[at].folded == "naar":
        return False
    is_noted = 0 < at <= _AT_THE_START and words[at - 1].folded not in _NOT_TO
    return is_noted or (words[at].folded == "to" and any(word.folded in _DESCRIBING for word in words[:at]))


def is_letter_to(words: Sequence[Word], at: int) -> bool:
    """Tell whether a letter, or something else that is sent, stands right before the "to" at `at`."""
    return any(word.folded in LETTERS for word in words[max(0, at - 2) : at])

"""Puts names in the place of the pronouns by which a question points at people named before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Language
from rag.own_view import place_of_own_view
from rag.question import Question
from rag.wording import Wording
from rag.words_of_question import Word, words_of
from rag.words_of_saying import OPINIONS, TELLS_WHOM


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ONE = _set("he she hij zij ze")
_MANY = _set("they zij ze")
_ONE_OBJECT = _set("him her hem haar")
_MANY_OBJECT = _set("them hen hun")
_OF_ONE = _set("his her zijn haar")
_OF_MANY = _set("their hun")
_LEADING = _set(
    "over van aan met tegen bij door volgens naar voor about of with to from by on for than dan tussen between"
)
_PLURAL = _set("are were have do did had zijn gaan zien doen")
_NO_VERB = _set("een geen toen even binnen buiten tegen boven alleen")
# Verbs before which "zijn" is a possessive and no verb itself: "hoe heet zijn hond".
_BEFORE_POSSESSIVE = _set("heet heette is was kost kostte doet deed werkt werkte over van in uit aan met voor bij")
# Behind these, "her" is an object: "what made her change?", "what struck her most?".
_AFTER_HER = _set(
    """change do feel think most more otherwise that how what why so leave stay go want believe realise see say stop
    start laugh cry angry happy sad to"""
)
_NO_NOUN = _set(
    """the a an de het een that this dat die dit not niet er ze we wij je jij jullie allebei daar hier nu toen wel ook
    nog zo heel erg echt eigenlijk samen dan zelf"""
)
# Behind one of these begins another clause, with people of its own.
_CLAUSE = _set("when if because who that als wanneer toen omdat die dat terwijl")
_WHICH = _set("wie welke who which")
_EARLY = 4
_LATE = 8
_QUOTED = re.compile(r"[“\"«][^“”\"«»]{0,5000}[”\"»]")


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The people at whom a pronoun can point, as they are named in words.

    Attributes:
        one: at whom "he" and "she" point: who spoke last, or else was last named.
        other: at whom they point where that one is named too.
        all: at whom "they" points; empty where fewer than two are meant.
    """

    one: str = ""
    other: str = ""
    all: str = ""


def antecedents_of(question: Question, wording: Wording) -> Antecedents:
    """Return at whom pronouns point after a question."""
    names = [question.names_of(one) for one in (question.people, question.subjects, question.addressees)]
    # What a comparison is of was named in order; the last one is nearest.
    one = next((of_role[-1] for of_role in names if of_role), question.unknown_name or "")
    others = [name for of_role in names for name in of_role if name != one]
    everybody = next((of_role for of_role in names if of_role), ())
    return Antecedents(one, others[-1] if others else "", wording.names(everybody) if len(everybody) > 1 else "")


def frame_of_answer(answer: str) -> str:
    """Return what an answer says around its quotes; who is named there spoke."""
    return _QUOTED.sub(" ", answer)


def meant_by_pronoun(text: str, antecedents: Antecedents) -> str:
    """Return who is meant by a question that is nothing but a pronoun: "and she?"; nobody for any other question."""
    words = words_of(text)
    if len(words) != 1 or words[0].folded not in _ONE | _MANY | _ONE_OBJECT | _MANY_OBJECT:
        return ""
    if antecedents.all:
        return antecedents.all if words[0].folded in _MANY | _MANY_OBJECT else antecedents.one
    # It is somebody else than whoever spoke.
    return antecedents.other or antecedents.one


def with_names(text: str, antecedents: Antecedents, language: Language, named_at: int | None) -> str:
    """Return a question with names for its pronouns, as far as it is clear at whom they point.

    Args:
        text: the question.
        antecedents: at whom they can point.
        language: the question's language.
        named_at: where the question itself names somebody, at whom its later pronouns point; None when nowhere.
    """
    words = words_of(text)
    view = place_of_own_view(text)
    one, other = antecedents.one, antecedents.other
    pieces: list[str] = []
    end = 0
    for at, word in enumerate(words):
        if word.folded in _CLAUSE and pieces:
            break
        name = ""
        names_somebody = named_at is not None and named_at < word.span.start
        is_in_view = view is not None and word.span.start >= view.start
        # A late "he" can be somebody of another clause.
        is_near = at < _EARLY or is_in_view or (word.folded in _ONE and at < _LATE and not _has_clause(words, at))
        is_early = is_near and not names_somebody
        if word.folded in _MANY and _is_plural(words, at):
            name = antecedents.all if is_early else ""
        elif is_early and word.folded in _ONE:
            name, one, named_at = one, other, word.span.start
        elif _is_possessive(words, at, language) and is_early:
            whose = one if word.folded in _OF_ONE else antecedents.all
            name = _possessive(whose, language) if whose else ""
        elif _is_object(words, at) and not (names_somebody and _has_clause(words, at)):
            name = antecedents.all if word.folded in _MANY_OBJECT else one
        if name:
            pieces += (text[end : word.span.start], name)
            end = word.span.end
    return "".join((*pieces, text[end:]))


def _is_plural(words: Sequence[Word], at: int) -> bool:
    if words[at].folded == "they":
        return True
    around = {words[near].folded for near in (at - 1, at + 1) if 0 <= near < len(words)} - _NO_VERB
    return any(word in _PLURAL or word.endswith("en") for word in around)


def _is_possessive(words: Sequence[Word], at: int, language: Language) -> bool:
    word = words[at].folded
    if word not in _OF_ONE | _OF_MANY or at + 1 == len(words) or not words[at + 1].follows:
        return False
    following = words[at + 1].folded
    if following in _NO_NOUN or following in _LEADING:
        return False
    if following in ("eigen", "own"):
        return True
    is_last = at + 2 == len(words)
    if at and words[at - 1].folded == "volgens" and is_last and following.endswith("en"):
        # "Wat zou volgens haar helpen?"
        return False
    if word == "her" and at and language == "en":
        return following not in _AFTER_HER
    if word != "zijn" or language == "en":
        return True
    return following in OPINIONS or (at > 0 and words[at - 1].folded in _BEFORE_POSSESSIVE)


def _is_object(words: Sequence[Word], at: int) -> bool:
    """Tell whether "him" or "haar" stands for a person: last, or behind a preposition, with no noun of its own."""
    if words[at].folded not in _ONE_OBJECT | _MANY_OBJECT or not at:
        return not at and len(words) == 1 and words[at].folded in _ONE_OBJECT | _MANY_OBJECT
    is_led = words[at - 1].folded in _LEADING or words[at - 1].folded in TELLS_WHOM
    is_end = at + 1 == len(words) or not words[at + 1].follows or words[at + 1].folded in _LEADING | _NO_NOUN
    is_end = is_end or (at + 2 == len(words) and words[at - 1].folded == "volgens")
    if at > 1 and words[at - 1].folded in ("van", "of") and words[at - 2].folded in _WHICH:
        # "Which of them" asks which of those who were asked for.
        return False
    # "What would convince her?"
    is_last = at + 1 == len(words) and at > 1
    is_person = words[at].folded in ("him", "hem", "her") and not _is_possessive(words, at, "en")
    return is_last or is_person or (is_led and (is_end or words[at].folded in ("them", "hen")))


def _has_clause(words: Sequence[Word], at: int) -> bool:
    return any(word.folded in _CLAUSE for word in words[:at])


def _possessive(name: str, language: Language) -> str:
    """Return the possessive of a name: "Anna’s", "Dekkers’s", in Dutch "Dekkers’" and "Haverkamps"."""
    if language == "en":
        return f"{name}’s"
    if name[-1:] in "sxzSXZ":
        return f"{name}’"
    return f"{name}’s" if name[-1:] in "aiouyAIOUY" else f"{name}s"

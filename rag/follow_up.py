"""Tells how a question leans on the ones before it."""

from dataclasses import dataclass, replace

from rag.leaning_words import (
    ABOUT,
    ANSWERS,
    ANYBODY,
    ASKING,
    ASKING_OTHERWISE,
    AT_SOMETHING,
    BOTH,
    DEFINES,
    EARLIER,
    ENDS_POINTING,
    GETS,
    LATER,
    LETTERS_SAY,
    MORE,
    NAMES_TOPIC,
    OF_SOMETHING,
    OPENING,
    OTHERS,
    POINTS_BACK,
    QUESTION_WORD,
    SAME_VIEW,
    SOME,
    SOMETHING,
    TO_SOMETHING,
    WHY,
    WRITES_THAT,
)
from rag.question import Question

_FEW_WORDS = 3
_FEWEST_WORDS = 2
# "And what about"
_MOST_OPENINGS = 2


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a question leans on what came before.

    Attributes:
        opening: it begins as a continuation ("and", "what about").
        somebody: a pronoun stands for a person.
        something: a word points back to a thing, or the question says nothing by itself.
        fragment: it is no whole question, but only what is to be put in the place of something in the one before.
        why: it asks nothing but why.
        others: it asks for everybody, and not for those who were asked before.
        answer: it asks what is answered to what was written.
        step: it asks for the time before (-1) or after (1) the one asked for before.
    """

    opening: bool = False
    somebody: bool = False
    something: bool = False
    fragment: bool = False
    why: bool = False
    others: bool = False
    answer: bool = False
    step: int = 0

    @property
    def is_any(self) -> bool:
        """Whether it leans at all."""
        return self.opening or self.somebody or self.something


def leaning(rest: str, question: Question, content_words: int, *, opening: bool, somebody: bool) -> Leaning:
    """Tell how a question leans on those before it.

    Args:
        rest: what was asked, without the words that make it a continuation.
        question: that, understood by itself, with names for its pronouns.
        content_words: how many of its topic's words carry meaning.
        opening: whether it has words that make it a continuation.
        somebody: whether a pronoun stood for a person.
    """
    is_bare = bool(WHY.match(rest) or QUESTION_WORD.match(rest) or MORE.match(rest))
    something = bool(POINTS_BACK.search(rest) or ENDS_POINTING.search(rest) or WRITES_THAT.search(rest))
    something = something or (bool(SOMETHING.search(rest)) and content_words <= _FEW_WORDS)
    something = something or (bool(OF_SOMETHING.search(rest)) and content_words <= _FEWEST_WORDS)
    is_bare_view = _happens_to_something(rest) or asks_for_same_view(rest)
    something = something or (is_bare_view and content_words <= _FEW_WORDS)
    is_short = content_words <= _FEWEST_WORDS and not NAMES_TOPIC.search(rest)
    others = bool(OTHERS.search(rest) or ANYBODY.search(rest))
    # "How many did she throw away?" says of whom, but not of what; "what does she say about work?" says both.
    says_little = (_is_bare_clause(question) and not question.subjects) and (somebody or content_words <= 1)
    something = something or (is_short and (others or says_little))
    something = something or (bool(SOME.match(rest)) and not somebody and not LETTERS_SAY.search(rest))
    something = something or (content_words == 0 and question.aim != "identify")
    is_fragment = not (ASKING.match(rest) or ASKING_OTHERWISE.match(rest)) and (
        opening or not question.topic or bool(ABOUT.match(rest))
    )
    return Leaning(
        opening=opening,
        somebody=somebody,
        something=something or is_bare or bool(ABOUT.match(rest) and not question.people),
        fragment=is_fragment or is_bare or names_nothing_new(rest),
        why=bool(WHY.match(rest)),
        others=others,
        answer=asks_for_answer(rest),
        step=-1 if EARLIER.match(rest) else 1 if LATER.match(rest) else 0,
    )


def _happens_to_something(rest: str) -> bool:
    happens = TO_SOMETHING.search(rest)
    return happens is not None and not AT_SOMETHING.search(rest, happens.end())


def _is_bare_clause(question: Question) -> bool:
    """Tell whether the topic is the question itself but for its names, and asks for more than what something is."""
    return is_clause(question) and not DEFINES.search(question.text)


def is_clause(question: Question) -> bool:
    """Tell whether the topic is the question itself but for its names: "zingt zij zelf ook mee?"."""
    first = question.text.split(maxsplit=1)[0] if question.text.strip() else ""
    return bool(first) and question.topic.casefold().startswith(first.casefold().rstrip("?!.,"))


def asks_for_answer(text: str) -> bool:
    """Tell whether a question asks what was written back."""
    return bool(ANSWERS.search(text))


def asks_for_same_view(text: str) -> bool:
    """Tell whether a question asks if somebody thinks the same: "ziet Karel dat ook zo?"."""
    return bool(SAME_VIEW.search(text))


def asks_for_both(text: str) -> bool:
    """Tell whether a question can be about two people who were asked for one after the other."""
    return bool(BOTH.search(text))


def gets_something(text: str) -> bool:
    """Tell whether a question asks what somebody got."""
    return bool(GETS.search(text))


def without_opening(text: str) -> str:
    """Return a question without the words that make it a continuation."""
    for _ in range(_MOST_OPENINGS):
        text = OPENING.sub("", text)
    return text


def is_bare_question_word(text: str) -> bool:
    """Tell whether a question is nothing but a question word: "when?"."""
    return bool(QUESTION_WORD.match(text))


def asks_otherwise(text: str) -> bool:
    """Tell whether a question asks for something else than what is said: to whom, when, how often."""
    return bool(ASKING_OTHERWISE.match(text))


def names_nothing_new(rest: str) -> bool:
    """Tell whether a question says no more than "who else?" or "tell me more"."""
    if MORE.match(rest):
        return True
    return bool(OTHERS.search(rest)) and len(OTHERS.sub("", rest, count=1).split()) <= _FEW_WORDS


def leans_on_context(former: Question) -> bool:
    """Tell whether a question's topic says too little of what a conversation is about: "who paid for it"."""
    if not former.context:
        return False
    is_whole = asks(former.topic) or is_clause(replace(former, text=without_opening(former.text)))
    return is_whole or bool(POINTS_BACK.search(former.topic))


def asks(text: str) -> bool:
    """Tell whether a text begins as a whole question does."""
    return bool(ASKING.match(text))

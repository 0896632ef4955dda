"""Makes a question that leans on the ones before it stand alone, by rule."""

import re
from dataclasses import dataclass, replace

from rag.periods import period_in_words
from rag.question import Period, Question
from rag.wording import Wording

_OPENING = re.compile(
    r"^\s*(?:en|maar|and|but|what about|how about|hoe zit (?:het|dat) (?:dan )?met|wat dacht je van)\b[\s,]*",
    re.IGNORECASE,
)
# A person meant by a pronoun is named early in the question; later ones point back inside it
# ("what do customers do when they ...").
_EARLY = r"^\s*(?:[^\W_]\S*\s+){0,3}?"
_HE_OR_SHE = re.compile(
    rf"{_EARLY}(?:he|she|him|her|his|hers|hij|hem|zijn (?=mening|visie|kijk|idee|advies|brief|standpunt)|"
    r"haar (?=mening|visie|kijk|idee|advies|brief|standpunt))\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"^\s*(?:[^\W_]\S*\s+){0,2}?(?:they|their|them|zij|ze|hun)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:he|she|they|hij|zij|ze)\b", re.IGNORECASE)
# "That" and "dat" mostly join clauses; at these places they stand for a thing.
_SOMETHING = re.compile(
    r"\bit\b|"
    r"^\s*(?:(?:wat|hoe|waarom|wanneer|waar|what|how|why|when|where)\s+(?:\S+\s+)?)?"
    r"(?:(?:is|was|zijn|waren|are|were|kan|kon|moet|mag|zal|zou|can|could|will|would|should|must|duurt|kost|werkt|helpt|"
    r"betekent|gaat|komt|lukt|klopt|geldt)\s+)?(?:dat|dit|die|deze|that|this|those|these)\b",
    re.IGNORECASE,
)
# Words that point back wherever they stand.
_POINTS_BACK = re.compile(
    r"\b(?:(?:daar|hier|er)(?:van|mee|over|voor|aan|door|om|na|tegen|uit|toe|naar)|"
    r"(?:of|about|from|with|for|after|before|by|because of|does|did|do|over|van|met|voor|na|door|in|doet|deed)\s+"
    r"(?:that|this|dat|dit|die|deze))\b",
    re.IGNORECASE,
)
_ENDS_POINTING = re.compile(
    r"\b(?:that|this|those|these|it|so|then|there|dat|dit|die|deze|zo|toen|agree|disagree|eens|oneens)\s*[?.!]*\s*$",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^(?:wat|hoe\w*|wie|waar\w*|wanneer|welke?|is|zijn|was|waren|kan|kun\w*|moet\w*|mag|heeft|hebben|had|what|how|who\w*|"
    r"where|why|when|which|are|were|does|do|did|can|could|should|has|have|will|would)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a question leans on what came before.

    Attributes:
        opening: it begins as a continuation ("and", "what about").
        somebody: a pronoun stands for a person.
        something: a word points back to a thing, or the question says nothing by itself.
    """

    opening: bool
    somebody: bool
    something: bool


def leaning(question: Question, content_words: int) -> Leaning:
    """Tell how a question leans on those before it.

    Args:
        question: the question, understood by itself.
        content_words: how many of its topic's words carry meaning.
    """
    rest = without_opening(question.text)
    somebody = not question.people and question.unknown_name is None
    somebody = somebody and bool(_HE_OR_SHE.match(rest) or _THEY.match(rest))
    something = bool(_POINTS_BACK.search(rest) or _ENDS_POINTING.search(rest))
    something = something or (bool(_SOMETHING.search(rest)) and content_words <= _FEW_WORDS)
    return Leaning(bool(_OPENING.match(question.text)), somebody, something or content_words == 0)


def without_opening(text: str) -> str:
    """Return a question without the words that make it a continuation."""
    return _OPENING.sub("", text)


def stand_alone(question: Question, previous: Question, how: Leaning, wording: Wording) -> Question:
    """Give a follow-up what it takes from the question before it.

    Args:
        question: the follow-up, understood by itself.
        previous: the question before it, standing alone.
        how: how the follow-up leans on it.
        wording: the sentences of the question's language.
    """
    people = question.people or (() if question.unknown_name else previous.people)
    topic, context, subject = question.topic, previous.topic, question.subject
    if not topic:
        topic, context, subject = previous.topic, previous.context, previous.subject
    elif not how.opening and not how.something:
        context = ""
    whole = replace(
        question,
        topic=topic,
        subject=subject,
        context=context,
        people=people,
        period=question.period if question.period != Period() else previous.period,
        asks_what_was_written=question.asks_what_was_written or previous.asks_what_was_written,
        kinds=question.kinds or previous.kinds,
    )
    return replace(whole, standalone=_standalone(question, whole, previous, how, wording))


def _standalone(question: Question, whole: Question, previous: Question, how: Leaning, wording: Wording) -> str:
    rest = without_opening(question.text)
    names = wording.names(tuple(person.name for person in whole.people))
    asks = bool(question.topic and _ASKING.match(question.topic)) or question.unknown_name is not None
    if (how.opening and not asks) or not question.topic:
        return _frame(names, whole, wording)
    said = rest[:1].upper() + rest[1:] if how.opening else question.text
    is_named = how.somebody and bool(names)
    if is_named and _SUBJECT.search(said):
        said = _SUBJECT.sub(lambda _: names, said, count=1)
    elif is_named:
        return wording.say("answer.in_context", question=said, topic=names)
    if whole.context and previous.subject:
        return wording.say("answer.in_context", question=said, topic=previous.subject)
    return said


def _frame(names: str, whole: Question, wording: Wording) -> str:
    """Return the question that is meant, made from its parts."""
    period = period_in_words(whole.period, wording) if whole.period != Period() else ""
    of_period = wording.say("answer.asked_of_period", period=period) if period else ""
    if not names:
        key = "about" if whole.subject else "about_all"
    elif len(whole.people) == 1:
        key = "said_by" if whole.subject else "said_by_all"
    else:
        key = "said_by_many" if whole.subject else "said_by_many_all"
    return wording.say(f"answer.{key}", people=names, topic=whole.subject, of_period=of_period)

"""Tells how a question leans on the ones before it."""

import re
from dataclasses import dataclass

from rag.question import Question

_OPENING = re.compile(
    r"^\s*(?:en|maar|dus|and|but|so(?!\s+(?:far|many|much|few|long))|what about|how about|"
    r"hoe zit (?:het|dat) (?:dan )?met|wat dacht je van|wat betreft|as for|regarding)\b[\s,]*",
    re.IGNORECASE,
)
# "That" and "dat" mostly join clauses; at these places they stand for a thing.
_SOMETHING = re.compile(
    r"\bit\b|"
    r"^\s*(?:(?:wat|hoe|waarom|wanneer|waar|what|how|why|when|where)\s+(?:\S+\s+)?)?"
    r"(?:(?:is|was|zijn|waren|are|were|kan|kon|moet|mag|zal|zou|can|could|will|would|should|must|duurt|kost|werkt|helpt|"
    r"betekent|gaat|komt|lukt|klopt|geldt)\s+)?(?:dat|dit|die|deze|that|this|those|these)\b",
    re.IGNORECASE,
)
# "They" who are no people named before are what the conversation is about: customers, a team.
_SOME = re.compile(r"^\s*(?:[^\W_]\S*\s+){0,3}?(?:they|their|them|zij|ze|hun)\b", re.IGNORECASE)
_LETTERS_SAY = re.compile(
    r"\b(?:they|ze|zij)\s+(?:say|write|think)\b|\b(?:zeggen|schrijven|vinden|denken)\s+(?:ze|zij)\b", re.IGNORECASE
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
_WRITES_THAT = re.compile(
    r"\b(?:write|wrote|written|say|said|tell|told|schreef|schrijft|zei|zegt|gezegd|geschreven)\s+(?:that|this)\s+(?:to|in|on|when)\b|"
    r"\b(?:schreef|schrijft|zei|zegt|heeft)\s+\S+\s+(?:dat|dit)\s+(?:aan|tegen|in|ook)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^\W*(?:wat|hoe\w*|wie|waar\w*|wanneer|welke?|is|zijn|was|waren|kan|kun\w*|moet\w*|mag|heeft|hebben|had|vindt|vinden|"
    r"denkt|denken|zegt|zeggen|zei|schreef|schrijft|what|how|who\w*|where|why|when|which|are|were|does|do|did|can|could|"
    r"should|has|have|will|would)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^\W*(?:over|about|omtrent|regarding)\b", re.IGNORECASE)
_WHY = re.compile(r"^\W*(?:waarom|hoezo|why|how\s+come)(?:\s+(?:dan|niet|not|so|that|dat))?\W*$", re.IGNORECASE)
_QUESTION_WORD = re.compile(
    r"^\W*(?:wanneer|sinds\s+wanneer|hoe|hoe\s+dan|hoe\s+lang|hoeveel|waar|when|since\s+when|how|how\s+so|how\s+long|"
    r"how\s+much|how\s+many|where|by\s+whom|to\s+whom|aan\s+wie|met\s+wie|with\s+whom)\W*$",
    re.IGNORECASE,
)
# Things that are always of something: of what, the question before said.
_OF_SOMETHING = re.compile(
    r"\b(?:voorbeeld(?:en)?|reden(?:en)?|oorza(?:ak|ken)|bewij(?:s|zen)|verklaring(?:en)?|oplossing(?:en)?|argument(?:en)?|"
    r"conclusie|uitleg|toelichting|gevolg(?:en)?|examples?|reasons?|causes?|proof|evidence|explanations?|solutions?|arguments?|"
    r"conclusions?|consequences?)\b(?!\s+(?:van|voor|tegen|of|for|against|to)\b)",
    re.IGNORECASE,
)
# What happens to something, or in its place.
_TO_SOMETHING = re.compile(
    r"\b(?:reage(?:er|ert|ren|erde|erden)|gereageerd|meededen|meedoen|(?:deed|deden|doet|doen)\s+(?:er\s+)?mee|uiteindelijk|"
    r"in\s+plaats\s+daarvan|vervolgens|react(?:s|ed)?|respond(?:s|ed)?|join(?:ed)?|took\s+part|take\s+part|instead|"
    r"next|afterwards|eventually|in\s+the\s+end)\b(?!\s+(?:op|aan|to|of|with)\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:who\s+else|anyone\s+else|anybody\s+else|the\s+others|everyone\s+else|wie\s+nog\s+meer|nog\s+iemand|iemand\s+anders|"
    r"wie\s+anders|de\s+anderen|wie\s+(?:\w+\s+){1,2}(?:dat|het)\s+ook|de\s+rest)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^\W*(?:(?:vertel|tell)\s+(?:(?:me|mij|ons|us)\s+)?(?:er\s+)?(?:(?:eens|iets|wat)\s+)?(?:meer|more)(?:\s+(?:over|about|"
    r"daarover|hierover))?|meer|more|nog\s+(?:meer|iets)|wat\s+nog(?:\s+meer)?|(?:what|anything)\s+else|"
    r"(?:geef|noem|give)\s+(?:(?:me|mij|eens|nog)\s+){0,2}(?:een|an)\s+(?:voorbeeld|example)|"
    r"bijvoorbeeld|for\s+(?:example|instance)|leg\s+(?:(?:dat|eens)\s+){0,2}uit|explain(?:\s+(?:that|this))?)\W*$",
    re.IGNORECASE,
)
_ASKING_OTHERWISE = re.compile(
    r"^\W*(?:(?:aan|met|van|voor|door|to|with|from|for|by)\s+)?(?:wie|whom?|wanneer|when|waar|where|waarom|why|hoeveel|"
    r"hoe\s+(?:lang|vaak|oud|ver)|how\s+(?:long|often|old|many|much|far))\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"^\W*(?:daarvoor|ervoor|eerder|before(?:\s+(?:that|then))?|earlier)\W*$", re.IGNORECASE)
_LATER = re.compile(
    r"^\W*(?:daarna|erna|later|after(?:wards|\s+(?:that|then))?|since(?:\s+then)?|sindsdien)\W*$", re.IGNORECASE
)
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
        step: it asks for the time before (-1) or after (1) the one asked for before.
    """

    opening: bool = False
    somebody: bool = False
    something: bool = False
    fragment: bool = False
    why: bool = False
    others: bool = False
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
    is_bare = bool(_WHY.match(rest) or _QUESTION_WORD.match(rest) or _MORE.match(rest))
    something = bool(_POINTS_BACK.search(rest) or _ENDS_POINTING.search(rest) or _WRITES_THAT.search(rest))
    something = something or (bool(_SOMETHING.search(rest)) and content_words <= _FEW_WORDS)
    something = something or (bool(_OF_SOMETHING.search(rest)) and content_words <= _FEWEST_WORDS)
    something = something or (bool(_TO_SOMETHING.search(rest)) and content_words <= _FEW_WORDS)
    # "How many did she throw away?" says of whom, but not of what; "what does she say about work?" says both.
    something = something or (somebody and asks(question.topic) and content_words <= _FEWEST_WORDS)
    something = something or (bool(_SOME.match(rest)) and not somebody and not _LETTERS_SAY.search(rest))
    something = something or (content_words == 0 and question.aim != "identify")
    is_fragment = not (_ASKING.match(rest) or _ASKING_OTHERWISE.match(rest)) and (
        opening or not question.topic or bool(_ABOUT.match(rest))
    )
    return Leaning(
        opening=opening,
        somebody=somebody,
        something=something or is_bare or bool(_ABOUT.match(rest) and not question.people),
        fragment=is_fragment or is_bare or names_nothing_new(rest),
        why=bool(_WHY.match(rest)),
        others=bool(_OTHERS.search(rest)),
        step=-1 if _EARLIER.match(rest) else 1 if _LATER.match(rest) else 0,
    )


def without_opening(text: str) -> str:
    """Return a question without the words that make it a continuation."""
    for _ in range(_MOST_OPENINGS):
        text = _OPENING.sub("", text)
    return text


def is_bare_question_word(text: str) -> bool:
    """Tell whether a question is nothing but a question word: "when?"."""
    return bool(_QUESTION_WORD.match(text))


def asks_otherwise(text: str) -> bool:
    """Tell whether a question asks for something else than what is said: to whom, when, how often."""
    return bool(_ASKING_OTHERWISE.match(text))


def names_nothing_new(rest: str) -> bool:
    """Tell whether a question says no more than "who else?" or "tell me more"."""
    if _MORE.match(rest):
        return True
    return bool(_OTHERS.search(rest)) and len(_OTHERS.sub("", rest, count=1).split()) <= _FEW_WORDS


def asks(text: str) -> bool:
    """Tell whether a text begins as a whole question does."""
    return bool(_ASKING.match(text))

"""What a question is about, once who, when and where are taken out of it."""

import re
from collections.abc import Collection, Iterable, Sequence

from index.document import Span
from index.people import PARTICLES
from rag.changing import CHANGES
from rag.comparing import AGREEING, COMPARING
from rag.question import Aim
from rag.words_of_saying import THINKING

_WORD = re.compile(r"[^\W_][\w'’-]*")
_SAYING = frozenset(
    """
    zegt zeggen zei zeiden gezegd schrijft schrijven schreef schreven geschreven vindt vinden vond vonden denkt
    denken dacht dachten meent menen beweert beweren say says said write writes wrote written think thinks thought
    feel feels felt believe believes mening visie kijk opvatting standpunt view views opinion opinions stance idea
    ideas take viewpoint perspective standpunten opvattingen vertelt vertelde appt appte mailt mailde antwoordt
    antwoordde vraagt vroeg tell tells told ask asked adviseert adviseerde raadt replied replies reply answer
    answered advies advice raad wil wilde wilden want wants wanted weten know
    """.split()
)
_ABOUT = frozenset(["over", "about", "omtrent", "regarding"])
_AGREEING = AGREEING | frozenset("with met niet not".split())
_AROUND = frozenset(
    """
    wat waar waarover staat stond what hoe how is are was were doe doet deed do does did has have heeft hebben had
    er ervan van of on aan in en and maar but kun kan could can je you mij me vertellen tell alles iets something
    anything everything eigenlijk zoal allemaal de het the a an een brief brieven letter letters uit
    from volgens according to by door zijn haar hun his her their this that dit dat deze hij zij ze he she
    they him them artikel artikelen interview interviews bericht berichten article articles message messages gaf give
    gave geven wordt werd word wie who else welke welk which geeft gives kreeg krijgt kregen ontving ontvangt ontvangen
    receive received get got op it gaat goes
    wanneer when ever ooit ergens first who's what's briefwisseling correspondentie correspondence tussen between to
    """.split()
)
# Said last of all, they belong to who says it: "wat heeft Karel over meten geschreven".
# Whoever it is that says it: "what do people say about", "wat vinden anderen van".
_ANYBODY = frozenset(
    "people others everyone everybody anyone mensen anderen iedereen iemand other andere writers".split()
)
_BEHIND = frozenset(
    """
    geschreven gezegd verteld beweerd gevraagd geantwoord gevonden gemaild geappt zegt schrijft vindt denkt written said
    weten but maar
    """.split()
)
_COMPARING = COMPARING | frozenset(
    """
    tussen between met with look looks kijken kijkt tegen naar at vergelijk anders otherwise differently than dan
    elkaar each other allebei waarin where whom of or for schrijvers briefschrijvers auteurs writers authors
    """.split()
)
_CHANGING = CHANGES | frozenset(
    """
    anders mind minds gaan ging gingen gaat kijken zien denken thinking op teruggekomen terugkomen terug zich idee
    houding gedachten attitude position differently about round around come came now nu inmiddels tegenwoordig been ever
    ooit
    """.split()
)
_IDENTIFYING = frozenset("wie who nou eigenlijk precies exactly vertel more meer".split())
_ENDS_IDENTIFYING = _IDENTIFYING | frozenset("is was are were zijn waren".split())
_ENDS_COMPARISON = COMPARING | frozenset(
    """
    zijn het ze zij is do they are dat that daarover hierover elkaar each other over of or dan than from met with die
    van
    """.split()
)
_ENDS_CHANGE = CHANGES | frozenset("gaan denken kijken zien zich has have mind nu now veranderd".split())
_LEADING: dict[Aim, frozenset[str]] = {
    "find": frozenset(),
    "compare": _COMPARING,
    "change": _CHANGING,
    "identify": _IDENTIFYING,
}
_TRAILING: dict[Aim, frozenset[str]] = {
    "find": _BEHIND,
    "compare": _BEHIND | _ENDS_COMPARISON,
    "change": _BEHIND | _ENDS_CHANGE,
    "identify": _ENDS_IDENTIFYING,
}
# "About what Karel says" leads on.
_CLAUSES = _SAYING | frozenset("what wat how hoe that dat".split())
_ARTICLES = frozenset("de het een zijn haar hun the a an his her their".split())
_OF = frozenset(["van", "of"])
_WHO = frozenset(["who", "wie"])
_LEADS_TO_NAME = re.compile(
    r"(?:\bvolgens|\baccording\s+to|\bby|\bdoor|\bmet|\bwith|\bvan|\bof|\bfrom|\btussen|\bbetween)\s{1,8}$",
    re.IGNORECASE,
)
_JOINING = frozenset(["en", "and", "of", "or", ""])
_LOOKS_BACK = 24
# Where it stands is no part of what it is about: "over vertrouwen in zijn brieven".
_IN_LETTERS = re.compile(
    r"\s(?:in|uit|from)\s(?:de|een|zijn|haar|hun|the|a|his|her|their)\s(?:brief|brieven|letters?)$", re.IGNORECASE
)


def topic_of(text: str, taken: Iterable[Span], aim: Aim) -> str:
    """Return what remains of a question without the parts taken and without "what does ... say about".

    Args:
        text: the question.
        taken: where speakers, addressees, period, kind and titles are named.
        aim: what the answer is for.
    """
    remainder = _without(text, taken)
    words = [(_folded(word, remainder), word) for word in _WORD.finditer(remainder)]
    framing = _SAYING | _ABOUT | _AROUND | _LEADING[aim]
    if words and words[0][0] in _WHO:
        # "Who disagrees with Karel about" asks for others' words.
        framing |= _AGREEING
    start = _start(words, framing)
    opening = {word for word, _ in words[:start]}
    if opening and words[0][0] == "on":
        # "Karel on trust"
        opening.add("about")
    if start == len(words):
        return ""
    if aim == "find" and opening.isdisjoint(_SAYING | _ABOUT | AGREEING):
        start = 0
    end = len(words) - _count(words[:start:-1], _TRAILING[aim])
    if start:
        # "about the culture": an article in front of the topic is the topic's own, but adds nothing.
        remainder = remainder[words[start][1].start() : _end(words, end, remainder)].strip(" ?!.,;:-–")
        remainder = _IN_LETTERS.sub("", remainder)
    else:
        remainder = remainder[: _end(words, end, remainder)]
    return remainder.strip(" ?!.,;:-–")


def with_article(text: str, topic: str) -> str:
    """Return a question's topic with the article or possessive that stands before it there."""
    place = text.find(topic)
    if not topic or place < 0:
        return topic
    before = text[:place].split()
    is_article = bool(before) and text[:place].endswith(" ") and before[-1].casefold() in _ARTICLES
    return f"{before[-1]} {topic}" if is_article else topic


def _without(text: str, taken: Iterable[Span]) -> str:
    kept: list[str] = []
    end = 0
    for span in sorted(taken):
        if span.start >= end:
            led = _LEADS_TO_NAME.search(text, max(end, span.start - _LOOKS_BACK), span.start)
            between = text[end : led.start() if led else span.start]
            if not end or between.strip(" ,").casefold() not in _JOINING:
                kept.append(between)
        end = max(end, span.end)
    return " ".join(" ".join((*kept, text[end:])).split())


def _folded(word: re.Match[str], text: str) -> str:
    """Return a word in small letters; the "Van" of a name stays as it is, so that it is no word of the frame."""
    written = word.group()
    is_named = word.start() > 0 and written.casefold() in PARTICLES and written.istitle() and not text.istitle()
    return written if is_named else written.casefold()


def _start(words: Sequence[tuple[str, re.Match[str]]], framing: Collection[str]) -> int:
    """Return how many words lead to the topic: behind "over" only its article does."""
    at = 0
    is_thinking = False
    while at < len(words):
        word, following = words[at][0], words[at + 1][0] if at + 1 < len(words) else ""
        is_anybody = word in _ANYBODY and (following in _SAYING or following in _ABOUT or following in _OF)
        if word not in framing and not is_anybody:
            break
        at += 1
        is_thinking = is_thinking or word in THINKING
        if word in _ABOUT or (is_thinking and word in _OF):
            while at < len(words) and (words[at][0] in _ARTICLES or words[at][0] in _CLAUSES):
                at += 1
            break
    return at


def _count(words: Sequence[tuple[str, re.Match[str]]], framing: Collection[str]) -> int:
    """Return how many words at the beginning belong to the frame."""
    return next((at for at, (word, _) in enumerate(words) if word not in framing), len(words))


def _end(words: Sequence[tuple[str, re.Match[str]]], end: int, text: str) -> int:
    return len(text) if end == len(words) else words[end - 1][1].end()

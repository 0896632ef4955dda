"""What a question is about, once who, when and where are taken out of it."""

import re
from collections.abc import Iterable

from index.document import Span

_WORD = re.compile(r"[^\W_][\w'’-]*")
_SAYING = frozenset(
    """
    zegt zeggen zei zeiden gezegd schrijft schrijven schreef schreven geschreven vindt vinden vond
    vonden denkt denken dacht dachten meent menen say says said write writes wrote written think thinks
    thought feel feels felt believe believes mening visie kijk opvatting standpunt view views opinion
    opinions stance idea ideas vertelt vertelde appt appte mailt mailde antwoordt antwoordde tells told replied
    replies
    """.split()
)
_ABOUT = frozenset(["over", "about", "omtrent", "regarding"])
_AROUND = frozenset(
    """
    wat waar waarover staat stond what hoe how is are was were doe doet deed do does did has have heeft hebben had
    er ervan van of on aan in en and maar but kun kan can could je you mij me vertellen tell alles iets something
    anything everything eigenlijk zoal allemaal de het the a an een brief brieven letter letters uit
    from volgens according to by door zijn haar hun his her their this that dit dat deze hij zij ze he she
    they him them artikel artikelen interview interviews bericht berichten article articles message messages
    """.split()
)
_ARTICLES = frozenset("de het een zijn haar hun the a an his her their".split())
_LEADS_TO_NAME = re.compile(r"(?:\bvolgens|\baccording\s+to|\bby|\bdoor|\bmet|\bwith)\s+$", re.IGNORECASE)


def topic_of(text: str, taken: Iterable[Span]) -> str:
    """Return what remains of a question without the parts taken and without "what does ... say about".

    Args:
        text: the question.
        taken: where people, period and kind are named.
    """
    remainder = text
    for span in sorted(taken, reverse=True):
        before = _LEADS_TO_NAME.sub("", remainder[: span.start])
        remainder = f"{before} {remainder[span.end :]}"
    remainder = " ".join(remainder.split())
    words = list(_WORD.finditer(remainder))
    framing = _SAYING | _ABOUT | _AROUND
    end = 0
    while end < len(words) and words[end].group().casefold() in framing:
        end += 1
    opening = {word.group().casefold() for word in words[:end]}
    if end == len(words):
        return ""
    if opening & (_SAYING | _ABOUT):
        # "about the culture": an article in front of the topic is the topic's own, but adds nothing.
        remainder = remainder[words[end].start() :]
    return remainder.strip(" ?!.,;:-–")


def with_article(text: str, topic: str) -> str:
    """Return a question's topic with the article or possessive that stands before it there."""
    place = text.find(topic)
    if not topic or place < 0:
        return topic
    before = text[:place].split()
    is_article = bool(before) and text[:place].endswith(" ") and before[-1].casefold() in _ARTICLES
    return f"{before[-1]} {topic}" if is_article else topic

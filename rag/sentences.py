"""What a sentence can and cannot do as a quote."""

import re

_LEANING = re.compile(
    r"^[\"'“”‘’„(\s]*(?:dat|dit|die|deze|daar\w*|hier\w*|hij|zij|ze|toch|maar|want|dus|that|this|these|those|it|he|she|they|"
    r"but|so|therefore|which|such|en|and|ook|also)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[.!?…:][\"'“”‘’»)\]]*$")
_FEWEST_WORDS = 4


def leans_on_former(sentence: str) -> bool:
    """Tell whether a sentence begins with a word that points back, so that it cannot stand alone."""
    return bool(_LEANING.match(sentence))


def asks(sentence: str) -> bool:
    """Tell whether a sentence is a question; one seldom answers another."""
    return sentence.rstrip("\"'“”‘’»)] ").endswith("?")


def says_little(sentence: str) -> bool:
    """Tell whether a sentence is too short to answer anything, or is a heading."""
    return len(sentence.split()) < _FEWEST_WORDS or not _ENDING.search(sentence)

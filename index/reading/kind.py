"""Decides what kind of text a document is, by its form and by what it calls itself."""

import re
from collections.abc import Sequence

from index.document import Kind
from index.reading.interview import Part, has_cue

_MESSAGE = re.compile(
    r"\b(?:app-?berichten|app-?bericht|appen|appt|appje|appjes|geappt|groepsapp|whatsapp\w*|sms'?je|sms"
    r"|appgesprek|chatgesprek"
    r"|text messages?|texted|texts|messaging|direct messages?)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:[Ii]k|[Mm]ij|[Mm]ijn|[Mm]e|[Ww]ij|[Ww]e|[Oo]ns|I|[Mm]y|[Oo]ur)\b")
_MINE = re.compile(r"\b(?:[Ii]k|[Mm]ij|[Mm]ijn|I|[Mm]y|me)\b")
_THIS_INTERVIEW = re.compile(
    r"(?:interview|vraaggesprek)(?:\s(?:by|door)\s|:)|(?:dit|this)\sinterview\b", re.IGNORECASE
)
_TO_SOMEBODY = re.compile(r"\b(?:u|uw|je|jij|jou|jouw|jullie|you|your)\b", re.IGNORECASE)


def letter_kind(title: str, introduction: Sequence[str]) -> Kind:
    """Return `message` for a text with a greeting that calls itself one, else `letter`."""
    return "message" if any(_MESSAGE.search(text) for text in (title, *introduction)) else "letter"


def dialogue_kind(title: str, introduction: Sequence[str], *, stamped: bool, asked: bool) -> Kind:
    """Return the kind of a text in which people take turns by name.

    Args:
        title: its title, or nothing.
        introduction: the lines above it.
        stamped: whether times stand with the names.
        asked: whether one of them puts questions to the others.
    """
    if stamped or any(_MESSAGE.search(text) for text in (title, *introduction)):
        return "message"
    return "interview" if asked or any(has_cue(text) for text in (title, *introduction)) else "other"


def is_called_interview(title: str, header: Sequence[str], foot: Sequence[str]) -> bool:
    """Tell whether the lines above a text, or its title, call it an interview, or those below it say whose it is."""
    return any(has_cue(text) for text in (title, *header)) or any(_THIS_INTERVIEW.match(text) for text in foot)


def is_like_interview(parts: Sequence[Part], texts: Sequence[str], *, introduced: bool) -> bool:
    """Tell whether questions are put to somebody: three or more, most of them with `u`, `je` or `you`.

    Where the text introduces whoever answers, it is enough that most of the answers speak of `ik` or `I`.
    """
    questions = [text for part, text in zip(parts, texts, strict=True) if part is Part.QUESTION]
    addressed = sum(bool(_TO_SOMEBODY.search(question)) for question in questions)
    is_put = addressed * 2 >= len(questions) or (introduced and are_answered_as_own(parts, texts))
    return len(questions) > 2 and is_put


def is_put_to_somebody(questions: Sequence[str]) -> bool:
    """Tell whether any question says `u`, `je` or `you`."""
    return any(_TO_SOMEBODY.search(question) for question in questions)


def are_answered_as_own(parts: Sequence[Part], texts: Sequence[str]) -> bool:
    """Tell whether whoever answers speaks of `ik` or `I`, and whoever introduces does not."""
    answers = [bool(_OWN.search(text)) for part, text in zip(parts, texts, strict=True) if part is Part.ANSWER]
    above = [text for part, text in zip(parts, texts, strict=True) if part is Part.INTRODUCTION]
    return sum(answers) * 2 > len(answers) and not any(_MINE.search(text) for text in above)

"""Finds who is quoted in passing: `zoals Ann ooit zei`, `as Ann once put it`, `wat Ann stil leed noemt`."""

from collections.abc import Iterator

from index.reading.reporting.mentions import Mention
from index.reading.reporting.sentence import NEGATIONS, Sentence, is_plain
from index.reading.reporting.subjects import is_doubted, subject_after
from index.reading.reporting.words import ADVERBS, AUXILIARIES, JOINED, OBJECTS, PARTICIPLES, PREPOSITIONS, VERBS

_FURTHEST = 12
_PUT = frozenset(("put", "puts"))


def as_said(sentence: Sentence) -> Iterator[Mention]:
    """Yield who stands in `zoals Ann ooit zei`, `as Ann once put it`, `wat Ann stil leed noemt`."""
    words = sentence.words
    for place, word in enumerate(words):
        if word.lower not in ("zoals", "as", "wat", "what"):
            continue
        subject = subject_after(sentence, place)
        skipped = place + 1
        while subject is None and skipped < min(place + 3, len(words)) and words[skipped].lower in ADVERBS:
            subject = subject_after(sentence, skipped)
            skipped += 1
        if subject is None or is_doubted(sentence, place):
            continue
        if _says_so(sentence, subject.last + 1, word.lower):
            yield subject


def _says_so(sentence: Sentence, start: int, opening: str) -> bool:
    words = sentence.words
    phrase = 0
    for index in range(start, min(start + _FURTHEST, len(words))):
        lower = words[index].lower
        calls = opening in ("wat", "what")
        verb = VERBS.get(lower)
        if calls:
            if verb is not None and verb.sort == "call" and verb.english == (opening == "what"):
                return True
            if "," in words[index].before:
                return False
            continue
        if not is_plain(words[index].before) or lower in NEGATIONS:
            return False
        if opening == "zoals" and (lower in JOINED or lower in PARTICIPLES):
            return True
        if opening == "as" and (lower in _PUT or (verb is not None and verb.english)):
            return _ends_clause(sentence, index + 1, put=lower in _PUT)
        if lower in PREPOSITIONS:
            phrase = 4
        elif (
            lower in ADVERBS or lower in OBJECTS or lower in AUXILIARIES or lower in ("het", "dat", "it", "likes", "to")
        ):
            pass
        elif phrase:
            phrase -= 1
        else:
            return False
    return False


def _ends_clause(sentence: Sentence, start: int, *, put: bool) -> bool:
    """Tell whether nothing but a hearer, a time or a place comes before the next comma or the end."""
    words = sentence.words
    phrase = 0
    for index in range(start, min(start + _FURTHEST, len(words))):
        before, lower = words[index].before, words[index].lower
        if not is_plain(before):
            return True
        if lower in PREPOSITIONS:
            phrase = 4
        elif lower in ADVERBS or lower in OBJECTS or index in sentence.starting or (put and lower == "it"):
            pass
        elif phrase:
            phrase -= 1
        else:
            return False
    return len(words) - start < _FURTHEST

"""Finds who says something by a verb of more than one word: `Ann legt uit dat`, `heeft Ann gezegd`."""

from collections.abc import Iterator

from index.reading.reporting.content import CLAUSE, content_follows
from index.reading.reporting.mentions import Mention
from index.reading.reporting.sentence import NEGATIONS, Sentence, ends_speech, is_plain
from index.reading.reporting.subjects import can_be_inverted, is_fronted, subject_after, subjects_before
from index.reading.reporting.words import AUXILIARIES, PARTICIPLES, SEPARABLE, VERBS, Verb

_FURTHEST = 12
_TOLD = Verb("tell", english=False)


def of_separable(sentence: Sentence) -> Iterator[Mention]:
    """Yield the subjects of verbs whose particle stands further on (Ann legt uit dat; toch geeft Ann toe dat)."""
    for place, word in enumerate(sentence.words):
        for particle, verbs in SEPARABLE.items():
            if word.lower in verbs:
                yield from _of_separable(sentence, place, particle)


def _of_separable(sentence: Sentence, place: int, particle: str) -> Iterator[Mention]:
    words = sentence.words
    subjects = subjects_before(sentence, place)
    after = subject_after(sentence, place) if not subjects else None
    start = after.last if after is not None else place
    for index in range(start + 1, min(start + _FURTHEST, len(words))):
        if not is_plain(words[index].before) or words[index].lower in NEGATIONS:
            return
        if words[index].lower == particle:
            verb = VERBS["vraagt"] if particle == "af" else CLAUSE[particle == "out"]
            if particle != "twijfel" and not content_follows(sentence, index + 1, verb, particle):
                return
            if subjects:
                yield from subjects
            elif after is not None and particle != "out" and can_be_inverted(sentence, place, tells=True):
                yield after
            return


def of_participles(sentence: Sentence) -> Iterator[Mention]:
    """Yield the subjects of verbs in the perfect tense (Ann heeft ooit gezegd dat; “...”, heeft Ann gezegd)."""
    words = sentence.words
    for place, word in enumerate(words):
        if word.lower not in AUXILIARIES:
            continue
        subjects = subjects_before(sentence, place)
        after = None if subjects else subject_after(sentence, place)
        start = after.last if after is not None else place
        participle = _participle(sentence, start + 1)
        if participle is None or not (subjects or after):
            continue
        told = content_follows(sentence, participle + 1, _TOLD, words[participle].lower)
        if subjects:
            yield from subjects if told else ()
        elif after is not None and (
            ends_speech(sentence, place)
            or is_fronted(sentence, place)
            or ("," in word.before and not is_plain(sentence.before(participle + 1)))
            or (told and can_be_inverted(sentence, place, tells=True))
        ):
            yield after


def _participle(sentence: Sentence, start: int) -> int | None:
    words = sentence.words
    for index in range(start, min(start + _FURTHEST, len(words))):
        if not is_plain(words[index].before) or words[index].lower in NEGATIONS:
            return None
        if words[index].lower in PARTICIPLES:
            return index
    return None

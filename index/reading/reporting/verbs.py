"""Finds who says or thinks something in a sentence, by a verb in the present or the past."""

from collections.abc import Iterator, Sequence

from index.reading.people import TITLES
from index.reading.reporting.content import content_follows
from index.reading.reporting.mentions import Mention
from index.reading.reporting.sentence import Sentence, clause_start, ends_speech, is_plain, opens_quote
from index.reading.reporting.subjects import can_be_inverted, is_fronted, joined_after, subject_after, subjects_before
from index.reading.reporting.words import ROLES, SUBJECTS, VERBS, Verb

_FURTHEST = 12


def of_verbs(sentence: Sentence) -> Iterator[Mention]:
    """Yield the subjects of verbs of saying and thinking, where what is said or thought stands beside them."""
    for place, word in enumerate(sentence.words):
        verb = VERBS.get(word.lower)
        if verb is not None:
            yield from _of_verb(sentence, place, verb)
        if word.lower == "say" and place > 1 and _is_habit(sentence, place):
            yield from subjects_before(sentence, place - 2)


def _is_habit(sentence: Sentence, place: int) -> bool:
    """Tell whether `say` stands in `used to say that`."""
    first, second = (word.lower for word in sentence.words[place - 2 : place])
    habit = first in ("used", "likes", "liked") and second == "to"
    return habit and content_follows(sentence, place + 1, VERBS["said"], "said")


def _of_verb(sentence: Sentence, place: int, verb: Verb) -> Iterator[Mention]:
    words = sentence.words
    word = words[place].lower
    if word == "called" and place + 1 < len(words) and words[place + 1].lower == "that":
        return
    if content_follows(sentence, place + 1, verb, word):
        subjects = subjects_before(sentence, place)
        if subjects:
            yield from _fitting(sentence, subjects, verb)
            return
        yield from _of_second_verb(sentence, place, verb)
    if verb.english and _said_after_quote(sentence, place):
        yield from subjects_before(sentence, place)
    subject = subject_after(sentence, place)
    if subject is None:
        return
    group = joined_after(sentence, subject)
    if verb.plural and len(group) < 2:
        return
    if not verb.plural and not verb.english:
        group = group[:1]
    if (
        _is_inverted_after_quote(sentence, place, group[-1])
        or (not verb.english and is_fronted(sentence, place))
        or (
            not verb.english
            and can_be_inverted(sentence, place, tells=verb.sort == "tell")
            and content_follows(sentence, group[-1].last + 1, verb, word)
        )
    ):
        yield from group


def _said_after_quote(sentence: Sentence, place: int) -> bool:
    """Tell whether a name and its verb follow what is said (“...,” Ann once said; ..., Ann says, ...)."""
    named = subjects_before(sentence, place)
    if not named or is_plain(sentence.before(place + 1)):
        return False
    first = named[0].first
    return ends_speech(sentence, first) or (first > 0 and sentence.words[first].before.strip() == ",")


def _is_inverted_after_quote(sentence: Sentence, place: int, subject: Mention) -> bool:
    """Tell whether a verb and its subject stand behind what is said (“...”, zei Ann; ..., said Ann)."""
    ends = not is_plain(sentence.before(subject.last + 1))
    return ends_speech(sentence, place) or ("," in sentence.words[place].before and ends and place > 0)


def _of_second_verb(sentence: Sentence, place: int, verb: Verb) -> Iterator[Mention]:
    """Yield the subject of a second verb before a quotation: `Ann belde en zei:`, `een arts, Ann, en die zei:`."""
    words = sentence.words
    quoted = place + 1 < len(words) and (":" in words[place + 1].before or opens_quote(words[place + 1].before))
    if verb.sort not in ("say", "ask") or not quoted or place < 2:
        return
    if words[place - 1].lower == "die" and words[place - 2].lower == "en":
        named = [sentence.starting[at] for at in range(max(0, place - _FURTHEST), place) if at in sentence.starting]
        if (
            len(named) == 1
            and words[named[0].first].before.strip() == "," == sentence.before(named[0].last + 1).strip()
        ):
            yield named[0]
    if words[place - 1].lower not in ("en", "and"):
        return
    start = clause_start(sentence, place - 1 if is_plain(words[place - 1].before) else place - 2)
    inside = [sentence.starting[at] for at in range(start, place) if at in sentence.starting]
    alone = not any(word.lower in SUBJECTS for word in words[start:place])
    role = len(inside) == 1 and inside[0].first > start and words[inside[0].first - 1].lower in (*ROLES, *TITLES)
    if alone and len(inside) == 1 and not inside[0].genitive and inside[0].first - start <= int(role):
        yield inside[0]


def _fitting(sentence: Sentence, subjects: Sequence[Mention], verb: Verb) -> Sequence[Mention]:
    """Return those of people in a row who can be the subject of a verb by its number."""
    if verb.plural:
        return subjects if len(subjects) > 1 else ()
    opens = subjects[0].first == clause_start(sentence, subjects[0].first)
    return subjects if verb.english and opens and len(subjects) > 1 else subjects[-1:]

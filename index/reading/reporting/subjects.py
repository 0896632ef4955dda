"""Finds who is the subject of a verb of saying or thinking, before it or after it."""

from collections.abc import Sequence

from index.reading.people import TITLES
from index.reading.reporting.mentions import Mention, Word
from index.reading.reporting.sentence import Sentence, clause_start, is_plain
from index.reading.reporting.words import ADVERBS, DOUBTED, OBJECTS, OPENS_CLAUSE, PREPOSITIONS, ROLES, SUBJECTS, TIMES

_LONGEST_PHRASE = 5
_LONGEST_APPOSITION = 8
_DUTCH_SUBJECTS = frozenset("ik we wij jij hij zij ze men".split())


def subjects_before(sentence: Sentence, verb: int) -> tuple[Mention, ...]:
    """Return who stands as the subject before a verb, whatever short insertion comes between."""
    words = sentence.words
    if verb + 1 < len(words) and words[verb + 1].lower in _DUTCH_SUBJECTS and is_plain(words[verb + 1].before):
        return ()
    index = verb
    while index > max(0, verb - 4) and is_plain(words[index].before) and words[index - 1].lower in ADVERBS | OBJECTS:
        index -= 1
    for last in (index - 1, _before_relative(words, index), _before_insertion(sentence, index)):
        mention = sentence.ending.get(last) if last is not None and last >= 0 else None
        if mention is None or (last == index - 1 and not _adjoins(sentence, mention, index)):
            continue
        if not mention.genitive and _can_be_subject(sentence, mention):
            return (*_joined_before(sentence, mention), mention)
    return ()


def subject_after(sentence: Sentence, verb: int) -> Mention | None:
    """Return who stands as the subject directly after a verb."""
    words = sentence.words
    index = verb + 1
    while index < min(verb + 5, len(words)) and is_plain(words[index].before):
        mention = sentence.starting.get(index)
        if mention is not None:
            return None if mention.genitive else mention
        lower = words[index].lower
        if lower not in ("ook", "zelf", "onze", "mijn", "de", "our", "my", "the") and not (
            lower in TITLES or lower in ROLES
        ):
            return None
        index += 1
    return None


def can_be_inverted(sentence: Sentence, verb: int, *, tells: bool) -> bool:
    """Tell whether what stands before a Dutch verb leaves its subject to come after it.

    Args:
        sentence: the sentence.
        verb: the verb's place.
        tells: whether somebody it is told to can follow it as well (ik schreef Ann dat).
    """
    words = sentence.words
    if verb == 0:
        return False
    start = clause_start(sentence, verb)
    if start == verb:
        return "," in words[verb].before or not tells
    last, first = words[verb - 1].lower, words[start].lower
    if last in SUBJECTS and last not in ("dat", "het"):
        return False
    named = sentence.ending.get(verb - 1)
    if named is not None and not _after_preposition(sentence, named):
        return False
    return (
        not tells or first in PREPOSITIONS or first in ADVERBS or first in TIMES or first in ("dat", "dit", "zo", "wat")
    )


def is_fronted(sentence: Sentence, place: int) -> bool:
    """Tell whether a clause opens with what stood before it (Dat vindt Ann ook; daar had Ann voor gewaarschuwd)."""
    first = sentence.words[place - 1].lower if place else ""
    return first == "daar" or (place == 1 and first in ("dat", "dit", "zo"))


def joined_after(sentence: Sentence, mention: Mention) -> tuple[Mention, ...]:
    """Return somebody and who is listed directly behind them (Ann, Bo en Cas)."""
    found = [mention]
    words = sentence.words
    while True:
        index = found[-1].last + 1
        if index >= len(words):
            break
        if words[index].lower in ("en", "and") and is_plain(words[index].before):
            index += 1
        elif words[index].before.strip() != ",":
            break
        following = sentence.starting.get(index)
        if following is None or following.genitive:
            break
        found.append(following)
    return tuple(found)


def is_doubted(sentence: Sentence, first: int) -> bool:
    """Tell whether a clause that opens with a word only supposes something."""
    return first > 0 and sentence.words[first - 1].lower in DOUBTED


def _joined_before(sentence: Sentence, mention: Mention) -> tuple[Mention, ...]:
    """Return who is listed directly before somebody."""
    words = sentence.words
    found: list[Mention] = []
    first = mention.first
    while first > 0:
        if words[first - 1].lower in ("en", "and") and is_plain(words[first].before):
            last = first - 2
            if not is_plain(words[first - 1].before):
                break
        elif words[first].before.strip() == "," and found:
            last = first - 1
        else:
            break
        other = sentence.ending.get(last)
        if other is None or other.genitive:
            break
        found.append(other)
        first = other.first
    return tuple(reversed(found))


def _adjoins(sentence: Sentence, mention: Mention, index: int) -> bool:
    """Tell whether a verb follows a name, or a name that is put in between commas (our nurse, Ann, says)."""
    between = sentence.words[index].before
    return is_plain(between) or (between.strip() == "," == sentence.words[mention.first].before.strip())


def _can_be_subject(sentence: Sentence, mention: Mention) -> bool:
    first = _noun_phrase_start(sentence, mention)
    return not _after_preposition(sentence, mention) and not is_doubted(sentence, first)


def _after_preposition(sentence: Sentence, mention: Mention) -> bool:
    first = _noun_phrase_start(sentence, mention)
    return (
        first > 0
        and is_plain(sentence.words[first].before)
        and sentence.words[first - 1].lower in PREPOSITIONS | {"than", "dan"}
    )


def _noun_phrase_start(sentence: Sentence, mention: Mention) -> int:
    """Return the first word of a name with the titles, roles and article before it."""
    words = sentence.words
    first = mention.first
    while (
        first > 0
        and not words[first].before.strip(" .\u00a0\n")
        and (words[first - 1].lower in ROLES or words[first - 1].lower in TITLES)
    ):
        first -= 1
    owned = ("onze", "mijn", "our", "my", "jullie", "jouw", "your", "zijn", "haar", "hun", "his", "her", "their")
    articled = first < mention.first and words[max(0, first - 1)].lower in ("de", "the", "een", "a", "an")
    if first > 0 and (articled or words[first - 1].lower in owned) and is_plain(words[first].before):
        first -= 1
    return first


def _before_relative(words: Sequence[Word], index: int) -> int | None:
    """Return the word before `, who` or `, die`."""
    if index > 1 and words[index - 1].lower in ("die", "who") and words[index - 1].before.strip() == ",":
        return index - 2
    return None


def _before_insertion(sentence: Sentence, index: int) -> int | None:
    """Return the last word of a name with something between it and the verb: `Ann, our nurse,` or `Ann of Finance`."""
    words = sentence.words
    if index >= len(words) or index == 0:
        return None
    lowest = max(0, index - _LONGEST_APPOSITION)
    if words[index].before.strip() == ",":
        place = index - 1
        while place > lowest and is_plain(words[place].before):
            place -= 1
        first = words[place].lower
        opens = first in ("die", "who") or (first not in SUBJECTS and first not in OPENS_CLAUSE)
        return place - 1 if words[place].before.strip() == "," and opens else None
    for place in range(index - 1, max(0, index - _LONGEST_PHRASE), -1):
        if not is_plain(words[place].before):
            return None
        if words[place].lower in ("van", "bij", "uit", "in", "of", "from", "at"):
            return place - 1
    return None

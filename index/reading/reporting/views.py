"""Finds whose view a sentence gives without a verb of saying: `volgens Ann`, `Ann’s view is that`."""

from collections.abc import Iterator
from dataclasses import replace

from index.reading.people import TITLES
from index.reading.reporting.content import CLAUSE, content_follows
from index.reading.reporting.mentions import Mention
from index.reading.reporting.sentence import Sentence, border_before, is_plain
from index.reading.reporting.subjects import joined_after, subjects_before
from index.reading.reporting.words import ADVERBS, DETERMINERS, LEADS, OPINIONS, ROLES
from index.reading.words import word_set

_IS = frozenset("is was blijft luidt luidde remains".split())
_CONVINCED = (
    ("van", "mening"),
    ("ervan", "overtuigd"),
    ("overtuigd",),
    ("convinced",),
    ("of", "the", "opinion"),
    ("of", "the", "view"),
)
_AFTER_NAME = word_set("is was zijn waren kan zal wil mag zou kon mocht wilde the a an it you every no we they")


def after_lead(sentence: Sentence) -> Iterator[Mention]:
    """Yield who stands after `volgens`, `according to` and the like."""
    words = sentence.words
    for mention in sentence.mentions:
        first = mention.first
        while first > 0 and (words[first - 1].lower in ROLES or words[first - 1].lower in TITLES):
            first -= 1
        for opening in range(first - 1, max(-1, first - 3), -1):
            if first < mention.first and words[opening].lower in (*DETERMINERS, "onze"):
                first = opening
        followed = words[mention.last + 1] if mention.last + 1 < len(words) else None
        if mention.genitive or (followed and is_plain(followed.before) and _is_no_person(mention, followed.text)):
            continue
        if _leads_in(sentence, mention):
            yield mention
        for lead in LEADS:
            start = first - len(lead)
            if start >= 0 and tuple(word.lower for word in words[start:first]) == lead:
                if not border_before(sentence, start + 1, first):
                    yield from joined_after(sentence, mention)
                break


def _leads_in(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether somebody stands in `om met Ann te spreken`."""
    lower = [word.lower for word in sentence.words[max(0, mention.first - 2) : mention.last + 3]]
    return lower[:2] == ["om", "met"] and lower[-2:] == ["te", "spreken"]


def _is_no_person(mention: Mention, followed: str) -> bool:
    """Tell whether what follows a name makes it a label (Plan 9) or, after an s, whose a thing is (Anns plan)."""
    verb = followed.endswith(("t", "de", "te")) and not followed.endswith("ste")
    return followed.isdigit() or (mention.name.endswith("s") and not verb and followed not in _AFTER_NAME)


def with_opinion(sentence: Sentence) -> Iterator[Mention]:
    """Yield whose view, advice or the like is told (Ann’s view is that; het advies van Ann: ...)."""
    words = sentence.words
    for mention in sentence.mentions:
        after = mention.last + 1
        if mention.genitive:
            noun = next(
                (at for at in range(after, min(after + 2, len(words))) if words[at].lower in OPINIONS), len(words)
            )
            leads = mention.first > 0 and words[mention.first - 1].lower == "in"
            if (
                noun < len(words)
                and not border_before(sentence, after, noun)
                and (leads or _is_stated(sentence, noun + 1))
            ):
                yield mention
        elif mention.name.endswith("s") and after < len(words) and words[after].lower in OPINIONS:
            if is_plain(words[after].before) and _is_stated(sentence, after + 1):
                yield replace(mention, name=mention.name[:-1])
        elif (
            mention.first > 1
            and words[mention.first - 1].lower in ("van", "of")
            and words[mention.first - 2].lower in OPINIONS
            and _is_stated(sentence, after)
        ):
            yield mention


def _is_stated(sentence: Sentence, index: int) -> bool:
    """Tell whether a view is told from a word on: after a colon, or after `is` in a clause."""
    words = sentence.words
    if index >= len(words):
        return False
    if ":" in words[index].before:
        return True
    if words[index].lower not in _IS or not is_plain(words[index].before) or index + 1 >= len(words):
        return False
    return (
        words[index + 1].lower in ("om", "to")
        or any(":" in words[later].before for later in range(index + 1, min(index + 4, len(words))))
        or content_follows(sentence, index + 1, CLAUSE[False], "is")
        or content_follows(sentence, index + 1, CLAUSE[True], "is")
    )


def convinced(sentence: Sentence) -> Iterator[Mention]:
    """Yield who is said to be of an opinion (Ann is ervan overtuigd dat)."""
    words = sentence.words
    lower = [word.lower for word in words]
    for place in range(len(words)):
        if lower[place] not in ("is", "was", "blijft"):
            continue
        index = place + 1
        while index < len(words) and lower[index] in ADVERBS and is_plain(words[index].before):
            index += 1
        for phrase in _CONVINCED:
            end = index + len(phrase)
            if tuple(lower[index:end]) == phrase and end + 1 < len(words) and lower[end] in ("dat", "that"):
                yield from subjects_before(sentence, place)
                break

"""Tells whether what somebody says or thinks follows a verb: a clause, a quotation, or words behind a colon."""

from index.reading.reporting.sentence import Sentence, is_plain, opens_quote
from index.reading.reporting.words import (
    ADVERBS,
    ADVISING,
    BE_AND_MODALS,
    DETERMINERS,
    OBJECTS,
    PLEADING,
    PREPOSITIONS,
    THERE,
    TIMES,
    Verb,
)
from index.reading.words import word_set

_FURTHEST = 12
_LONGEST_PHRASE = 5
_LONGEST_APPOSITION = 8
_COMPLEMENTS = {
    ("say", False): frozenset(("dat", "hoe", "waarom")),
    ("tell", False): frozenset(("dat", "hoe", "waarom")),
    ("think", False): frozenset(("dat",)),
    ("ask", False): frozenset(("of", "waarom", "hoe", "wat", "wie", "waar", "wanneer")),
    ("say", True): frozenset(("that", "how", "why")),
    ("tell", True): frozenset(("that", "how", "why")),
    ("think", True): frozenset(("that",)),
    ("ask", True): frozenset(("whether", "why", "how", "what", "if", "who", "when")),
}
_NOT = frozenset(("niet", "nooit", "not", "never"))
_SUBJECT_PRONOUNS = frozenset("he she they we i".split())
_NOUN_PHRASE = word_set("the a an our my your his her their every each most all some no people nobody everyone")
_FOUND = frozenset(("vond", "vonden", "found"))
_LEAST_BARE = 3
CLAUSE = {False: Verb("say", english=False), True: Verb("say", english=True)}


def content_follows(sentence: Sentence, start: int, verb: Verb, word: str) -> bool:
    """Tell whether from a word on comes what somebody says: a clause, a quotation, or what a colon announces.

    Args:
        sentence: the sentence.
        start: the first word after the verb, and after its subject where that follows it.
        verb: the verb.
        word: the verb as it stands there.
    """
    if verb.sort == "call":
        return _name_follows(sentence, start)
    words = sentence.words
    phrase = 0
    index = start
    while index < min(start + _FURTHEST, len(words)):
        before, lower = words[index].before, words[index].lower
        if opens_quote(before):
            return True
        if ":" in before:
            return True
        if not is_plain(before):
            return False
        if lower in _COMPLEMENTS[verb.sort, verb.english]:
            return index + 1 < len(words) and (word not in _FOUND or _opens_clause(sentence, index + 1))
        if verb.bare and phrase == 0 and _is_bare_clause(sentence, index):
            return True
        if (word in ("vindt", "vinden") and lower in THERE) or (word in ADVISING and lower == "om"):
            return True
        if word in PLEADING and lower in ("voor", "tegen", "for", "against"):
            return True
        if verb.sort in ("tell", "ask") and lower == "to" and words[index - 1].lower in OBJECTS | {"not"}:
            return True
        if index in sentence.starting and verb.sort == "tell":
            index = sentence.starting[index].last
        elif lower in ("over", "about") or (lower in ("van", "of") and not phrase):
            # What somebody speaks of may have a clause of its own (over de brief dat hij schreef).
            return False
        elif lower in PREPOSITIONS or lower in TIMES:
            phrase = _LONGEST_PHRASE
        elif lower in ADVERBS or lower in OBJECTS or (lower in _NOT and verb.sort == "think"):
            pass
        elif verb.sort == "tell" and verb.english and index == start and lower in DETERMINERS:
            phrase = 1
        elif lower == "het" and index == start and verb.sort == "say" and not verb.english:
            pass
        elif phrase:
            phrase -= 1
        else:
            return False
        index += 1
    return False


def _name_follows(sentence: Sentence, start: int) -> bool:
    """Tell whether somebody calls a thing something: `that`, or words before an opening quote."""
    words = sentence.words
    for index in range(start, min(start + _LONGEST_APPOSITION, len(words))):
        before, lower = words[index].before, words[index].lower
        if opens_quote(before):
            return True
        if not is_plain(before):
            return False
        if all(each.lower in ADVERBS for each in words[start:index]):
            if lower in THERE:
                return index + 1 < len(words)
            if (
                lower in OBJECTS
                and index + 1 < len(words)
                and words[index + 1].lower in ("een", "de", "het", "a", "the")
            ):
                return True
    return False


def _opens_clause(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index].lower
    return word in DETERMINERS or index in sentence.starting or word.endswith("en")


def _is_bare_clause(sentence: Sentence, index: int) -> bool:
    """Tell whether a clause without `that` starts at a word."""
    words = sentence.words
    lower = words[index].lower
    left = len(words) - index
    if left < _LEAST_BARE:
        return False
    head = lower.replace("’", "'").split("'")[0]
    if head in _SUBJECT_PRONOUNS:
        return True
    following = words[index + 1].lower
    if head in ("it", "this", "that", "there", "you"):
        return head != lower or following in BE_AND_MODALS
    if index in sentence.starting:
        return sentence.starting[index].last + 1 < len(words)
    if following in BE_AND_MODALS and lower not in PREPOSITIONS:
        return True
    return lower in _NOUN_PHRASE and left > _LEAST_BARE

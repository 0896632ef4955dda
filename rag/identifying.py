"""Finds out whether a question asks who somebody is, and of whom."""

from collections.abc import Sequence

from index.people import PARTICLES
from rag.name_reader import NameReader
from rag.place_reader import AND, Named, PlaceReader
from rag.speaker_places import Place
from rag.words_of_question import Word

_WHO = frozenset(["who", "wie"])
_IS = frozenset("is are was were zijn waren".split())
_SMALL = frozenset("eigenlijk nou toch dan precies die deze dat this that exactly really again ook alweer".split())
# "Who is Karel of the night shift?" goes on telling whom it means; "Who is Karel angry with?" asks something else.
_GOES_ON = frozenset("of from at in van uit bij".split())
_AT_WORK = frozenset(
    """
    voor werk de kost dagelijks dagelijkse leven in het beroep van for a living work as job precies eigenlijk exactly
    zoal
    """.split()
)
_JOBS = frozenset(
    "job profession occupation background beroep werk functie achtergrond baan vak work career loopbaan".split()
)
_TELLING = frozenset("tell vertel vertellen".split())
_ABOUT = frozenset(["about", "over"])
_LONGEST = 8


def find_identified(reader: NameReader) -> tuple[Named, ...]:
    """Return of whom a question asks who they are or what their work is; nobody when it asks something else.

    Somebody may be meant whom the letters don't know, where nothing but a name can stand: "Who is Shirley?".
    """
    words = reader.words
    for at, word in enumerate(words):
        if word.folded in _WHO:
            found = _who_is(reader, at)
        elif word.folded in ("doet", "does", "do", "deed", "did"):
            found = _does(reader, at)
        elif word.folded in _JOBS:
            found = _job_of(reader, at)
        elif word.folded in _ABOUT and any(earlier.folded in _TELLING for earlier in words[:at]):
            found = _told_of(reader, at)
        else:
            continue
        if found:
            return found
    return ()


def _who_is(reader: NameReader, at: int) -> tuple[Named, ...]:
    """Read "who is Karel", "who's Karel" and "who Karel is"."""
    words = reader.words
    after = at + 1
    is_said = words[at].owns
    if after < len(words) and words[after].folded in _IS:
        after, is_said = after + 1, True
    while is_said and after < len(words) and words[after].folded in _SMALL:
        after += 1
    named = _names_at(reader, after, may_be_unknown=is_said)
    if not named:
        return ()
    following = words[named[-1].end :]
    if not is_said:
        return named if following and following[0].folded in _IS and not _rest(following[1:]) else ()
    return named if not _rest(following) or following[0].folded in _GOES_ON or not following[0].follows else ()


def _does(reader: NameReader, at: int) -> tuple[Named, ...]:
    """Read "wat doet Karel voor werk" and "what does Karel do for a living", not "wat doet Karel met klanten"."""
    words = reader.words
    if not at or words[at - 1].folded not in ("wat", "what"):
        return ()
    named = _names_at(reader, at + 1, may_be_unknown=False)
    following = words[named[-1].end :] if named else ()
    if following and following[0].folded == "do":
        following = following[1:]
    elif named and words[at].folded in ("does", "do", "did"):
        return ()
    return named if all(word.folded in _AT_WORK for word in following) else ()


def _job_of(reader: NameReader, at: int) -> tuple[Named, ...]:
    """Read "Karel's job" and "het beroep van Karel"."""
    words = reader.words
    is_asked = bool(words) and words[0].folded in ("what", "wat", "welk", "which")
    if not is_asked:
        return ()
    if at + 1 < len(words) and words[at + 1].folded in ("van", "of"):
        named = _names_at(reader, at + 2, may_be_unknown=False)
        return named if named and not _rest(words[named[-1].end :]) else ()
    for start in range(max(0, at - _LONGEST), at):
        forms = reader.longest(start, at)
        if forms and start + len(forms[0].words) == at and reader.owns(start, forms[0]) and not _rest(words[at + 1 :]):
            return _names_at(reader, start, may_be_unknown=False)
    return ()


def _told_of(reader: NameReader, at: int) -> tuple[Named, ...]:
    """Read "tell me about Karel", with nothing behind it."""
    named = _names_at(reader, at + 1, may_be_unknown=False)
    return named if named and not _rest(reader.words[named[-1].end :]) else ()


def _names_at(reader: NameReader, at: int, *, may_be_unknown: bool) -> tuple[Named, ...]:
    """Return the names that stand at `at`, one or several joined by "and"."""
    words = reader.words
    end = at
    while end < len(words) and end < at + _LONGEST and (end == at or words[end].follows):
        end += 1
    # In small letters a name is known by standing alone, or by words of which none is ordinary.
    is_certain = end == len(words) and not any(
        reader.is_ordinary(word.folded) and word.folded not in PARTICLES for word in words[at:end]
    )
    place = Place(at, end, is_certain, may_be_unknown)
    named = tuple(PlaceReader(reader).named_in(place))
    if not may_be_unknown and any(not _is_meant(reader, one) for one in named):
        return ()
    # What follows "Karel and" is no name.
    is_broken = bool(named) and named[-1].end < end and words[named[-1].end].folded in AND
    return () if is_broken else named


def _is_meant(reader: NameReader, named: Named) -> bool:
    """Tell a name from the ordinary word that is written alike."""
    forms = reader.longest(named.end - 1, named.end)
    return named.end - named.start > 1 or not forms or reader.is_meant(named.start, forms[0])


def _rest(words: Sequence[Word]) -> bool:
    return any(word.folded not in _SMALL for word in words)

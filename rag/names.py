"""Finds in a question the people whose words it asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import Span
from index.people import Person
from rag.name_forms import forms_of, people_of
from rag.name_reader import IsOrdinary, NameReader
from rag.place_reader import AND, TITLES, Named, PlaceReader
from rag.speaker_places import OPINIONS, THINKING, speaker_places
from rag.words_of_question import words_of

# A name behind one of these is spoken of or to; it does not speak.
_SPOKEN_OF = frozenset(
    """
    over about aan to met with tegen against omtrent regarding naar jegens towards concerning tot op on voor for
    """.split()
)
# Where one of these stands, everybody named is asked about.
_COMPARING = frozenset(
    "eens oneens verschil verschillen verschilt vergelijk vergeleken overeen tegenover versus vs beide beiden allebei"
    " agree agrees disagree disagrees differ differs difference compare compared both than dan".split()
)


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """Who is named in a question.

    Attributes:
        speakers: those whose words are asked for.
        spans: where they, or the one who is unknown, are named.
        unknown: a name in a speaker's place that nobody in the letters has.
    """

    speakers: tuple[Person, ...]
    spans: tuple[Span, ...]
    unknown: str | None


def find_people(text: str, people: Sequence[Person], is_ordinary: IsOrdinary) -> FoundPeople:
    """Find the people whose words a question asks for.

    A full name, a first name or a surname counts in any case, except one that is also an ordinary
    word, which needs its capital or a place where only a speaker can stand. A name that several
    people share means all of them. "Wim Jansen" is not the Wim of the letters when that one is
    called otherwise. Who is only spoken of or to is not found.

    Args:
        text: the question.
        people: all people of the collection.
        is_ordinary: tells whether a folded word is an ordinary word of Dutch or English.
    """
    return _Finder(NameReader(words_of(text), forms_of(tuple(people)), is_ordinary)).find(text)


class _Finder:
    def __init__(self, reader: NameReader) -> None:
        self._reader = reader
        self._words = reader.words

    def find(self, text: str) -> FoundPeople:
        place_reader = PlaceReader(self._reader)
        in_places = [named for place in speaker_places(self._words) for named in place_reader.named_in(place)]
        taken = {at for named in in_places for at in range(named.start, named.end)}
        everywhere = self._those_who_speak(in_places, list(self._elsewhere(taken)))
        speakers = tuple(dict.fromkeys(person for named in everywhere for person in named.people))
        strangers = [named for named in everywhere if not named.people]
        shown = [named for named in everywhere if named.people] or strangers[:1]
        spans = tuple(Span(self._words[one.start].span.start, self._words[one.end - 1].span.end) for one in shown)
        unknown = None if speakers or not strangers else _without_possessive(spans[0].of(text))
        return FoundPeople(speakers, spans, unknown)

    def _those_who_speak(self, in_places: Sequence[Named], elsewhere: Sequence[Named]) -> list[Named]:
        """Leave out whoever is named after a speaker without being named together or compared with one.

        "What did Wim see Joost do?" asks for Wim's words alone.
        """
        ordered = sorted((*in_places, *elsewhere), key=lambda named: named.start)
        if not ordered or any(word.folded in _COMPARING for word in self._words):
            return ordered
        kept = list(in_places) or ordered[:1]
        for named in ordered:
            if named not in kept and any(self._are_joined(named, one) for one in kept):
                kept.append(named)
        return sorted(kept, key=lambda named: named.start)

    def _are_joined(self, one: Named, other: Named) -> bool:
        """Tell whether just "and" or a comma stands between two names."""
        first, second = sorted((one, other), key=lambda named: named.start)
        between = self._words[first.end : second.start]
        if not between:
            return not self._words[second.start].follows
        return all(word.folded in AND for word in between)

    def _elsewhere(self, taken: set[int]) -> Iterator[Named]:
        words = self._words
        at = 0
        spoken_of = -1
        while at < len(words):
            forms = [] if at in taken else self._reader.longest(at, len(words))
            if not forms or not self._reader.is_meant(at, forms[0]):
                at += 1
                continue
            start, end = at, at + len(forms[0].words)
            at = end
            before = start - 1
            while before >= 0 and words[before + 1].follows and words[before].folded in TITLES:
                before -= 1
            is_also = before >= 0 and words[before].folded in AND and spoken_of == before
            if is_also or self._is_spoken_of(before):
                spoken_of = end
                continue
            if forms[0].is_surname and before == start - 1 and self._reader.is_first_name(before, start):
                yield Named(before, end, ())
                continue
            last = None if any(form.is_whole for form in forms) or words[end - 1].owns else self._reader.surname(end)
            if last is not None:
                yield Named(start, last + 1, ())
                at = last + 1
            else:
                yield Named(before + 1, end, people_of(forms))

    def _is_spoken_of(self, before: int) -> bool:
        if before < 0:
            return False
        word = self._words[before].folded
        former = self._words[before - 1].folded if before else ""
        if word == "to" and former == "according":
            return False
        if word in ("met", "with") and former in ("interview", "gesprek", "conversation"):
            return False
        if word in ("is", "was", "are", "were", "zijn", "waren") and former in ("wie", "who"):
            return True
        if word in ("van", "of") and former not in OPINIONS:
            return any(earlier.folded in THINKING for earlier in self._words[:before])
        return word in _SPOKEN_OF


def _without_possessive(name: str) -> str:
    stripped = name.replace("’", "'")
    for ending in ("'s", "'"):
        if stripped.endswith(ending):
            return name[: -len(ending)]
    return name

"""Finds who is named where only a person can be named, known or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.people import PARTICLES, Person
from rag.name_forms import people_of
from rag.name_reader import NameReader
from rag.speaker_places import Place

TITLES = frozenset("meneer mevrouw mijnheer dhr mevr mr mrs ms dr prof heer".split())
AND = frozenset(["en", "and", "of", "or"])


@dataclass(frozen=True, slots=True)
class Named:
    """What is named by the words [start, end): people, or a stranger."""

    start: int
    end: int
    people: tuple[Person, ...]


class PlaceReader:
    """Reads the names in a place where a person must be named.

    Args:
        reader: recognises the names of known people.
    """

    def __init__(self, reader: NameReader) -> None:
        self._reader = reader
        self._words = reader.words

    def named_in(self, place: Place) -> Iterator[Named]:
        """Yield who is named in a place, until something else stands there."""
        at = place.start
        while at < place.end:
            start = at
            while at < place.end and self._words[at].folded in (*TITLES, "de") and self._is_title(at):
                at += 1
            named = self._known(at, place) or self._stranger(at, place)
            if named is None:
                return
            yield Named(start, named.end, named.people)
            at = named.end
            if at >= place.end or self._words[at].folded not in AND:
                return
            at += 1

    def _is_title(self, at: int) -> bool:
        is_followed = at + 1 < len(self._words)
        return self._words[at].folded in TITLES or (is_followed and self._words[at + 1].folded == "heer")

    def _known(self, at: int, place: Place) -> Named | None:
        forms = self._reader.longest(at, place.end, in_place=True)
        if not forms:
            return None
        end = at + len(forms[0].words)
        if any(form.is_whole for form in forms) or self._words[end - 1].owns:
            return Named(at, end, people_of(forms))
        last = self._reader.surname_from(end, place.end)
        if last is not None and self._is_surname_here(last, place):
            return Named(at, last + 1, ())
        return Named(at, end, people_of(forms))

    def _is_surname_here(self, at: int, place: Place) -> bool:
        word = self._words[at]
        if word.has_capital:
            return True
        return place.is_certain and at + 1 == place.end and not self._reader.is_ordinary(word.folded)

    def _stranger(self, at: int, place: Place) -> Named | None:
        """Return the unknown name that stands at `at`, if a name stands there at all."""
        end = at
        capitals, unusual = 0, False
        while end < place.end:
            word = self._words[end]
            is_ordinary = self._reader.is_ordinary(word.folded)
            if word.folded in PARTICLES and end > at and end + 1 < place.end:
                end += 1
                continue
            if not word.text[0].isalpha() or (not word.has_capital and (is_ordinary or not place.is_certain)):
                break
            if is_ordinary and end == at and not self._goes_on_with_capital(end, place.end):
                break
            capitals += word.has_capital
            unusual |= not is_ordinary
            end += 1
        while end > at and self._words[end - 1].folded in PARTICLES:
            end -= 1
        return Named(at, end, ()) if end > at and (unusual or capitals > 1) else None

    def _goes_on_with_capital(self, at: int, end: int) -> bool:
        later = at + 1
        while later < end and self._words[later].folded in PARTICLES:
            later += 1
        return later < end and self._words[later].has_capital

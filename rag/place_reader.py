"""Finds who is named where only a person can be named, known or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.people import PARTICLES, Person
from rag.name_forms import TITLES, people_of
from rag.name_reader import NameReader
from rag.speaker_places import Place

AND = frozenset(["en", "and", "of", "or"])


@dataclass(frozen=True, slots=True)
class Named:
    """What is named by the words [start, end): people, or a stranger.

    Attributes:
        owns: whether it is a possessive ("Wim's", "Wims").
    """

    start: int
    end: int
    people: tuple[Person, ...]
    owns: bool = False


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
            named = self._known(at, place) or (self.stranger(at, place) if place.may_be_unknown else None)
            if named is None:
                return
            yield Named(start, named.end, named.people, named.owns)
            at = named.end
            if at >= place.end or self._words[at].folded not in AND:
                return
            at += 1

    def _is_title(self, at: int) -> bool:
        is_followed = at + 1 < len(self._words)
        return self._words[at].folded in TITLES or (is_followed and self._words[at + 1].folded == "heer")

    def _known(self, at: int, place: Place) -> Named | None:
        # The place may have been cut at the "van" of a surname.
        forms = self._reader.longest(at, len(self._words), in_place=True) if at < place.end else []
        if not forms:
            return None
        end = at + len(forms[0].words)
        if any(form.is_whole for form in forms) or self._words[end - 1].owns:
            return Named(at, end, people_of(forms), self._reader.owns(at, forms[0]))
        last = self._reader.surname_from(end, place.end, takes_lone_names=place.may_be_unknown)
        if last is not None and self._is_surname_here(last, place):
            return Named(at, last + 1, ())
        return Named(at, end, people_of(forms), self._reader.owns(at, forms[0]))

    def _is_surname_here(self, at: int, place: Place) -> bool:
        word = self._words[at]
        if word.has_capital:
            return True
        return place.is_certain and at + 1 == place.end and not self._reader.is_ordinary(word.folded)

    def stranger(self, at: int, place: Place) -> Named | None:
        """Return the unknown name that stands at `at`, if a name stands there at all."""
        end = at
        capitals, unusual = 0, False
        # In small letters two words that are no ordinary ones are a name where one may be something else.
        is_certain = place.is_certain or (place.is_name and self._are_unusual(at, place.end))
        while end < place.end:
            word = self._words[end]
            is_ordinary = self._reader.is_ordinary(word.folded)
            if word.folded in PARTICLES and end > at and end + 1 < place.end:
                end += 1
                continue
            if not word.text[0].isalpha() or (not word.has_capital and (is_ordinary or not is_certain)):
                break
            is_meant = place.is_name or not is_ordinary or self._goes_on_with_capital(end, place.end)
            if end == at and not is_meant:
                break
            capitals += word.has_capital
            unusual |= not is_ordinary
            end += 1
        while end > at and self._words[end - 1].folded in PARTICLES:
            end -= 1
        return (
            Named(at, end, (), self._words[end - 1].owns)
            if end > at and (unusual or capitals > 1 or place.is_name)
            else None
        )

    def _are_unusual(self, at: int, end: int) -> bool:
        later = at + 1
        while later < end and self._words[later].folded in PARTICLES:
            later += 1
        return later < end and not any(self._reader.is_ordinary(self._words[one].folded) for one in (at, later))

    def _goes_on_with_capital(self, at: int, end: int) -> bool:
        later = at + 1
        while later < end and self._words[later].folded in PARTICLES:
            later += 1
        return later < end and self._words[later].has_capital

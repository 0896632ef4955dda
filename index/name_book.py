"""Whom a short name can mean, among names that say more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from index.people import Fullness, NameParts, fullness, initials


class NameBook:
    """Names by the shorter forms they can be written in, each for whoever it is that bears it.

    "Wim" or "Dekkers" can be Wim Dekkers; "W. Dekkers" can, and "W.J. Dekkers", as a first name says one initial;
    "Haan", "De Haan" and "E. de Haan" can be Eric de Haan, but "Van Haan" can't.
    """

    def __init__(self, short: Iterable[NameParts]) -> None:
        """Make an empty book that will be asked for no other names than the short ones."""
        self._first_names: set[str] = set()
        self._surnames: set[str] = set()
        self._surnames_after_initials: set[str] = set()
        for parts in short:
            if not parts.surname:
                # A word that stands alone can be either.
                self._first_names.add(parts.first)
                self._surnames.add(parts.first)
            elif parts.first:
                self._surnames_after_initials.add(parts.surname)
            else:
                self._surnames.add(parts.surname)
        # Bearers by the form; the value says whether a first name is all of theirs, or only its first word.
        self._by_first: dict[str, dict[str, bool]] = defaultdict(dict)
        self._by_surname: dict[tuple[str, tuple[str, ...] | None], dict[str, None]] = defaultdict(dict)
        self._by_initials: dict[tuple[str, tuple[str, ...] | None, str], dict[str, None]] = defaultdict(dict)
        self._by_all_initials: dict[tuple[str, tuple[str, ...] | None, str], dict[str, None]] = defaultdict(dict)

    def add(self, parts: NameParts, bearer: str) -> None:
        """Note a name with a surname, and at least initials before it."""
        if self._first_names and fullness(parts) == Fullness.WHOLE:
            words = [word for word in parts.first.split() if len(word.strip(".")) > 1]
            if words and words[0] in self._first_names:
                known = self._by_first[words[0]]
                known[bearer] = known.get(bearer, False) or len(words) == 1
        with_and_without = {parts.particles or None, None}
        if parts.surname in self._surnames:
            for particles in with_and_without:
                self._by_surname[parts.surname, particles][bearer] = None
        if parts.surname in self._surnames_after_initials:
            letters = initials(parts.first)
            for particles in with_and_without:
                self._by_all_initials[parts.surname, particles, letters][bearer] = None
                for length in range(1, len(letters) + 1):
                    self._by_initials[parts.surname, particles, letters[:length]][bearer] = None

    def only(
        self, short: NameParts, apart: Collection[str] = (), strangers: Collection[str] = frozenset()
    ) -> str | None:
        """Return the only one a short name can mean; None when there is nobody, or more than one.

        Args:
            short: the name.
            apart: bearers it never means.
            strangers: bearers that were seen beside somebody else of this name, so that it is not sure which it means.
        """
        found: dict[str, bool] = {}
        for bearer, is_sure in self._could_be(short):
            if bearer not in apart:
                found[bearer] = found.get(bearer, False) or is_sure
            if len(found) > 1:
                return None
        return next((bearer for bearer, is_sure in found.items() if is_sure and bearer not in strangers), None)

    def _could_be(self, short: NameParts) -> Iterator[tuple[str, bool]]:
        if not short.surname:
            yield from self._by_first.get(short.first, {}).items()
            yield from ((bearer, True) for bearer in self._by_surname.get((short.first, None), ()))
            return
        particles = short.particles or None
        letters = initials(short.first)
        if not letters:
            yield from ((bearer, True) for bearer in self._by_surname.get((short.surname, particles), ()))
            return
        yield from ((bearer, True) for bearer in self._by_initials.get((short.surname, particles, letters), ()))
        for length in range(1, len(letters)):
            fewer = (short.surname, particles, letters[:length])
            yield from ((bearer, True) for bearer in self._by_all_initials.get(fewer, ()))

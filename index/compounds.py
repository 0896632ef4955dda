"""Cuts Dutch compounds into the words they are made of."""

from collections.abc import Callable, Collection, Sequence

SHORTEST_PART = 3

SHORTEST_PART_OF_SIMPLE = 5
"""Letters of each part, where a word is no known compound: `samen-werking`, but never `ver-trouwen`."""

SHORTEST_COMPOUND = 7

LONGEST_COMPOUND = 48
"""Letters. Longer strings are not words."""

SHORTEST_INFLECTED = 5
"""Letters of a last part that is known by its stem alone."""

LINKS = ("", "s", "e", "en", "n")

_NOT_FIRST = """
    aan achter af been bij dan dat den der des die dit door een eer eet eind elk ent ere eren erg ete gee gel gen
    ger ges haar hem hen her het hoe hun ieder immer ing ijs in ken kan keer laat lid los maar mee men met mis na
    naar niet nog om on ondanks onder ons ont op over pro rond sta ste te tegen ten ter terug toe tot tussen uit
    van ver vet voor voort vol want wat weder weer weg wel wie wij zal gezel vriend persoon schil debat
"""
NOT_FIRST = frozenset(_NOT_FIRST.split())
"""Words that begin many words which are no compounds: prefixes, particles, stop words."""

_NOT_LAST = """
    aal aan aar aat achtig achtige ade age baar baarheid deels den der derde die ding eels elijk ende eren erij
    ering ers essen ete even gen heden heid iek iet ijk ing inge isch ist iteit ken kens len lieden ligheid lijk
    lijkheid lijks lijkheden loos loosheid matig men nen nis pen ren rij rijen schap schappen sel sen ster sie
    tandig tandigheid teit ten ter teren tie tje tjes ven zaam zen zijds streeks
"""
NOT_LAST = frozenset(_NOT_LAST.split())
"""Endings that are spelt like words."""


class Compounds:
    """Splits words with a list of known ones, always in the same way.

    Args:
        words: the known words.
        simple: known words that are no compounds.
        stem: stems Dutch words.
    """

    def __init__(
        self, words: Collection[str], simple: Collection[str], stem: Callable[[Sequence[str]], Sequence[str]]
    ) -> None:
        ordered = sorted(words)
        self._words = frozenset(ordered)
        self._simple = frozenset(simple)
        self._stem = stem
        self._stems = frozenset(stem(ordered))
        self._simple_stems = frozenset(stem(sorted(self._simple)))

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound; nothing when `word` is none, or not one of known words.

        The longest first part is tried first; between two parts may stand -s-, -e-, -en- or -n-.
        """
        if not SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND or not word.isalpha():
            return ()
        parts = self._parts(word, {})
        if parts and min(map(len, parts)) < SHORTEST_PART_OF_SIMPLE and self._is_simple(word):
            return ()
        return parts

    def _is_simple(self, word: str) -> bool:
        return word in self._simple or (word not in self._words and self._stem([word])[0] in self._simple_stems)

    def _parts(self, word: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Return at least two parts, or nothing; `known` keeps what shorter ends gave, so that the time is bounded."""
        if word in known:
            return known[word]
        found: tuple[str, ...] = ()
        for length in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            first = word[:length]
            if first not in self._words or first in NOT_FIRST:
                continue
            found = self._with_rest(first, word[length:], known)
            if found:
                break
        known[word] = found
        return found

    def _with_rest(self, first: str, rest: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        for link in LINKS:
            last = rest[len(link) :]
            if not rest.startswith(link) or len(last) < SHORTEST_PART:
                continue
            firsts = (() if first in self._simple else self._parts(first, known)) or (first,)
            lasts = () if last in self._simple else self._parts(last, known)
            if lasts:
                return (*firsts, *lasts)
            if self._is_last(last):
                return (*firsts, last)
        return ()

    def _is_last(self, word: str) -> bool:
        if word in NOT_LAST:
            return False
        return word in self._words or (len(word) >= SHORTEST_INFLECTED and self._stem([word])[0] in self._stems)

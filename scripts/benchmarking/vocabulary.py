"""The words of invented letters, common and rare as in real ones."""

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from index.document import Language
from index.glossary import read_glossary
from index.lexicon import GLOSSARY_PATH

# Zipf's law as Mandelbrot bent it: the thing of rank r is met 1 / (r + OFFSET) as often.
OFFSET = 2.7
PEOPLE = 300

_FIRST_NAMES = """
    Aafke Abel Agnes Albert Alida Anouk Barend Bente Berend Carel Cas Dagmar Dirk Doutzen Elske Emiel Evert Femke
    Fenna Floris Geert Gerda Gijs Hanneke Harm Hedwig Hessel Ilse Jacob Janneke Jelle Jolijn Jurre Karin Koen Lennart
    Lieke Maaike Maarten Mirthe Nienke Okke Pleun Reinier Rianne Sietske Sjoerd Teun Tineke Wouter
    """.split()
_SURNAMES = """
    Aalbers Baarsma Brinkhuis Buitenhof Cuperus Dalstra Damhuis Eekhof Elzinga Feitsma Folkerts Geluk Grasman Haaksma
    Heemstra Hoogeboom Idsinga Jorna Kamstra Kloosterhof Kuipers Langedijk Lindeman Meerdink Mulderij Nauta Nijdam
    Oosterveld Otterloo Pietersma Pronk Reitsma Rozema Schaafsma Slagter Terpstra Tjaarda Uilenburg Veenhuis Visscher
    Waalkens Westra Wieringa Wolthuis Ykema Zandstra Zijlmans Zwanenburg
    """.split()

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Concept:
    """What one word means, in both languages."""

    dutch: str
    english: str

    def word(self, language: Language) -> str:
        """Return its word in a language."""
        return self.dutch if language == "nl" else self.english


class Ranking(Generic[Thing]):
    """Things in the order in which they are met, the first ones far more often than the last."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self._things = things
        self._totals = list(itertools.accumulate(1 / (rank + OFFSET) for rank in range(len(things))))

    def __len__(self) -> int:
        return len(self._things)

    def draw(self, chance: random.Random, count: int) -> list[Thing]:
        """Draw so many, the same one perhaps more than once."""
        return chance.choices(self._things, cum_weights=self._totals, k=count)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What invented letters speak of, and who writes them."""

    things: Ranking[Concept]
    people: Ranking[str]


def make_vocabulary(seed: int) -> Vocabulary:
    """Take the glossary's single words and invented names, in an order that follows from the seed."""
    chance = random.Random(seed)
    concepts: dict[str, Concept] = {}
    for entry in read_glossary(GLOSSARY_PATH):
        if _is_plain(entry.dutch) and _is_plain(entry.english):
            concepts.setdefault(entry.dutch, Concept(entry.dutch, entry.english))
    things = list(concepts.values())
    names = [f"{first} {surname}" for first in _FIRST_NAMES for surname in _SURNAMES]
    chance.shuffle(things)
    return Vocabulary(Ranking(things), Ranking(chance.sample(names, PEOPLE)))


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) > 2

"""Makes questions about invented letters, with and without a person and a period."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from index.document import LANGUAGES, Language
from scripts.benchmarking.letters import FIRST_YEAR, LAST_YEAR
from scripts.benchmarking.vocabulary import Vocabulary

Restriction = Literal["none", "person", "period", "person and period"]
RESTRICTIONS: tuple[Restriction, ...] = get_args(Restriction)

_PATTERNS: Mapping[Restriction, Mapping[Language, Sequence[str]]] = {
    "none": {
        "nl": (
            "Wat wordt er gezegd over {one}?",
            "Hoe hangen {one} en {other} samen?",
            "Waarom is {one} zo belangrijk voor {other}?",
            "Welke rol speelt {one} als het over {other} en {third} gaat?",
        ),
        "en": (
            "What is said about {one}?",
            "How do {one} and {other} hang together?",
            "Why does {one} matter so much for {other}?",
            "Which part does {one} play when it comes to {other} and {third}?",
        ),
    },
    "person": {
        "nl": ("Wat zegt {person} over {one}?", "Wat vindt {person} van {one} en {other}?"),
        "en": ("What does {person} say about {one}?", "What does {person} think of {one} and {other}?"),
    },
    "period": {
        "nl": ("Wat werd er in {year} geschreven over {one}?", "Wat is er sinds {year} gezegd over {one} en {other}?"),
        "en": ("What was written about {one} in {year}?", "What has been said about {one} and {other} since {year}?"),
    },
    "person and period": {
        "nl": ("Wat schreef {person} in {year} over {one}?", "Wat zei {person} na {year} over {one} en {other}?"),
        "en": ("What did {person} write about {one} in {year}?", "What did {person} say after {year} about {one}?"),
    },
}


@dataclass(frozen=True, slots=True)
class BenchmarkQuestion:
    """A question, and by what it restricts who or what may answer."""

    text: str
    restriction: Restriction


def make_questions(count: int, vocabulary: Vocabulary, seed: int) -> tuple[BenchmarkQuestion, ...]:
    """Make `count` different questions, as many of each restriction and of each language."""
    chance = random.Random(seed)
    found: dict[str, BenchmarkQuestion] = {}
    while len(found) < count:
        restriction = RESTRICTIONS[len(found) % len(RESTRICTIONS)]
        language = LANGUAGES[len(found) // len(RESTRICTIONS) % len(LANGUAGES)]
        one, other, third = (concept.word(language) for concept in vocabulary.things.draw(chance, 3))
        text = chance.choice(_PATTERNS[restriction][language]).format(
            one=one,
            other=other,
            third=third,
            person=vocabulary.people.draw(chance, 1)[0],
            year=chance.randint(FIRST_YEAR, LAST_YEAR),
        )
        found.setdefault(text, BenchmarkQuestion(text, restriction))
    return tuple(found.values())

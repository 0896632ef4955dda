"""A text names a person where nobody else can be meant."""

from collections import deque

import pytest

from index.lexicon import Lexicon
from index.people import Person
from rag.mentions import calling_name, mentions_of, pattern_of
from tests.timing import quickest


def somebody(name: str, *others: str) -> Person:
    return Person(name.casefold().replace(" ", "-"), name, frozenset({name, *others}))


WIM = somebody("Wim de Graaf")
ANNA = somebody("Anna van ’t Hof", "A. van ’t Hof")
ROOS = somebody("Roos Bolkestijn")
EVERYBODY = (WIM, somebody("Wim Tolkien"), ANNA, ROOS)


@pytest.mark.parametrize(
    ("person", "text", "found"),
    [
        (WIM, "Toen kwam Wim de Graaf binnen.", ["Wim de Graaf"]),
        (WIM, "De Graafs hond en wim de graaf's kat", ["De Graafs", "wim de graaf's"]),
        (WIM, "Wim zei niets.", []),
        (WIM, "de graaf van Monte Cristo", []),
        (WIM, "Graafwerk aan de Wimdegraafstraat", []),
        (ANNA, "anna dacht aan A. van 't Hof", ["anna", "A. van 't Hof"]),
        (ANNA, "Van ’t Hof, zei Van 't\nHof", ["Van ’t Hof", "Van 't\nHof"]),
        (ANNA, "het Hof van Holland en een hof vol appels", ["Hof"]),
        (ROOS, "Een roos voor Roos, en roos in het haar", ["Roos"]),
        (ROOS, "bolkestijn", ["bolkestijn"]),
    ],
)
def test_who_is_named(lexicon: Lexicon, person: Person, text: str, found: list[str]) -> None:
    """A shared first name is nobody's; a name that is also a word needs its capital; a genitive is a name."""
    assert [match.group() for match in mentions_of(person, EVERYBODY, lexicon.is_ordinary).finditer(text)] == found


def test_a_first_name_that_one_has_names_him(lexicon: Lexicon) -> None:
    assert mentions_of(WIM, (WIM, ANNA), lexicon.is_ordinary).search("Wim zei niets.")


@pytest.mark.parametrize(
    ("person", "called"),
    [(WIM, "Wim de Graaf"), (ANNA, "Anna"), (somebody("De Haan"), "De Haan"), (somebody("J. Vos"), "J. Vos")],
)
def test_a_person_is_called_by_a_name_that_is_clear(person: Person, called: str) -> None:
    assert calling_name(person, EVERYBODY) == called


@pytest.mark.parametrize("piece", ["Wim ", "Wim  de ", "van ", "van 't ", "A. ", " ", "\n", "a", "Wim de Graaf", "’s"])
def test_names_are_found_in_a_text_in_one_go(lexicon: Lexicon, piece: str) -> None:
    """100,000 characters take each pattern well under a tenth of a second, however they repeat."""
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    for person in (WIM, ANNA):
        pattern = mentions_of(person, EVERYBODY, lexicon.is_ordinary)
        assert quickest(lambda: deque(pattern.finditer(text), 0), 0.1) < 0.1  # noqa: B023 - called at once


def test_a_name_that_nobody_of_the_letters_has_is_found_as_it_is_asked(lexicon: Lexicon) -> None:
    pattern = pattern_of(("teun (de) kamp+",), lexicon.is_ordinary)
    assert pattern.findall("Teun (De) Kamp+ en teun de kamp") == ["Teun (De) Kamp+"]

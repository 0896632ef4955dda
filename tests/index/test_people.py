"""Written names become people: united where only one can be meant, apart where two can."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.people import NameParts, Person, fold, free_slug, name_parts, slug
from index.unite import unite


def united(*names: str) -> dict[str, set[str]]:
    return {person.name: set(person.names) for person in unite(names)}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Wim", NameParts("wim", (), "")),
        ("Wim Dekkers", NameParts("wim", (), "dekkers")),
        ("Eric de Haan", NameParts("eric", ("de",), "haan")),
        ("Roelof ter Steege", NameParts("roelof", ("ter",), "steege")),
        ("Anna van der Meer", NameParts("anna", ("van", "der"), "meer")),
        ("De Haan", NameParts("", ("de",), "haan")),
        ("Jan Willem Jansen", NameParts("jan willem", (), "jansen")),
        ("J.P. de Vries", NameParts("j.p.", ("de",), "vries")),
        ("In ’t Veld", NameParts("", ("in", "'t"), "veld")),
        ("", NameParts("", (), "")),
    ],
)
def test_a_name_is_taken_apart(name: str, parts: NameParts) -> None:
    assert name_parts(name) == parts


def test_folding_makes_one_name_of_its_spellings() -> None:
    assert fold("  RENÉ  D’Ancona ") == "rene d'ancona"


@pytest.mark.parametrize("short", ["Wim", "wim", "Dekkers", "W. Dekkers", "W Dekkers", "W.J. Dekkers"])
def test_a_short_name_is_the_only_full_one_it_can_be(short: str) -> None:
    assert united(short, "Wim Dekkers", "Joost Bakker") == {
        "Wim Dekkers": {"Wim Dekkers", short},
        "Joost Bakker": {"Joost Bakker"},
    }


@pytest.mark.parametrize(
    ("short", "others"),
    [
        ("Wim", ("Wim Dekkers", "Wim Verhagen")),
        ("Dekkers", ("Wim Dekkers", "Anna Dekkers")),
        ("W. Dekkers", ("Wim Dekkers", "Wouter Dekkers")),
    ],
)
def test_a_short_name_that_two_could_have_stays_apart(short: str, others: tuple[str, str]) -> None:
    assert united(short, *others) == {short: {short}, **{name: {name} for name in others}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("W.J. Dekkers", "Wim Pieter Dekkers"),
        ("K. Dekkers", "Wim Dekkers"),
        ("W. de Vries", "Wim van Vries"),
        ("De Haan", "Eric van Haan"),
        ("Wim", "Willem Dekkers"),
        ("Wim J. Dekkers", "Wim Dekkers"),
    ],
)
def test_names_that_differ_are_two_people(one: str, other: str) -> None:
    assert united(one, other) == {one: {one}, other: {other}}


def test_particles_may_be_left_out_but_not_changed() -> None:
    assert united("Haan", "De Haan", "E. de Haan", "Eric de Haan") == {
        "Eric de Haan": {"Haan", "De Haan", "E. de Haan", "Eric de Haan"}
    }


def test_initials_are_the_same_with_and_without_spaces() -> None:
    assert united("J.P. de Vries", "J. P. de Vries") == {"J. P. de Vries": {"J.P. de Vries", "J. P. de Vries"}}


def test_a_person_is_called_by_the_name_that_is_not_shouted() -> None:
    assert united("WIM DEKKERS", "Wim Dekkers", "WIM") == {"Wim Dekkers": {"WIM DEKKERS", "Wim Dekkers", "WIM"}}


def test_people_have_ids_of_their_own_though_their_slugs_are_the_same_or_empty() -> None:
    people = unite(["Ann-Marie Bos", "Ann Marie Bos", "Νίκος", "Ελένη"])
    assert [(person.name, person.id) for person in people] == [
        ("Ann Marie Bos", "ann-marie-bos"),
        ("Ann-Marie Bos", "ann-marie-bos-2"),
        ("Ελένη", "person"),
        ("Νίκος", "person-2"),
    ]


def test_slugs_are_ascii_words() -> None:
    assert slug("2024/Één brief, <b>van</b> Zoë") == "2024-een-brief-b-van-b-zoe"
    assert free_slug("a", {"a", "a-2"}, "letter") == "a-3"
    assert free_slug("\U0001f600", set(), "letter") == "letter"


def test_thousands_of_people_are_united() -> None:
    names = [f"Naam{n % 3000} Achter{n}" for n in range(20_000)] + [f"Achter{n}" for n in range(3000)]
    people = unite(names)
    assert len(people) == 20_000
    assert people[0] == Person("naam0-achter0", "Naam0 Achter0", frozenset({"Naam0 Achter0", "Achter0"}))


FIRST = st.sampled_from(["Wim", "Anna", "W.", "A. B.", ""])
LAST = st.sampled_from(["Dekkers", "de Haan", "van der Meer", "Haan", ""])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(lambda first, last: f"{first} {last}".strip() or "Wim", FIRST, LAST)), st.randoms())
def test_every_name_is_one_persons_in_whatever_order_they_come(names: list[str], random: object) -> None:
    """Law: people share no name, together have all names, have different ids, and don't depend on the order."""
    people = unite(names)
    assert sorted(name for person in people for name in person.names) == sorted(set(names))
    assert len({person.id for person in people}) == len(people)
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert unite(shuffled) == people

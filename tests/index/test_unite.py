"""Written names become people: united where only one can be meant, apart where two can."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.people import Person
from index.person_rules import PersonRule, PersonRules
from index.unite import unite
from tests.timing import quickest


def united(
    *names: str, rules: tuple[PersonRule, ...] = (), strangers: tuple[tuple[str, str], ...] = ()
) -> dict[str, set[str]]:
    return {person.name: set(person.names) for person in unite(names, PersonRules(rules), strangers)}


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wim Dekkers", "Wim Deckers"),
        ("Steven van Belleghem", "Steven van Beleghem"),
        ("Marijke Bos", "Marieke Bos"),
        ("Dekers", "Wim Dekkers"),
        ("Wimm", "Wim Dekkers"),
    ],
)
def test_a_name_that_differs_in_a_letter_is_another_one(one: str, other: str) -> None:
    assert united(one, other) == {one: {one}, other: {other}}


def test_the_names_of_somebody_with_a_tussenvoegsel_are_one_person() -> None:
    assert united("Steven Van Belleghem", "Van Belleghem", "S. Van Belleghem", "Belleghem", "Steven") == {
        "Steven Van Belleghem": {"Steven Van Belleghem", "Van Belleghem", "S. Van Belleghem", "Belleghem", "Steven"}
    }


def test_two_of_one_first_name_stay_two_and_the_bare_name_is_neither() -> None:
    assert united("Wim Dekkers", "Wim Jansen", "Wim", "W. Jansen", "Dekkers") == {
        "Wim Dekkers": {"Wim Dekkers", "Dekkers"},
        "Wim Jansen": {"Wim Jansen", "W. Jansen"},
        "Wim": {"Wim"},
    }


def test_a_surname_that_somebody_with_other_initials_has_too_stays_apart() -> None:
    assert united("Eric de Haan", "K. de Haan", "De Haan") == {
        "Eric de Haan": {"Eric de Haan"},
        "K. de Haan": {"K. de Haan"},
        "De Haan": {"De Haan"},
    }


def test_initials_are_name_enough_where_no_first_name_is_known() -> None:
    assert united("E. de Haan", "De Haan", "Haan", "Eric") == {
        "E. de Haan": {"E. de Haan", "De Haan", "Haan"},
        "Eric": {"Eric"},
    }


def test_initials_that_contradict_each_other_are_not_both_the_same_person() -> None:
    assert united("Wim Dekkers", "W.J. Dekkers", "W.P. Dekkers", "W. Dekkers", "Dekkers") == {
        name: {name} for name in ("Wim Dekkers", "W.J. Dekkers", "W.P. Dekkers", "W. Dekkers", "Dekkers")
    }
    assert united("Wim Dekkers", "W.J. Dekkers", "W. Dekkers", "Dekkers") == {
        "Wim Dekkers": {"Wim Dekkers", "W.J. Dekkers", "W. Dekkers", "Dekkers"}
    }


def test_a_first_name_may_be_the_first_of_several_so_that_it_is_nobodys() -> None:
    assert united("Jan Bakker", "Jan Willem Smit", "Jan") == {
        name: {name} for name in ("Jan Bakker", "Jan Willem Smit", "Jan")
    }
    assert united("Jan Willem Smit", "Jan") == {"Jan Willem Smit": {"Jan Willem Smit"}, "Jan": {"Jan"}}
    assert united("Wim J. Dekkers", "Wim") == {"Wim J. Dekkers": {"Wim J. Dekkers", "Wim"}}


def test_a_name_that_was_seen_beside_somebody_who_has_it_too_is_nobodys() -> None:
    assert united("Wim Dekkers", "Wim", "W. Dekkers", strangers=(("Wim", "Wim Dekkers"),)) == {
        "Wim Dekkers": {"Wim Dekkers", "W. Dekkers"},
        "Wim": {"Wim"},
    }
    # That another Wim is known does not make the bare name his.
    assert united("Wim Dekkers", "Wim Jansen", "Wim", strangers=(("Wim", "Wim Dekkers"),)) == {
        name: {name} for name in ("Wim Dekkers", "Wim Jansen", "Wim")
    }


class TestRules:
    """What corrections say of people wins over the names' forms."""

    def test_names_are_merged_also_a_nickname_and_two_full_names(self) -> None:
        rule = PersonRule("Anna Bos", ("Pippi", "Anna de Wit", "Annie B."))
        assert united("Anna Bos", "Anna de Wit", "PIPPI", "Anna", "A. de Wit", "Joost", rules=(rule,)) == {
            # The bare first name now means one person only.
            "Anna Bos": {"Anna Bos", "Anna de Wit", "PIPPI", "Anna", "A. de Wit", "Pippi", "Annie B."},
            "Joost": {"Joost"},
        }

    def test_a_person_is_called_as_the_correction_says_though_no_document_does(self) -> None:
        (person,) = unite(["Wimpie"], PersonRules((PersonRule("Wim de Graaf", ("Wimpie",)),)))
        assert person == Person("wim-de-graaf", "Wim de Graaf", frozenset({"Wim de Graaf", "Wimpie"}))

    def test_a_correction_of_nobody_in_the_letters_makes_no_person(self) -> None:
        assert united("Joost", rules=(PersonRule("Wim de Graaf", ("Wimpie",)),)) == {"Joost": {"Joost"}}

    def test_a_merged_name_wins_over_what_it_looks_like(self) -> None:
        rules = (PersonRule("Wim Jansen", ("Wim",)),)
        assert united("Wim", "Wim Dekkers", "Wim Jansen", rules=rules) == {
            "Wim Jansen": {"Wim", "Wim Jansen"},
            "Wim Dekkers": {"Wim Dekkers"},
        }

    def test_a_name_that_is_kept_apart_is_never_united(self) -> None:
        apart = (PersonRule("Wim Dekkers", apart=("W. Dekkers", "wim")),)
        assert united("Wim Dekkers", "W. Dekkers", "Wim", "Dekkers", rules=apart) == {
            "Wim Dekkers": {"Wim Dekkers"},
            # It is somebody else of that surname, whose the bare surname may be.
            "W. Dekkers": {"W. Dekkers"},
            "Wim": {"Wim"},
            "Dekkers": {"Dekkers"},
        }
        # The only other one it can be is known.
        assert united("Wim Dekkers", "Wim Jansen", "Wim", rules=apart) == {
            "Wim Dekkers": {"Wim Dekkers"},
            "Wim Jansen": {"Wim Jansen", "Wim"},
        }

    def test_a_name_that_means_somebody_in_some_documents_does_not_elsewhere(self) -> None:
        rule = PersonRule("Wim Jansen", ("Wim",), ("a.txt",))
        assert united("Wim Jansen", "Wim", "Jansen", rules=(rule,)) == {
            "Wim Jansen": {"Wim Jansen", "Jansen"},
            "Wim": {"Wim"},
        }

    def test_a_full_name_that_two_people_have_leaves_its_short_forms_to_neither(self) -> None:
        rule = PersonRule("Jan Bos junior", ("Jan Bos",), ("a.txt",))
        assert united("Jan Bos junior", "Jan Bos", "J. Bos", "Jan", rules=(rule,)) == {
            name: {name} for name in ("Jan Bos junior", "Jan Bos", "J. Bos", "Jan")
        }

    def test_a_name_claimed_for_two_people_is_neithers_and_told(self) -> None:
        rules = PersonRules((PersonRule("Wim Jansen", ("Wim", "W.")), PersonRule("Wim Dekkers", ("Wim", "Pim"))))
        assert rules.contradictions == ("“Wim” cannot mean both Wim Dekkers and Wim Jansen, and means neither.",)
        people = unite(["Wim Jansen", "Wim Dekkers", "Wim", "Pim"], rules)
        assert [(person.name, set(person.names)) for person in people] == [
            ("Wim", {"Wim"}),
            ("Wim Dekkers", {"Wim Dekkers", "Pim"}),
            ("Wim Jansen", {"Wim Jansen", "W."}),
        ]

    def test_a_name_that_is_claimed_and_denied_is_told(self) -> None:
        rules = PersonRules((PersonRule("Wim Jansen", ("Pim", "Willem"), apart=("pim",)),))
        assert rules.contradictions == ("“pim” is a name of Wim Jansen and kept apart from Wim Jansen as well.",)
        assert [set(person.names) for person in unite(["Wim Jansen", "Pim", "Willem"], rules)] == [
            {"Pim"},
            {"Wim Jansen", "Willem"},
        ]

    def test_what_another_person_is_called_stays_that_persons_name(self) -> None:
        rules = PersonRules((PersonRule("Wim Jansen", ("Wim Dekkers",)), PersonRule("Wim Dekkers", ("Pim",))))
        assert rules.contradictions == ("“Wim Dekkers” cannot mean both Wim Dekkers and Wim Jansen.",)
        assert [set(person.names) for person in unite(["Wim Jansen", "Pim", "Wim Dekkers"], rules)] == [
            {"Wim Dekkers", "Pim"},
            {"Wim Jansen"},
        ]

    def test_two_corrections_of_one_name_are_about_one_person(self) -> None:
        rules = (PersonRule("Wim Jansen", ("Pim",)), PersonRule("wim jansen", ("Wimpie",)))
        assert united("Pim", "Wimpie", rules=rules) == {"Wim Jansen": {"Wim Jansen", "Pim", "Wimpie"}}


def test_thousands_of_people_are_united() -> None:
    names = [f"Naam{n % 3000} Achter{n}" for n in range(20_000)] + [f"Achter{n}" for n in range(3000)]
    people = unite(names)
    assert len(people) == 20_000
    assert people[0] == Person("naam0-achter0", "Naam0 Achter0", frozenset({"Naam0 Achter0", "Achter0"}))


SAME = 20_000


@pytest.mark.parametrize(
    "names",
    [
        [f"Naam{n} Jansen" for n in range(SAME)]
        + [f"{chr(65 + n % 26)}.{chr(65 + n // 26 % 26)}. Jansen" for n in range(SAME)],
        [f"Jan {n}x Jansen{n}" for n in range(SAME)] + [f"Jansen{n}" for n in range(SAME)] + ["Jan"],
        [f"{'αβγδεζηθικ'[n % 10]}{'αβγδεζηθικ'[n // 10 % 10]}{n}ω" for n in range(SAME)],
        [" ".join("abcdefghij"[n >> i & 7] + "x" for i in range(10)) + " Jansen" for n in range(SAME // 4)],
    ],
    ids=["one surname", "one first name", "no slug", "many first names"],
)
def test_uniting_takes_no_longer_for_names_that_are_alike(names: list[str]) -> None:
    assert quickest(lambda: unite(names), 3.0) < 3.0
    people = unite(names)
    assert len({person.id for person in people}) == len(people)


FIRST = st.sampled_from(["Wim", "Anna", "W.", "A. B.", ""])
LAST = st.sampled_from(["Dekkers", "de Haan", "van der Meer", "Haan", ""])


@settings(max_examples=60)
@given(st.lists(st.builds(lambda first, last: f"{first} {last}".strip() or "Wim", FIRST, LAST)), st.randoms())
def test_every_name_is_one_persons_in_whatever_order_they_come(names: list[str], random: object) -> None:
    """Law: people share no name, together have all names, have different ids, and don't depend on the order."""
    people = unite(names)
    assert sorted(name for person in people for name in person.names) == sorted(set(names))
    assert len({person.id for person in people}) == len(people)
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert unite(shuffled) == people

"""What corrections say of one document, and what has to be said of themselves."""

import pytest

from index.corrections import NO_CORRECTIONS, Corrections, DocumentRule, Fields, Naming
from index.patterns import Patterns
from index.person_rules import PersonRule
from index.records import KnownDocument
from tests.timing import quickest


@pytest.mark.parametrize(
    ("document_id", "path", "exact", "fitting"),
    [
        ("a", "a.txt", ("a", "a.txt"), ("*.txt", "*")),
        ("b", None, (), ("?", "*")),
        ("2024-a", "2024/diep/a.txt", (), ("*.txt", "2024/*", "*")),
        ("x", "brief [1].txt", ("brief [1].txt",), ("*.txt", "*")),
        ("y", "brief 1.txt", (), ("*.txt", "*", "brief [1].txt")),
        ("zoe", "Zoe\u0308.md", ("Zoë.md",), ("*",)),
        ("A", "A.TXT", (), ("*",)),
    ],
)
def test_documents_are_meant_by_path_pattern_or_id(
    document_id: str, path: str | None, exact: tuple[str, ...], fitting: tuple[str, ...]
) -> None:
    patterns = Patterns(["a", "a.txt", "*.txt", "?", "2024/*", "*", "brief [1].txt", "Zoë.md", "a.txt"])
    found = patterns.of(document_id, path)
    assert (set(found[0]), found[1]) == (set(exact), fitting)


@pytest.mark.parametrize("pattern", ["*a" * 50 + "b", "*" * 1000, "[!a]*" * 30 + "x", "?*" * 100 + "b"])
def test_no_pattern_takes_long(pattern: str) -> None:
    patterns = Patterns([pattern])
    assert quickest(lambda: [patterns.of("x", path) for path in ("a" * 4000, "b" * 4000)], 0.5) < 0.5


CORRECTIONS = Corrections(
    people=(
        PersonRule("Wim Rampen", ("Wim", "Rampen, Wim", "W. R."), (), ("Wimpie",)),
        PersonRule("Anna Bos", ("Anna", "A."), ("2024/*",)),
        PersonRule("Anna de Wit", ("Anna",), ("2024/a.txt", "sent")),
        PersonRule("Els Bos", ("A.", "Els"), ("2024/*",)),
    ),
    documents=(
        DocumentRule(("2024/*",), Fields(place="Ede", kind="letter", date="2024")),
        DocumentRule(("2024/a.txt", "sent"), Fields(place="", authors=("Anna",))),
        DocumentRule(("*.txt",), Fields(kind="article", date="2024")),
    ),
)


@pytest.mark.parametrize(
    ("document_id", "path", "expected"),
    [
        # The kind is given in two ways, by patterns both.
        ("b", "2024/b.txt", Fields(place="Ede", date="2024")),
        # What names the file itself comes first.
        ("a", "2024/a.txt", Fields(place="", date="2024", authors=("Anna",))),
        ("sent", None, Fields(place="", authors=("Anna",))),
        ("c", "2023/c.txt", Fields(kind="article", date="2024")),
        ("d", "d.md", Fields()),
    ],
)
def test_a_document_s_fields_are_those_said_of_it(document_id: str, path: str | None, expected: Fields) -> None:
    assert CORRECTIONS.fields_of(document_id, path) == expected


@pytest.mark.parametrize(
    ("document_id", "path", "names", "expected"),
    [
        (
            "b",
            "2024/b.txt",
            ("Anna", "anna", "Els"),
            Naming(means=(("Anna", "Anna Bos"), ("Els", "Els Bos"), ("anna", "Anna Bos"))),
        ),
        ("a", "2024/a.txt", ("Anna",), Naming(means=(("Anna", "Anna de Wit"),))),
        ("sent", None, ("Anna", "Els"), Naming(means=(("Anna", "Anna de Wit"),))),
        # Here it could be two, so it is neither, and not made full by anything else.
        ("b", "2024/b.txt", ("A.",), Naming(means=(("A.", "A."),))),
        # Outside the documents where names mean somebody nothing is said of them.
        ("d", "d.md", ("Anna", "A."), Naming()),
        ("d", "d.md", ("Wim", "wimpie"), Naming((("Wim", "Wim"),), (("wimpie", "wim rampen"),))),
        ("d", "d.md", ("Rampen, Wim", "Wim Rampen", "Joost"), Naming(same=(("Rampen, Wim", "wim rampen"),))),
        ("d", "d.md", (), Naming()),
    ],
)
def test_a_document_s_names_are_those_said_of_it(
    document_id: str, path: str | None, names: tuple[str, ...], expected: Naming
) -> None:
    assert CORRECTIONS.naming_of(document_id, path, names) == expected


def test_what_concerns_a_document_is_noted_and_nothing_else() -> None:
    assert CORRECTIONS.noted("d", "d.md", ("Joost", "Wim Rampen")) == ""
    assert CORRECTIONS.noted("d", "d.md", ("Wim",)) == '{"means": [["Wim", "Wim"]]}'
    noted = '{"authors": ["Anna"], "place": "", "means": [["Anna", "Anna de Wit"]]}'
    assert CORRECTIONS.noted("sent", None, ("Anna",)) == noted
    assert CORRECTIONS.noted("sent", None, {"Anna": 1, "Joost": 2}) == noted
    assert NO_CORRECTIONS.noted("sent", None, ("Anna",)) == ""


def known(*documents: tuple[str, str | None, tuple[str, ...]]) -> list[KnownDocument]:
    return [KnownDocument(key, name, path, "", 1, names) for key, (name, path, names) in enumerate(documents)]


def test_nothing_is_to_be_said_of_corrections_that_all_concern_something() -> None:
    corrections = Corrections(
        (PersonRule("Wim Rampen", ("Wim",)), PersonRule("Anna Bos", ("Anna",), ("*",), ("Els",))),
        (DocumentRule(("a.txt", "sent"), Fields(place="Ede")), DocumentRule(("*.txt",), Fields(place="Epe"))),
    )
    documents = known(("a", "a.txt", ("Wim",)), ("sent", None, ("Anna Bos",)))
    assert corrections.remarks(documents) == ()
    assert NO_CORRECTIONS.remarks(documents) == ()


def test_what_contradicts_or_concerns_nothing_is_told_once() -> None:
    documents = known(("b", "2024/b.txt", ("A.", "Wim Rampen")), ("c", "2024/c.txt", ("Anna Bos",)), ("d", "d.md", ()))
    assert CORRECTIONS.remarks(documents) == (
        "The kind of 2024/b.txt is given in several ways, so it stays as read.",
        "“A.” in 2024/b.txt cannot mean both Anna Bos and Els Bos, and means neither.",
        "The kind of 2024/c.txt is given in several ways, so it stays as read.",
        "No document is called “2024/a.txt”.",
        "No document is called “sent”.",
        "No document names Anna de Wit, by this name or another that is given.",
    )
    contradictory = Corrections((PersonRule("A B", ("C",)), PersonRule("D E", ("C",))))
    assert contradictory.remarks(known(("x", None, ("C",)))) == (
        "“C” cannot mean both A B and D E, and means neither.",
    )


def test_many_corrections_of_many_documents_take_no_longer_than_both() -> None:
    corrections = Corrections(
        [PersonRule(f"Anna Bos{n}", (f"Anna{n}",), (f"{n}.txt",)) for n in range(2000)],
        [DocumentRule((f"{n}.txt",), Fields(place=f"P{n}")) for n in range(2000)],
    )
    documents = known(*((f"d{n}", f"{n}.txt", (f"Anna{n}", f"Anna{n + 1}")) for n in range(2000)))

    def correct() -> None:
        assert corrections.remarks(documents) == ()
        assert all(corrections.noted(one.id, one.path, one.names) for one in documents)

    assert quickest(correct, 3.0) < 3.0

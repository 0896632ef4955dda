"""The parts of names, and slugs."""

import pytest

from index.people import NameParts, fold, free_slug, name_parts, slug


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


def test_slugs_are_ascii_words() -> None:
    assert slug("2024/Één brief, <b>van</b> Zoë") == "2024-een-brief-b-van-b-zoe"
    assert free_slug("a", {"a", "a-2"}, "letter") == "a-3"
    assert free_slug("\U0001f600", set(), "letter") == "letter"

"""The glossary: translations both ways, from a file that is clean."""

from pathlib import Path

import pytest

import index
from index.errors import BriefwijzerError
from index.glossary import Glossary, GlossaryEntry, build_analyser, read_glossary
from index.terms import Analyser
from tests.timing import quickest

PATH = Path(index.__file__).parent / "glossary.tsv"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return build_analyser(read_glossary(PATH))


@pytest.fixture(scope="module")
def glossary(analyser: Analyser) -> Glossary:
    return Glossary(read_glossary(PATH), analyser)


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("trust", "vertrouwen"),
        ("customers", "klanten"),
        ("customer satisfaction", "klanttevredenheid"),
        ("employees", "medewerker"),
        ("leadership", "leiderschap"),
        ("to measure", "meten"),
        ("letter", "brief"),
        ("culture", "cultuur"),
        ("customer experience", "klantbeleving"),
        ("feedback", "terugkoppeling"),
        ("regards", "groeten"),
    ],
)
def test_words_and_phrases_are_translated_both_ways(
    analyser: Analyser, glossary: Glossary, english: str, dutch: str
) -> None:
    (english_terms,) = analyser.phrases([english], "en")
    (dutch_terms,) = analyser.phrases([dutch], "nl")
    assert tuple(term.stem for term in dutch_terms) in glossary.translations(english_terms, "en")
    assert tuple(term.stem for term in english_terms) in glossary.translations(dutch_terms, "nl")


def test_the_word_as_written_goes_before_its_stem() -> None:
    """`customer` and `custom` have one English stem and nothing else in common."""
    entries = (GlossaryEntry("customer", "klant"), GlossaryEntry("custom", "gewoonte"))
    analyser = build_analyser(entries)
    glossary = Glossary(entries, analyser)
    customer, custom, customs = analyser.phrases(["customer", "custom", "customs"], "en")
    assert glossary.translations(customer, "en") == (("klant",),)
    assert glossary.translations(custom, "en") == (("woon",),)
    assert glossary.translations(customs, "en") == (("klant",), ("woon",))


def test_an_unknown_word_has_no_translation(analyser: Analyser, glossary: Glossary) -> None:
    (unknown,) = analyser.phrases(["xyzzy"], "en")
    assert glossary.translations(unknown, "en") == ()
    assert glossary.translations((), "en") == ()


def test_remarks_in_brackets_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "glossary.tsv"
    file.write_text("cup (trophy)\tbeker\n", encoding="utf-8")
    assert read_glossary(file) == (GlossaryEntry("cup", "beker"),)


@pytest.mark.parametrize("line", ["trust", "trust\t", "\tvertrouwen", "a\tb\tc", ""])
def test_a_line_that_is_no_entry_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "glossary.tsv"
    file.write_text(f"letter\tbrief\n{line}\n", encoding="utf-8")
    with pytest.raises(BriefwijzerError, match="Line 2 "):
        read_glossary(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BriefwijzerError, match=r"nothing\.tsv"):
        read_glossary(tmp_path / "nothing.tsv")


def test_the_file_is_sorted_without_repetition_or_stray_white_space() -> None:
    lines = PATH.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 10_000
    assert lines == sorted(set(lines))
    for line in lines:
        english, dutch = line.split("\t")
        assert (english, dutch) == (" ".join(english.split()), " ".join(dutch.split()))


def test_real_compounds_are_cut_and_simple_words_are_not(analyser: Analyser) -> None:
    assert analyser.terms("klantvertrouwen", "nl") == ["klantvertrouw", "klant", "vertrouw"]
    assert analyser.terms("organisatiecultuur", "nl") == ["organisatiecultuur", "organiseer", "cultuur"]
    for simple in ("vertrouwen", "verandering", "verhalen", "onderzoek", "ontwikkeling", "persoonlijkheid", "beleving"):
        assert len(analyser.terms(simple, "nl")) == 1, simple


def test_loading_is_quick() -> None:
    """Measured at 0.13 s of processor time; the bound leaves room for a slower machine."""

    def load() -> None:
        entries = read_glossary(PATH)
        Glossary(entries, build_analyser(entries))

    assert quickest(load, 0.5) < 0.5

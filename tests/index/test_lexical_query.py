"""From a question to sets of synonyms, and what they find in the other language."""

from pathlib import Path

import pytest

import index
from index.document import Language
from index.glossary import Glossary, GlossaryEntry, build_analyser, read_glossary
from index.lexical import LexicalEntry, LexicalFilter, LexicalIndex, LexicalQuery, Synonym, TermSet, build
from index.lexical_query import PART_WEIGHT, TRANSLATION_WEIGHT, question_query
from index.terms import Analyser

ENTRIES = (
    GlossaryEntry("trust", "vertrouwen"),
    GlossaryEntry("confidence", "vertrouwen"),
    GlossaryEntry("customer", "klant"),
    GlossaryEntry("satisfaction", "tevredenheid"),
    GlossaryEntry("customer satisfaction", "klanttevredenheid"),
    GlossaryEntry("overdraft", "rood staan"),
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return build_analyser(ENTRIES)


@pytest.fixture(scope="module")
def glossary(analyser: Analyser) -> Glossary:
    return Glossary(ENTRIES, analyser)


def one_set(*synonyms: tuple[str, float], weight: float = 1.0) -> TermSet:
    return TermSet(tuple(Synonym(tuple(terms.split()), of_synonym) for terms, of_synonym in synonyms), weight)


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("What about trust?", "en", [one_set(("trust", 1), ("vertrouw", 0.9))]),
        (
            "Wim and the overdraft",
            "en",
            [one_set(("wim", 1)), one_set(("overdraft", 1), ("overdraf", 1), ("rood staan", 0.9))],
        ),
        (
            "Hoe zit het met vertrouwen?",
            "nl",
            [one_set(("zit", 1)), one_set(("vertrouw", 1), ("vertrouwen", 1), ("trust", 0.9), ("confid", 0.9))],
        ),
        (
            "customer satisfaction",
            "en",
            [
                one_set(("custom", 1), ("customer", 1), ("klant", 0.9)),
                one_set(("satisfact", 1), ("satisfaction", 1), ("tevreden", 0.9)),
                one_set(("klanttevreden", 0.9)),
            ],
        ),
        (
            "klantvertrouwen",
            "nl",
            [
                one_set(("klantvertrouw", 1), ("klantvertrouwen", 1)),
                one_set(("klant", 1), ("custom", 0.9), weight=PART_WEIGHT),
                one_set(("vertrouw", 1), ("vertrouwen", 1), ("trust", 0.9), ("confid", 0.9), weight=PART_WEIGHT),
            ],
        ),
        (
            "CX-trust",
            "en",
            [
                one_set(("cxtrust", 1), weight=PART_WEIGHT),
                one_set(("cx", 1)),
                one_set(("trust", 1), ("vertrouw", 0.9)),
            ],
        ),
        ("trust trust TRUST", "en", [one_set(("trust", 1), ("vertrouw", 0.9))]),
        ("What is it?", "en", []),
        ("", "nl", []),
    ],
)
def test_sets_are_exactly(
    analyser: Analyser, glossary: Glossary, question: str, language: Language, expected: list[TermSet]
) -> None:
    assert TRANSLATION_WEIGHT == 0.9
    assert list(question_query(question, language, analyser, glossary).sets) == expected


@pytest.fixture(scope="module")
def real() -> tuple[Analyser, Glossary]:
    entries = read_glossary(Path(index.__file__).parent / "glossary.tsv")
    analyser = build_analyser(entries)
    return analyser, Glossary(entries, analyser)


TEXTS: dict[int, tuple[Language, str]] = {
    1: ("nl", "Het vertrouwen van klanten win je langzaam terug."),
    2: ("nl", "Wie leiding geeft moet vooral kunnen luisteren."),
    3: ("en", "Employees need room to make mistakes."),
    4: ("nl", "Wij meten de klanttevredenheid elk kwartaal."),
    5: ("nl", "De tuin staat vol bloemen en de hond slaapt."),
}


@pytest.fixture(scope="module")
def searcher(real: tuple[Analyser, Glossary], tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    folder = tmp_path_factory.mktemp("lexical") / "index"
    build(
        folder,
        [
            LexicalEntry(number, number, None, language, "letter", None, None, real[0].terms(text, language))
            for number, (language, text) in TEXTS.items()
        ],
    )
    return LexicalIndex.open(folder)


@pytest.mark.parametrize(
    ("question", "language", "best"),
    [
        ("What about the trust of customers?", "en", 1),
        ("Hoe is het met het klantvertrouwen?", "nl", 1),
        ("Which leaders listen?", "en", 2),
        ("Mogen medewerkers fouten maken?", "nl", 3),
        ("Do they measure customer satisfaction?", "en", 4),
        ("Is the dog asleep in the garden?", "en", 5),
    ],
)
def test_a_question_finds_its_passage_in_the_other_language(
    real: tuple[Analyser, Glossary], searcher: LexicalIndex, question: str, language: Language, best: int
) -> None:
    hits = searcher.search(question_query(question, language, *real), LexicalFilter(), 5)
    assert hits[0][0] == best


@pytest.mark.parametrize(
    "question",
    [
        "'; DROP TABLE passages; --",
        'terms:(a OR b)* AND NOT "c"~2^3',
        "speaker:wim* /.*/ [a TO z] {a TO z}",
        "NEAR(a b, 5) MATCH * ^ - + \\",
        "\x00\x01 \ud7ff 😀 %s {} ${x}",
        "(" * 500,
        "trust " * 400,
    ],
)
def test_query_syntax_in_a_question_is_only_words(
    real: tuple[Analyser, Glossary], searcher: LexicalIndex, question: str
) -> None:
    query = question_query(question, "en", *real)
    assert isinstance(query, LexicalQuery)
    syntax = set("'\"();:*/[]{}^~+\\%$")
    assert not [t for s in query.sets for synonym in s.synonyms for t in synonym.terms if set(t) & syntax]
    hits = searcher.search(query, LexicalFilter(), 10)
    assert {passage for passage, _ in hits} <= set(TEXTS)
    assert searcher.size == len(TEXTS)

"""Reading questions, by the tables in `questions/`: all that is understood of each, and nothing else."""

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from index.document import LANGUAGES, Language, PartialDate
from index.lexicon import Lexicon
from index.people import Person
from index.reading.language import detect_language
from index.records import DocumentSummary
from index.unite import unite
from rag.question import Exchange, Part, Period, Question, SharedName
from rag.understand import understand
from rag.wording import wording
from tests.timing import growth

TABLES = Path(__file__).parent / "questions"
TODAY = datetime.date(2025, 11, 23)
NAMES = {
    "Wim": "Wim Dekkers",
    "Joost": "Joost Haverkamp",
    "Marijke": "Marijke van den Brink",
    "Anna B": "Anna Bos",
    "Anna K": "Anna Kuiper",
    "Nadia": "Nadia el Khatib",
    "Bram": "Bram Loohuis",
    "Fiona": "Fiona Ashworth",
    "Aleid": "Aleid van ’t Hooft",
    "Roelof": "Roelof ter Steege",
}
TITLES = (
    "Tot slot",
    "De prijs van een excuus",
    "Cultuur meten: kan dat? (deel 1)",
    "Cultuur meten: kan dat? (deel 2)",
    "Leeds",
    "Vertrouwen",
    "Brief aan Noor",
    "NOBODY MINDS THE WAIT",
    "Wim aan Joost",
    "Trust",
    "The Price of an Apology",
)


def document(key: int, title: str) -> DocumentSummary:
    return DocumentSummary(key, title, None, title, "letter", "nl", (), (), None, None, 1)


PEOPLE = unite(NAMES.values())
DOCUMENTS = {key: document(key, title) for key, title in enumerate(TITLES)}
BY_NAME = {short: next(person for person in PEOPLE if person.name == name) for short, name in NAMES.items()}


@dataclass(frozen=True)
class Row:
    """One question of a table."""

    after: tuple[str, ...]
    asked: str
    expected: dict[str, Any]


def rows(*tables: str) -> list[Row]:
    read = (tomllib.loads((TABLES / f"{table}.toml").read_text("utf-8")) for table in tables)
    found = (row for table in read for row in table["question"])
    return [Row(tuple(row.pop("after", ())), row.pop("asked"), row) for row in found]


ALONE = rows("dutch", "english")
FOLLOW_UPS = rows("dutch_follow_ups", "english_follow_ups")


def read(lexicon: Lexicon, text: str, *history: str) -> Question:
    language = detect_language(text, "nl")
    exchanges = [Exchange(question) for question in history]
    return understand(text, exchanges, language, PEOPLE, lexicon, TODAY, documents=DOCUMENTS)


def people(row: Row, key: str) -> tuple[Person, ...]:
    return tuple(BY_NAME[short] for short in row.expected.get(key, ()))


def day(row: Row, key: str) -> PartialDate | None:
    return PartialDate.parse(row.expected[key]) if key in row.expected else None


def shared(row: Row) -> tuple[SharedName, ...]:
    annas = (BY_NAME["Anna B"], BY_NAME["Anna K"])
    return tuple(SharedName(name, annas) for name in row.expected.get("shared", ()))


def expected(row: Row, found: Question) -> Question:
    """Return what must be understood; what a table does not name must be empty."""
    return Question(
        text=row.asked,
        language=found.language,
        standalone=row.expected.get("standalone", row.asked),
        topic=row.expected.get("topic", ""),
        subject=found.subject,
        context=row.expected.get("context", ""),
        people=people(row, "people"),
        unknown_name=row.expected.get("unknown"),
        unknown_is_addressee=row.expected.get("unknown_is_addressee", False),
        period=Period(day(row, "from"), day(row, "until")),
        asks_what_was_written=found.asks_what_was_written,
        kinds=tuple(row.expected.get("kinds", ())),
        documents=tuple(row.expected.get("documents", ())),
        addressees=people(row, "addressees"),
        subjects=people(row, "subjects"),
        shared_names=shared(row),
        aim=row.expected.get("aim", "find"),
    )


def differences(one: Question, other: Question) -> dict[str, tuple[object, object]]:
    compared = [field.name for field in fields(Question) if field.compare]
    pairs = {name: (getattr(one, name), getattr(other, name)) for name in compared}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@pytest.mark.parametrize("row", ALONE, ids=[row.asked for row in ALONE])
def test_a_question_is_understood_by_itself(lexicon: Lexicon, row: Row) -> None:
    found = read(lexicon, row.asked)
    assert differences(found, expected(row, found)) == {}


@pytest.mark.parametrize("row", FOLLOW_UPS, ids=[f"{row.after[-1]} {row.asked}" for row in FOLLOW_UPS])
def test_a_follow_up_is_understood_after_others(lexicon: Lexicon, row: Row) -> None:
    found = read(lexicon, row.asked, *row.after)
    assert differences(found, expected(row, found)) == {}


def test_the_tables_hold_questions_of_both_languages() -> None:
    """At least two hundred, of which two in five at least are in each language."""
    languages = [detect_language(row.asked, "nl") for row in (*ALONE, *FOLLOW_UPS)]
    assert len(languages) > 200
    assert min(languages.count(language) for language in LANGUAGES) > 0.4 * len(languages)


STANDING = [row for row in FOLLOW_UPS if "(" not in row.expected.get("standalone", "(")]
PARTS = ("people", "addressees", "subjects", "aim", "period", "kinds", "documents", "unknown_name", "shared_names")


@pytest.mark.parametrize("row", STANDING, ids=[row.expected["standalone"] for row in STANDING])
def test_what_a_follow_up_is_made_into_means_the_same_by_itself(lexicon: Lexicon, row: Row) -> None:
    found = read(lexicon, row.asked, *row.after)
    again = read(lexicon, found.standalone)
    assert {part: getattr(again, part) for part in PARTS} == {part: getattr(found, part) for part in PARTS}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def frames(language: Language) -> set[str]:
    sentences = (*wording(language).section("asked").values(), *wording(language).section("answer").values())
    months = wording(language).say("page.months")
    return words(" ".join((*sentences, months, wording(language).say("page.and"))))


@pytest.mark.parametrize("row", FOLLOW_UPS, ids=[f"{row.after[-1]} {row.asked}" for row in FOLLOW_UPS])
def test_a_follow_up_is_asked_in_no_words_that_nobody_used(lexicon: Lexicon, row: Row) -> None:
    """But those of the sentences around, full names, and the year before or after the one asked for."""
    found = read(lexicon, row.asked, *row.after)
    used = words(" ".join((row.asked, *row.after, *NAMES.values()))) | frames(found.language)
    # "Haverkamps" and "Dekkers’s"
    used |= {"s"} | {f"{word}s" for name in NAMES.values() for word in words(name)}
    years = {str(found.period.after), str(found.period.before)}
    assert words(found.standalone) - used - years == set()


def test_twenty_questions_lean_on_each_other(lexicon: Lexicon) -> None:
    asked = ("En Joost?", "En over meten?", "En Marijke?", "En in 2025?", "En over de overheid?")
    found = read(lexicon, "Waarom?", "Wat zegt Wim over vertrouwen?", *(asked * 4)[:19])
    assert found.standalone == "Waarom zegt Marijke van den Brink dat over meten in de brieven van 2025?"
    assert (found.people, found.topic) == ((BY_NAME["Marijke"],), "meten")


def test_who_alone_is_named_around_the_quotes_of_an_answer_is_whom_a_pronoun_means(lexicon: Lexicon) -> None:
    """Whoever the quote itself names is only spoken of."""

    def after(answer: str) -> Question:
        history = [Exchange("Wat staat er over stilte?", answer)]
        return understand("Wat zegt hij over geld?", history, "nl", PEOPLE, lexicon, TODAY)

    told = after("In een brief van 2024 schrijft Joost Haverkamp: “Wim zwijgt graag.” [1]")
    assert (told.people, told.standalone) == ((BY_NAME["Joost"],), "Wat zegt Joost Haverkamp over geld?")
    unclear = after("In een brief schrijft Joost Haverkamp: “Ja.” [1]\n\nIn een brief schrijft Wim Dekkers: “Nee.” [2]")
    assert (unclear.people, unclear.standalone) == ((), "Wat zegt hij over geld?")


@pytest.mark.parametrize(
    ("ignored", "asked", "topic"),
    [
        ("addressees", "Wat schreef Wim aan Joost over AI?", "Joost over AI"),
        ("documents", 'Wat zegt Wim in "Tot slot" over AI?', 'Tot slot" over AI'),
        ("subjects", "Wie is Bram Loohuis?", "Wie is Bram Loohuis"),
    ],
)
def test_a_part_that_is_not_to_be_understood_is_words_like_others(
    lexicon: Lexicon, ignored: Part, asked: str, topic: str
) -> None:
    found = understand(asked, (), "nl", PEOPLE, lexicon, TODAY, frozenset({ignored}), DOCUMENTS)
    assert (getattr(found, ignored), found.aim, found.topic) == ((), "find", topic)


def test_understanding_takes_no_longer_among_many_people_and_titles(lexicon: Lexicon) -> None:
    """A thousand people and ten thousand titles, of which many begin alike, cost less than twice what ten do."""
    first, last = "Wim Joost Anna Bram Karel Lotte Fiona Nora Roelof Corrie".split(), "Dek Hav Bos Loo Nij".split()
    many = unite([*NAMES.values(), *(f"{one}{n} {two}{n}" for n in range(20) for one in first for two in last)])
    nouns = "prijs klant brief leider avond winter stilte kaart regel vraag".split()
    titles = [f"De {nouns[n % 10]} van een {nouns[n // 10 % 10]} en {n}" for n in range(10_000)]
    documents = {key: document(key, title) for key, title in enumerate((*TITLES, *titles))}
    asked = (
        "Wat schreef Wim aan Joost over vertrouwen in de zomer van 2024?",
        "What does Fiona say in The price of an apology about speed?",
        "Zijn Wim en Joost het eens over meten?",
        "Wie is Bram Loohuis?",
    )

    numbers = count()

    def ask(people: tuple[Person, ...], titled: Mapping[int, DocumentSummary]) -> None:
        for text in asked:
            # Another text each time, as a question that was just asked is remembered.
            language = detect_language(text)
            understand(f"{text} {next(numbers)}", (), language, people, lexicon, TODAY, documents=titled)

    assert len(many) > 1000
    among_many, among_few = partial(ask, many, documents), partial(ask, PEOPLE, DOCUMENTS)
    # What is made of people and titles is made once.
    among_many()
    assert growth(among_many, among_few, 2) < 2

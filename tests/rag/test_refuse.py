"""Each reason for not answering has its own sentence, in both languages, and only where it is true."""

from collections.abc import Iterator

import pytest

from index.collection import Collection
from index.document import LANGUAGES, Language, PartialDate
from index.filters import Filter
from index.lexicon import Lexicon
from index.people import Person
from index.snapshot import Snapshot
from rag.periods import period_in_words
from rag.question import Period, Question
from rag.refuse import refusal
from rag.wording import wording
from tests.embedding import LOAD_FAKES

LETTERS = {
    "wim": "Zutphen, november 2024\n\nBeste Karel Smit,\n\nVertrouwen komt te voet.\n\nGroet,\n\nWim de Graaf\n",
    "noor": "Apeldoorn, 3 maart 2025\n\nBeste Wim,\n\nMeten heeft zin.\n\nHartelijke groet,\n\nNoor Bakker\n",
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Iterator[Snapshot]:
    """Two letters, by Wim of 2024 and by Noor of 2025, and one who is only written to."""
    made = Collection(tmp_path_factory.mktemp("data"), "fake", LOAD_FAKES, lexicon.analyser, 1_000_000)
    for name, text in LETTERS.items():
        made.put(name, text.encode(), "text/plain")
    yield made.snapshot
    made.close()


def period(after: str | None, before: str | None) -> Period:
    return Period(PartialDate.parse(after) if after else None, PartialDate.parse(before) if before else None)


ALL = period(None, None)
OF_2024, OF_2025, OF_1999 = (period(year, year) for year in ("2024", "2025", "1999"))
NOTHING = Filter()


@pytest.mark.parametrize(
    ("people", "unknown", "time", "allowed", "dutch", "english"),
    [
        (
            "",
            "Peter",
            ALL,
            NOTHING,
            "In de brieven is niemand aan het woord die Peter heet.",
            "Nobody called Peter speaks in the letters.",
        ),
        ("", None, ALL, NOTHING, "De brieven zeggen hier niets over.", "The letters don’t say anything about this."),
        (
            "Wim",
            None,
            ALL,
            NOTHING,
            "In de brieven zegt Wim de Graaf hier niets over.",
            "In the letters Wim de Graaf doesn’t say anything about this.",
        ),
        (
            "Wim Noor",
            None,
            ALL,
            NOTHING,
            "In de brieven zeggen Wim de Graaf en Noor Bakker hier niets over.",
            "In the letters Wim de Graaf and Noor Bakker don’t say anything about this.",
        ),
        (
            "Karel",
            None,
            ALL,
            NOTHING,
            "Karel Smit komt in de brieven voor, maar is er zelf niet aan het woord.",
            "Karel Smit appears in the letters, but doesn’t speak in them.",
        ),
        ("", None, OF_1999, NOTHING, "Er zijn geen brieven van 1999.", "There are no letters of 1999."),
        ("Wim", None, OF_1999, NOTHING, "Er zijn geen brieven van 1999.", "There are no letters of 1999."),
        (
            "Wim",
            None,
            OF_2025,
            NOTHING,
            "Er zijn geen brieven van 2025 waarin Wim de Graaf aan het woord is.",
            "There are no letters of 2025 in which Wim de Graaf speaks.",
        ),
        (
            "Wim",
            None,
            OF_2024,
            NOTHING,
            "In de brieven van 2024 zegt Wim de Graaf hier niets over.",
            "In the letters of 2024 Wim de Graaf doesn’t say anything about this.",
        ),
        (
            "",
            None,
            OF_2024,
            NOTHING,
            "De brieven van 2024 zeggen hier niets over.",
            "The letters of 2024 don’t say anything about this.",
        ),
        (
            "",
            None,
            ALL,
            Filter(documents=frozenset()),
            "Geen enkele brief voldoet aan de opgegeven beperkingen.",
            "No letter meets the given restrictions.",
        ),
        (
            "Wim",
            None,
            ALL,
            Filter(people=frozenset({"noor-bakker"})),
            "Geen enkele brief voldoet aan de opgegeven beperkingen.",
            "No letter meets the given restrictions.",
        ),
        (
            "Wim",
            None,
            OF_2024,
            Filter(documents=frozenset({"noor"})),
            "Geen enkele brief voldoet aan de opgegeven beperkingen.",
            "No letter meets the given restrictions.",
        ),
        (
            "Wim",
            None,
            ALL,
            Filter(documents=frozenset({"wim"})),
            "In de brieven zegt Wim de Graaf hier niets over.",
            "In the letters Wim de Graaf doesn’t say anything about this.",
        ),
    ],
)
def test_the_sentence_says_what_is_missing(
    snapshot: Snapshot, people: str, unknown: str | None, time: Period, allowed: Filter, dutch: str, english: str
) -> None:
    found = tuple(find(snapshot, name) for name in people.split())
    sentences: dict[Language, str] = {"nl": dutch, "en": english}
    for language, expected in sentences.items():
        asked = Question("?", language, "?", "maan", people=found, unknown_name=unknown, period=time)
        assert refusal(asked, allowed, snapshot, wording(language)) == expected


@pytest.mark.parametrize(
    ("parts", "dutch", "english"),
    [
        ({"kinds": ("interview",)}, "Er zijn geen interviews.", "There are no interviews."),
        (
            {"kinds": ("interview", "article"), "period": OF_2024},
            "Er zijn geen interviews en artikelen.",
            "There are no interviews and articles.",
        ),
        ({"addressees": "Noor"}, "Er zijn geen brieven aan Noor Bakker.", "There are no letters to Noor Bakker."),
        (
            {"addressees": "Karel", "period": OF_2025},
            "Er zijn geen brieven van 2025 aan Karel Smit.",
            "There are no letters of 2025 to Karel Smit.",
        ),
        (
            {"addressees": "Karel", "people": "Noor"},
            "Er zijn geen brieven aan Karel Smit waarin Noor Bakker aan het woord is.",
            "There are no letters to Karel Smit in which Noor Bakker speaks.",
        ),
        (
            {"addressees": "Karel", "period": OF_2024},
            "De brieven van 2024 aan Karel Smit zeggen hier niets over.",
            "The letters of 2024 to Karel Smit don’t say anything about this.",
        ),
        (
            {"addressees": "Karel", "people": "Wim", "kinds": ("letter",)},
            "In de brieven aan Karel Smit zegt Wim de Graaf hier niets over.",
            "In the letters to Karel Smit Wim de Graaf doesn’t say anything about this.",
        ),
        ({"documents": ("wim",)}, "In “{title}” staat hier niets over.", "In “{title}” there is nothing about this."),
        (
            {"documents": ("wim",), "people": "Wim"},
            "In “{title}” zegt Wim de Graaf hier niets over.",
            "In “{title}” Wim de Graaf doesn’t say anything about this.",
        ),
        (
            {"documents": ("wim",), "people": "Noor"},
            "In “{title}” is Noor Bakker niet aan het woord.",
            "In “{title}” Noor Bakker doesn’t speak.",
        ),
        (
            {"subjects": "Karel"},
            "In de brieven staat niets over Karel Smit dat deze vraag beantwoordt.",
            "In the letters there is nothing about Karel Smit that answers this question.",
        ),
        (
            {"subjects": "Karel", "people": "Wim Noor", "period": period("2024", None)},
            "In de brieven vanaf 2024 zeggen Wim de Graaf en Noor Bakker niets over Karel Smit dat deze vraag"
            " beantwoordt.",
            "In the letters from 2024 onwards Wim de Graaf and Noor Bakker don’t say anything about Karel Smit that"
            " answers this question.",
        ),
        (
            {"subjects": "Karel", "aim": "identify"},
            "In de brieven staat niet wie Karel Smit is.",
            "In the letters it doesn’t say who Karel Smit is.",
        ),
        (
            {"unknown_name": "Peter", "unknown_is_addressee": True, "people": "Wim"},
            "Er zijn geen brieven aan iemand die Peter heet.",
            "There are no letters to anybody called Peter.",
        ),
        (
            {"unknown_title": "De maan", "people": "Wim"},
            "Er is geen brief of stuk dat “De maan” heet.",
            "There is no letter or piece called “De maan”.",
        ),
        (
            {"unknown_name": "Peter", "aim": "identify"},
            "In de brieven komt niemand voor die Peter heet.",
            "There is nobody called Peter in the letters.",
        ),
    ],
)
def test_the_least_that_is_missing_is_named(
    snapshot: Snapshot, parts: dict[str, object], dutch: str, english: str
) -> None:
    """Time, kind and addressee by themselves before all of them together, and those before who speaks."""
    for role in {"people", "addressees", "subjects"} & parts.keys():
        parts = {**parts, role: tuple(find(snapshot, name) for name in str(parts[role]).split())}
    title = snapshot.documents[snapshot.document_ids["wim"]].title
    sentences: dict[Language, str] = {"nl": dutch, "en": english}
    for language, expected in sentences.items():
        asked = Question("?", language, "?", "maan", **parts)  # type: ignore[arg-type]
        assert refusal(asked, NOTHING, snapshot, wording(language)) == expected.format(title=title)


def find(snapshot: Snapshot, first_name: str) -> Person:
    [found] = [person for person in snapshot.people if person.name.startswith(first_name)]
    return found


def test_without_letters_nothing_else_is_said(collection: Collection) -> None:
    for language, expected in (
        ("nl", "Er zijn nog geen brieven om uit te antwoorden."),
        ("en", "There are no letters to answer from yet."),
    ):
        asked = Question("?", "nl", "?", "maan", unknown_name="Peter", period=OF_1999)
        assert refusal(asked, Filter(), collection.snapshot, wording(language)) == expected


@pytest.mark.parametrize(
    ("time", "dutch", "english"),
    [
        (period("2024-11", "2024-11"), "van november 2024", "of November 2024"),
        (period("2024-11-05", "2024-11-05"), "van 5 november 2024", "of 5 November 2024"),
        (period("2023", "2024-03"), "van 2023 tot en met maart 2024", "from 2023 to March 2024"),
        (period("2023", None), "vanaf 2023", "from 2023 onwards"),
        (period(None, "2023"), "tot en met 2023", "until 2023"),
    ],
)
def test_a_period_in_words(time: Period, dutch: str, english: str) -> None:
    languages: dict[Language, str] = {"nl": dutch, "en": english}
    assert {language: period_in_words(time, wording(language)) for language in LANGUAGES} == languages

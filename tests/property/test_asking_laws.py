"""Laws of asking: whatever is asked, quotes are verbatim, filters hold, and reading a question takes no time."""

import datetime
import importlib
import pkgutil
import re
from collections import deque
from collections.abc import Iterator
from itertools import count, pairwise
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rag
from index.collection import Collection
from index.filters import Filter
from index.lexicon import Lexicon
from rag.answer import Answer
from rag.ask import Answerer, Request
from rag.decide import Decision
from rag.errors import InvalidQuestion
from rag.question import Exchange
from rag.signals import Signals
from rag.words_of_question import words_of
from tests.embedding import LOAD_FAKES, plain_scorer
from tests.timing import quickest

LETTERS = {
    "a": "Zutphen, november 2024\n\nBeste Noor,\n\nVertrouwen 🚶 gaat te voet. Meten mag.\n\nGroet,\n\nWim de Graaf\n",
    "b": "Apeldoorn, 3 maart 2025\n\nBeste Wim,\n\nMeten heeft zin. Ook vertrouwen.\n\nGroet,\n\nNoor Bakker\n",
    "c": "Deventer, 2 mei 2025\n\nBeste Noor,\n\nVan meten komt zelden vertrouwen.\n\nGroet,\n\nWim de Graaf\n",
    "d": "# Over meten\n\nDoor Noor Bakker en Wim de Graaf\n\nMeten en vertrouwen gaan samen.\n",
}
WORDS = st.sampled_from(
    "Wim Noor wim noor's Peter Jansen wat zegt over vertrouwen meten what does say about trust in 2024 2025 mei en hij"
    " dat van volgens according to letters brieven interview ? , . ’s".split()
)
QUESTIONS = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, min_size=1, max_size=12).map(" ".join),
    st.text(alphabet="Wim\"'*()[]{}^~:-+\\ \n\t\0’.", max_size=60),
)
SOME = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Always:
    """Answers whenever there is anything to quote."""

    def is_enough(self, signals: Signals) -> bool:
        return True

    def confidence(self, signals: Signals) -> float:
        return 1.0


class Letters:
    """Letters of two people and an article they wrote together, and what answers from them, always and on one day."""

    def __init__(self, collection: Collection, lexicon: Lexicon) -> None:
        self.snapshot = collection.snapshot
        self.answerer = Answerer(
            lexicon, cast(Decision, Always()), plain_scorer(lexicon.analyser), lambda: datetime.date(2025, 6, 1)
        )

    def __repr__(self) -> str:
        return "Letters()"

    def text(self, document_id: str) -> str:
        found = self.snapshot.document(document_id)
        assert found is not None
        return found.document.text


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Iterator[Letters]:
    """The letters, taken in once."""
    made = Collection(tmp_path_factory.mktemp("data"), "fake", LOAD_FAKES, lexicon.analyser, 1_000_000)
    for name, text in LETTERS.items():
        made.put(name, text.encode(), "text/markdown" if text.startswith("#") else "text/plain")
    yield Letters(made, lexicon)
    made.close()


def assert_proven(letters: Letters, answer: Answer) -> None:
    assert answer.text
    for cited in (*answer.citations, *answer.nearest):
        assert cited.span.of(letters.text(cited.document.id)) == cited.quote != ""
        assert all(span.of(answer.text) == cited.quote for span in cited.answer_spans)
    assert answer.answered is bool(answer.citations)


@given(question=QUESTIONS, history=st.lists(QUESTIONS, max_size=3))
@SOME
def test_any_text_is_answered_with_verbatim_quotes_or_refused(
    letters: Letters, question: str, history: list[str]
) -> None:
    """Any text as a question, after any others, gives a proven answer; only an empty one is no question."""
    request = Request(question, tuple(Exchange(one) for one in history))
    try:
        answer = letters.answerer.ask(request, letters.snapshot)
    except InvalidQuestion:
        assert not question.strip()
        return
    assert_proven(letters, answer)
    assert answer.understood.question


@given(question=QUESTIONS, person=st.sampled_from(["wim-de-graaf", "noor-bakker"]))
@SOME
def test_a_person_s_filter_gives_no_other_voice(letters: Letters, question: str, person: str) -> None:
    """Whatever is asked of one person, every quote is that person's, alone or with others who wrote it."""
    if not question.strip():
        return
    answer = letters.answerer.ask(Request(question, allowed=Filter(people=frozenset({person}))), letters.snapshot)
    own = {"wim-de-graaf": {"a", "c", "d"}, "noor-bakker": {"b", "d"}}[person]
    for cited in (*answer.citations, *answer.nearest):
        assert cited.document.id in own
        assert cited.speaker in {"wim-de-graaf": ("Wim de Graaf", None), "noor-bakker": ("Noor Bakker", None)}[person]
        assert (cited.speaker is None) is (cited.document.id == "d")


DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2025, 12, 31)) | st.none()
FILTERS = st.builds(
    Filter,
    people=st.none() | st.frozensets(st.sampled_from(["wim-de-graaf", "noor-bakker"])),
    documents=st.none() | st.frozensets(st.sampled_from("abcd")),
    kinds=st.none() | st.frozensets(st.sampled_from(["letter", "article"])),
    after=DAYS,
    before=DAYS,
)


@given(wide=FILTERS, other=FILTERS, question=st.sampled_from(["vertrouwen", "meten", "what about trust?"]))
@SOME
def test_narrowing_a_filter_never_adds_a_document(letters: Letters, wide: Filter, other: Filter, question: str) -> None:
    """What may be found under two filters together may be found under each of them alone."""

    def found(allowed: Filter) -> set[str]:
        _, passages = letters.answerer.search(Request(question, allowed=allowed), letters.snapshot, 50)
        return {passage.document.id for passage in passages}

    assert found(wide.narrowed(other)) <= found(wide) & found(other) <= found(Filter())


PIECES = (
    *("Wim ", "zegt wim ", "says a b ", "does ", "volgens ", "according to ", "in 2024 ", "mei ", "tussen ", "van "),
    *(
        "a-",
        "a.",
        "a'",
        "’s ",
        " ",
        "\n",
        "a",
        "1",
        "2024-",
        "! ",
        '."',
        "dat ",
        "in the ",
        "en ",
        "what about ",
        "_",
        "é",
    ),
)


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    found: dict[str, re.Pattern[str]] = {}

    def collect(name: str, value: object) -> None:
        if isinstance(value, re.Pattern):
            found[name] = value
        elif isinstance(value, tuple | list):
            for number, one in enumerate(value):
                collect(f"{name}.{number}", one)

    for module in pkgutil.walk_packages(rag.__path__, "rag."):
        for name, value in vars(importlib.import_module(module.name)).items():
            collect(f"{module.name}.{name}", value)
    return sorted(found.items())


@pytest.mark.parametrize("pattern", [pattern for _, pattern in patterns()], ids=[name for name, _ in patterns()])
def test_no_pattern_of_answering_goes_over_its_text_more_than_once(pattern: re.Pattern[str]) -> None:
    """20,000 characters take each pattern under 50 ms, however they repeat, where the square would take seconds."""
    for piece in PIECES:
        text = (piece * (20_000 // len(piece) + 1))[:20_000] + "\0"
        assert quickest(lambda: deque(pattern.finditer(text), 0), 0.05) < 0.05, piece  # noqa: B023 - called at once


@pytest.mark.parametrize("piece", PIECES)
def test_a_question_of_two_thousand_characters_is_read_at_once(letters: Letters, piece: str) -> None:
    """The longest question is read within a tenth of a second, whatever it is made of."""
    numbers = count(1000)

    def understand() -> None:
        # Another text each time, as a question that was just asked is remembered.
        request = Request(f"x{next(numbers)}{(piece * 2000)[:1995]}")
        assert letters.answerer.understand(request, letters.snapshot).text

    assert quickest(understand, 0.1) < 0.1


@given(text=st.text(max_size=200))
@SOME
def test_the_words_of_a_question_stand_where_they_say(text: str) -> None:
    """Words lie in order without overlap, each the text at its span."""
    words = words_of(text)
    assert all(word.span.of(text) == word.text for word in words)
    assert all(one.span.end <= other.span.start for one, other in pairwise(words))

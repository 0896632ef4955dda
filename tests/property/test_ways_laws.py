"""Laws of all ways of answering: whatever is understood and whatever the caller allows, nothing is widened or mixed."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.document import PartialDate, Span
from index.filters import Filter
from index.lexicon import Lexicon
from index.people import Person
from index.records import voices
from index.snapshot import Snapshot
from rag.answer import Answer, Citation
from rag.ask import Answerer, Request
from rag.question import Aim, Period, Question, SharedName
from tests.rag.scripted import Always, ByWords, Said, Written, answering, opened, person

WIM_ON_ANNA = "Volgens Anna is meten weten."
ANNA_ON_WIM = "Wim de Graaf zegt dat vertrouwen groeit."
KOK_ON_PIET = "Dat zegt Piet Smit ook van vertrouwen."
DOCUMENTS = (
    Written(
        "een",
        (
            Said(
                f"Vertrouwen gaat te voet. {WIM_ON_ANNA} Meten mag van mij.",
                "Wim de Graaf",
                reports=((WIM_ON_ANNA, "Anna"),),
            ),
            Said(f"Meten kost tijd. {KOK_ON_PIET}", "Wim Kok", reports=((KOK_ON_PIET, "Piet Smit"),)),
        ),
        authors=("Wim de Graaf", "Wim Kok"),
        addressees=("Anna Blom",),
        date="2023-05",
    ),
    Written(
        "twee",
        (Said(f"{ANNA_ON_WIM} Ik meet vertrouwen niet.", "Anna Blom", reports=((ANNA_ON_WIM, "Wim de Graaf"),)),),
        kind="message",
        addressees=("Wim Kok", "Wim de Graaf"),
        date="2024-02-03",
    ),
    Written(
        "drie",
        (
            Said("Meten en vertrouwen gaan samen.", None),
            Said("Wim Kok is timmerman. Wim Kok meet graag.", about="Wim Kok"),
            Said("Anna Blom is een imker met vertrouwen.", about="Anna Blom"),
        ),
        kind="article",
        title="Meten",
        authors=("Wim Kok", "Anna Blom"),
        date="2024",
    ),
    Written(
        "vier", (Said("Vertrouwen:\n\n- meten\n- weten\n\nVan Wim Kok leerde ik meten.", "Anna Blom"),), date="2025"
    ),
    Written(
        "vijf",
        (
            Said("Vertrouwen gaat te voet. Ik, Wim Kok, meet het.", "Wim Kok"),
            Said("Wie meet, die vertrouwt niet.", None),
        ),
    ),
    Written("zes", (Said("Vroeger dacht ik anders over vertrouwen en meten.", "Wim de Graaf"),), date="2021"),
)
NAMES = ("Wim de Graaf", "Wim Kok", "Anna Blom", "Piet Smit")
IDS = ("wim-de-graaf", "wim-kok", "anna-blom", "piet-smit")
TOPICS = ("", "vertrouwen", "meten", "vertrouwen meten", "imker", "onzin", "Wim Kok", "trust")
KINDS = st.lists(st.sampled_from(("letter", "message", "article", "interview")), max_size=2, unique=True).map(tuple)
DAYS = st.dates(datetime.date(2021, 1, 1), datetime.date(2025, 12, 31)) | st.none()
YEARS = st.none() | st.builds(PartialDate, st.integers(2020, 2026))
SOME_IDS = st.none() | st.frozensets(st.sampled_from(IDS), max_size=3)
FILTERS = st.just(Filter()) | st.builds(
    Filter,
    people=SOME_IDS,
    documents=st.none() | st.frozensets(st.sampled_from([one.id for one in DOCUMENTS])),
    kinds=st.none() | st.frozensets(st.sampled_from(("letter", "message", "article"))),
    after=DAYS,
    before=DAYS,
    addressees=SOME_IDS,
)
MANY = settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Asked:
    """A question as it may be understood, by names instead of people."""

    aim: Aim
    topic: str
    people: tuple[str, ...]
    addressees: tuple[str, ...]
    subjects: tuple[str, ...]
    unknown: str | None
    period: Period
    is_written_then: bool
    kinds: tuple[str, ...]
    documents: tuple[str, ...]
    limit: int
    allowed: Filter
    decision: ByWords

    def question(self, snapshot: Snapshot) -> Question:
        """Return the question, with the name that two share where both are asked for."""

        def of(names: tuple[str, ...]) -> tuple[Person, ...]:
            return tuple(person(snapshot, name) for name in names)

        wims = of(("Wim de Graaf", "Wim Kok"))
        roles = (of(self.people), of(self.addressees), of(self.subjects))
        is_shared = any(set(wims) <= set(role) for role in roles)
        return Question(
            text="?",
            language="nl",
            standalone=f"Wat is er over {self.topic}?",
            topic=self.topic,
            people=roles[0],
            addressees=roles[1],
            subjects=roles[2],
            shared_names=(SharedName("Wim", wims),) if is_shared else (),
            unknown_name=self.unknown,
            period=self.period,
            asks_what_was_written=self.is_written_then,
            kinds=self.kinds,  # type: ignore[arg-type]
            documents=self.documents,
            aim=self.aim,
        )


def some(most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(NAMES), max_size=most, unique=True).map(tuple)


ASKED = st.builds(
    Asked,
    aim=st.sampled_from(get_args(Aim)),
    topic=st.sampled_from(TOPICS),
    people=some(3),
    addressees=st.just(()) | some(2),
    subjects=st.just(()) | some(2),
    unknown=st.sampled_from((None, None, None, "Piet", "imker")),
    period=st.just(Period()) | st.builds(Period, YEARS, YEARS),
    is_written_then=st.booleans(),
    kinds=st.just(()) | KINDS,
    documents=st.just(()) | st.just(("een",)) | st.just(("drie", "vier")),
    limit=st.integers(1, 10),
    allowed=FILTERS,
    decision=st.sampled_from((Always(), ByWords())),
)


class Letters:
    """The documents, and what answers from them."""

    def __init__(self, snapshot: Snapshot, lexicon: Lexicon) -> None:
        self.snapshot = snapshot
        self.answerers = {kind: answering(lexicon, kind()) for kind in (Always, ByWords)}

    def __repr__(self) -> str:
        return "Letters()"

    def answer(self, asked: Asked) -> Answer:
        """Answer a question that has been read."""
        answerer: Answerer = self.answerers[type(asked.decision)]
        return answerer.answer(
            asked.question(self.snapshot), Request("?", allowed=asked.allowed, limit=asked.limit), self.snapshot
        )

    def voices(self, cited: Citation) -> tuple[str, ...]:
        """Return the full names of those who say a quote, read afresh."""
        stored = self.snapshot.document(cited.document.id)
        assert stored is not None
        [turn] = [
            one
            for one in stored.document.turns
            if one.span.start <= cited.span.start and cited.span.end <= one.span.end
        ]
        return self.snapshot.full_names(voices(turn.speaker, turn.about, cited.document))


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Iterator[Letters]:
    """The documents, taken in once."""
    for snapshot in opened(tmp_path_factory.mktemp("data"), DOCUMENTS, lexicon):
        yield Letters(snapshot, lexicon)


def everything(answer: Answer) -> tuple[Citation, ...]:
    return (*answer.citations, *answer.nearest)


@given(asked=ASKED)
@MANY
def test_every_quote_is_verbatim_and_where_it_says(letters: Letters, asked: Asked) -> None:
    """And there are at most as many as were wanted, numbered from one; an answer has some, a refusal none."""
    answer = letters.answer(asked)
    for cited in everything(answer):
        assert letters.snapshot.quote(cited.document.id, cited.span) == cited.quote != ""
    for number, cited in enumerate(answer.citations, 1):
        assert cited.number == number
        [place] = cited.answer_spans
        assert place.of(answer.text) == cited.quote
        assert Span(place.end, place.end + len(f"” [{number}]")).of(answer.text) == f"” [{number}]"
    assert len(answer.citations) <= asked.limit
    assert answer.answered is bool(answer.citations)
    assert answer.text.strip() == answer.text != ""
    assert len({(one.document.key, one.span) for one in answer.citations}) == len(answer.citations)


@given(asked=ASKED)
@MANY
def test_nothing_is_shown_that_the_caller_does_not_allow(letters: Letters, asked: Asked) -> None:
    """Neither as an answer nor as what came nearest; and the kinds, addressees and titles of the question hold too."""
    allowed = asked.allowed
    names = {identity: person(letters.snapshot, name).name for identity, name in zip(IDS, NAMES, strict=True)}
    for cited in everything(letters.answer(asked)):
        document = cited.document
        addressees = letters.snapshot.full_names(document.addressees)
        if allowed.people is not None:
            assert {names[one] for one in allowed.people} & set(letters.voices(cited))
        if allowed.addressees is not None:
            assert {names[one] for one in allowed.addressees} & set(addressees)
        assert allowed.documents is None or document.id in allowed.documents
        assert allowed.kinds is None or document.kind in allowed.kinds
        if allowed.after is not None:
            assert document.date is not None
            assert document.date.last_day >= allowed.after
        if allowed.before is not None:
            assert document.date is not None
            assert document.date.first_day <= allowed.before
        assert not asked.kinds or document.kind in asked.kinds
        assert not asked.documents or document.id in asked.documents
        assert not asked.addressees or set(asked.addressees) & set(addressees)


@given(asked=ASKED)
@MANY
def test_whose_words_are_asked_for_says_them_or_is_reported_in_them(letters: Letters, asked: Asked) -> None:
    """With people asked, no quote is anybody else's, and one about a person reports exactly him, by another's mouth."""
    for cited in everything(letters.answer(asked)):
        said_by = letters.voices(cited)
        assert cited.speaker == (said_by[0] if len(said_by) == 1 else None)
        if not asked.people:
            continue
        if cited.about is None or cited.about not in asked.people:
            assert set(asked.people) & set(said_by)
            continue
        if asked.aim != "identify" and not asked.subjects:
            stored = letters.snapshot.document(cited.document.id)
            assert stored is not None
            reported = {
                letters.snapshot.full_name(one.name)
                for one in stored.document.reports
                if cited.span.start <= one.span.start and one.span.end <= cited.span.end
            }
            assert cited.about in reported
            assert cited.about not in said_by


@given(asked=ASKED)
@MANY
def test_a_paragraph_is_of_one_voice_about_one_person(letters: Letters, asked: Asked) -> None:
    """So no paragraph holds one Wim's words beside the other's, nor what is reported beside what is said."""
    answer = letters.answer(asked)
    start = 0
    for paragraph in split(answer):
        place = answer.text.index(paragraph, start)
        start = place + len(paragraph)
        inside = [one for one in answer.citations if place <= one.answer_spans[0].start < start]
        assert len({(one.document.key, letters.voices(one), one.about) for one in inside}) <= 1
        for cited in inside:
            said_by = letters.voices(cited)
            frame = paragraph.split("“")[0] if said_by else paragraph
            assert all(name in frame for name in (*said_by, *([cited.about] if cited.about else [])))


def split(answer: Answer) -> list[str]:
    """Return an answer's paragraphs; blank lines inside quotes end none."""
    text = answer.text
    for cited in answer.citations:
        place = cited.answer_spans[0]
        text = f"{text[: place.start]}{'x' * (place.end - place.start)}{text[place.end :]}"
    paragraphs, start = [], 0
    for length in map(len, text.split("\n\n")):
        paragraphs.append(answer.text[start : start + length])
        start += length + 2
    return paragraphs


@given(asked=ASKED)
@MANY
def test_a_change_is_in_the_order_of_time(letters: Letters, asked: Asked) -> None:
    """Of each person apart; what has no date is in no order, and then that is said."""
    if len(asked.people) > 1 or asked.subjects or asked.addressees:
        asked = replace(asked, people=asked.people[:1], subjects=(), addressees=())
    answer = letters.answer(replace(asked, aim="change"))
    if "in de volgorde van de tijd" in answer.text:
        days = [one.document.date.first_day for one in answer.citations if one.document.date is not None]
        assert len(days) == len(answer.citations)
        assert days == sorted(days)
        assert len(set(days)) > 1


@given(asked=ASKED)
@MANY
def test_a_biography_only_says_who_somebody_is(letters: Letters, asked: Asked) -> None:
    """It is about the one who is asked about, and nobody's words."""
    for cited in everything(letters.answer(asked)):
        stored = letters.snapshot.document(cited.document.id)
        assert stored is not None
        about = {
            one.about
            for one in stored.document.turns
            if one.about is not None and one.span.start < cited.span.end and cited.span.start < one.span.end
        }
        if about:
            assert asked.aim == "identify"
            assert {cited.about} == about
            assert cited.about in asked.subjects
            assert cited.speaker is None

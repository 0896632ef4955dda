"""The shapes of the contract over HTTP, version 1: questions and answers."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from index.document import Kind, Language, PartialDate
from rag.question import Part


class Wire(BaseModel):
    """Refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _a_date(value: str) -> str:
    PartialDate.parse(value)
    return value


def _storable(value: str) -> str:
    value.encode("utf-8")
    return value


IsoDate = Annotated[str, AfterValidator(_a_date), Field(examples=["2024", "2024-11", "2024-11-05"])]
Text = Annotated[str, AfterValidator(_storable)]
Ignored = Annotated[
    list[Part],
    Field(
        max_length=20,
        description="parts of what is understood of the question that are left aside, as if it did not name them",
        examples=[["people", "period"]],
    ),
]


class ExchangeIn(Wire):
    """An earlier question of the conversation."""

    question: Text = Field(max_length=2000)
    answer: Text | None = Field(None, max_length=50_000)


class FiltersIn(Wire):
    """Restricts what may answer; each one narrows."""

    people: list[Text] | None = Field(None, max_length=100, description="names or ids of those who may speak")
    addressees: list[Text] | None = Field(
        None, max_length=100, description="names or ids of those to whom the document must be written"
    )
    documents: list[Text] | None = Field(None, max_length=1000, description="ids")
    kinds: list[Kind] | None = None
    after: IsoDate | None = Field(None, description="letters of this day, month or year and later")
    before: IsoDate | None = Field(None, description="letters of this day, month or year and earlier")


class SearchIn(Wire):
    """A search for passages."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"question": "what does Wim say about trust?", "filters": {"kinds": ["letter"]}, "limit": 5}]
        }
    )

    question: Text = Field(min_length=1, max_length=2000)
    filters: FiltersIn | None = None
    ignore: Ignored = Field(default_factory=list)
    limit: int = Field(10, ge=1, le=50)


class AskIn(Wire):
    """A question."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"question": "what does Wim say about trust?"},
                {
                    "question": "En over medewerkers?",
                    "history": [{"question": "Wat zegt Wim over vertrouwen?"}],
                    "filters": {"after": "2024"},
                    "limit": 2,
                },
                {"question": "Wat schreef Wim in 2024 aan Noor?", "ignore": ["people", "period"]},
            ]
        }
    )

    question: Text = Field(min_length=1, max_length=2000)
    history: list[ExchangeIn] = Field(default_factory=list, max_length=20)
    filters: FiltersIn | None = None
    ignore: Ignored = Field(default_factory=list)
    language: Language | None = None
    mode: Literal["quote", "write"] = Field(
        "quote", description="`write` asks a language model; without one the quotes themselves are the answer"
    )
    limit: int = Field(4, ge=1, le=10, description="how many quotes at most")


class UnderstoodOut(Wire):
    """How the question was read; what was to be ignored is not in it."""

    question: str = Field(description="the question as it stands alone, without the conversation")
    people: list[str] = Field(description="full names of those whose words answer it")
    addressees: list[str] = Field(description="full names of those to whom it must be written")
    subjects: list[str] = Field(description="full names of those of whom must be spoken")
    after: str | None
    before: str | None
    documents: list[str] = Field(description="ids")
    titles: list[str] = Field(description="the titles of those documents, in the same order")
    kinds: list[Kind]


class CitationOut(Wire):
    """A quote and where it stands: `quote` is `text[start:end]`, counted in code points."""

    number: int
    document_id: str
    title: str
    kind: Kind
    speaker: str | None
    about: str | None = Field(
        description="whom the speaker tells something of, or whose biography it is; null for the speaker's own words"
    )
    authors: list[str]
    date: str | None
    quote: str
    start: int
    end: int
    answer_spans: list[tuple[int, int]]
    url: str


class AnswerOut(Wire):
    """An answer; `nearest` is only filled when there is none."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "0f8c2c5a3f5e4a0b9a3c1d2e3f405162",
                    "question": "what does Wim say about trust?",
                    "answered": True,
                    "answer": "In a letter of November 2024, Wim Dekkers writes: “Vertrouwen kost tijd.” [1]",
                    "language": "en",
                    "mode": "quote",
                    "understood": {
                        "question": "what does Wim say about trust?",
                        "people": ["Wim Dekkers"],
                        "addressees": [],
                        "subjects": [],
                        "after": None,
                        "before": None,
                        "documents": [],
                        "titles": [],
                        "kinds": [],
                    },
                    "citations": [
                        {
                            "number": 1,
                            "document_id": "over-tijd",
                            "title": "Over tijd",
                            "kind": "letter",
                            "speaker": "Wim Dekkers",
                            "about": None,
                            "authors": ["Wim Dekkers"],
                            "date": "2024-11",
                            "quote": "Vertrouwen kost tijd.",
                            "start": 52,
                            "end": 73,
                            "answer_spans": [[51, 72]],
                            "url": "/letters/over-tijd#c=52-73",
                        }
                    ],
                    "nearest": [],
                    "index_version": 12,
                    "seconds": 0.012,
                }
            ]
        }
    )

    id: str
    question: str
    answered: bool
    answer: str
    language: Language
    mode: Literal["quote"]
    understood: UnderstoodOut
    citations: list[CitationOut]
    nearest: list[CitationOut]
    index_version: int
    seconds: float


class PassageOut(Wire):
    """A passage that was found; neighbours are joined into one."""

    document_id: str
    title: str
    kind: Kind
    speaker: str | None
    authors: list[str]
    date: str | None
    text: str
    start: int
    end: int
    score: float
    url: str


class SearchOut(Wire):
    """Passages, best first."""

    question: str
    understood: UnderstoodOut
    passages: list[PassageOut]
    index_version: int
    seconds: float


class FeedbackIn(Wire):
    """What a reader thought of an answer."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"answer_id": "0f8c2c5a3f5e4a0b9a3c1d2e3f405162", "helpful": True, "remark": "Precies goed."}]
        }
    )

    answer_id: str = Field(max_length=100)
    helpful: bool
    remark: Text | None = Field(None, max_length=2000)


class Problem(BaseModel):
    """An RFC 9457 problem document."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] | None = None

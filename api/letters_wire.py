"""The shapes of the contract over HTTP, version 1: the letters and the people in them."""

from typing import Literal

from pydantic import ConfigDict, Field

from api.wire import Wire
from index.document import Kind, Language

Put = Literal["added", "replaced", "unchanged"]


class PersonOut(Wire):
    """Somebody who speaks in the letters or is written to."""

    id: str
    name: str
    names: list[str]
    documents: list[str] = Field(description="ids of the documents in which this person speaks")
    addressed: list[str] = Field(description="ids of the documents that are written to this person")


class PeopleOut(Wire):
    """Everybody, by name."""

    people: list[PersonOut]


class DocumentOut(Wire):
    """A document without its text."""

    id: str
    title: str
    kind: Kind
    language: Language
    authors: list[str]
    addressees: list[str]
    place: str | None
    date: str | None
    path: str | None = Field(description="below the letters folder; null when it was sent")
    length: int = Field(description="code points")
    warnings: list[str] = Field(description="what may have been lost in reading it")
    url: str


class DocumentsOut(Wire):
    """A page of the list of documents, in the order in which they came."""

    documents: list[DocumentOut]
    total: int
    index_version: int


class TurnOut(Wire):
    """Who speaks from where to where, or whose biography stands there."""

    start: int
    end: int
    speaker: str | None
    about: str | None = Field(description="whose biography it is; nobody speaks in one")


class WholeDocumentOut(DocumentOut):
    """A document with its text."""

    text: str
    turns: list[TurnOut]
    content_hash: str


class PutOut(Wire):
    """What became of a document that was sent."""

    id: str
    result: Put
    title: str
    kind: Kind
    authors: list[str]
    date: str | None
    warnings: list[str] = Field(description="what may have been lost in reading it")
    index_version: int
    url: str


class ReindexIn(Wire):
    """How to compare with the letters folder."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reread": False, "allow_removal": True}]})

    reread: bool = Field(False, description="read every document again")
    allow_removal: bool = Field(False, description="remove documents however many files are gone")


class RejectionOut(Wire):
    """A file that is not in the collection, and why."""

    path: str
    reason: str
    message: str


class JobOut(Wire):
    """A comparison with the letters folder, running or done."""

    id: str
    state: Literal["waiting", "running", "done", "failed"]
    done: int
    total: int
    message: str | None = None
    added: int = 0
    replaced: int = 0
    moved: int = 0
    removed: int = 0
    unchanged: int = 0
    held: list[str] = Field(
        default_factory=list, description="documents whose file is gone, kept until removal is allowed"
    )
    rejections: list[RejectionOut] = Field(default_factory=list)
    unsettled: list[str] = Field(default_factory=list)
    withdrawn: list[str] = Field(
        default_factory=list,
        description="files that stay out until they change: their document was removed or replaced over HTTP",
    )
    index_version: int | None = None

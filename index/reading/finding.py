"""What the reading of a text's form has found, before front matter corrects it."""

from dataclasses import dataclass

from index.document import Kind, Span, Turn
from index.reading.dates import FoundDate
from index.reading.rows import Found


@dataclass(frozen=True, slots=True)
class Finding:
    """The fields of a document with the places that say so; `more_evidence` supports the authors."""

    kind: Kind
    title: Found | None
    turns: tuple[Turn, ...]
    authors: tuple[Found, ...] = ()
    addressees: tuple[Found, ...] = ()
    place: Found | None = None
    date: FoundDate | None = None
    more_evidence: tuple[Span, ...] = ()

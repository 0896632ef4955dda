"""What the reader of a format hands on: readable text, its marked lines, and what the file says of itself."""

from dataclasses import dataclass

from index.document import Kind, Language, PartialDate, Span


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields a file states about itself; they win over what its text seems to say."""

    title: str | None = None
    kind: Kind | None = None
    language: Language | None = None
    authors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    place: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document's readable text as its format gives it.

    Attributes:
        text: the text that is stored; every span points into it.
        headings: lines that the format marks as headings.
        strong: lines that the format marks as bold or italic from end to end.
    """

    text: str
    front_matter: FrontMatter = FrontMatter()
    headings: tuple[Span, ...] = ()
    strong: tuple[Span, ...] = ()

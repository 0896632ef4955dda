"""What the reader of a format hands on: readable text, its marked lines, and what the file says of itself."""

from dataclasses import dataclass

from index.document import Kind, Language, PartialDate, Span, Turn


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
        inserted: stretches that the format marks as taken from elsewhere.
        stated: what the format says of the document beside its text, as a page's metadata; used for
            what the text does not say.
        said: in a message, the stretches that its sender wrote; in other texts none, and the text
            itself must tell who speaks where.
        quoted: in a message, the stretches that are taken from others, each with its writer if known.
        evidence: for fields of the front matter that stand in the text, the span that says so.
        warnings: sentences about what may have been lost.
    """

    text: str
    front_matter: FrontMatter = FrontMatter()
    headings: tuple[Span, ...] = ()
    strong: tuple[Span, ...] = ()
    inserted: tuple[Span, ...] = ()
    stated: FrontMatter = FrontMatter()
    said: tuple[Turn, ...] = ()
    quoted: tuple[Turn, ...] = ()
    evidence: tuple[tuple[str, Span], ...] = ()
    warnings: tuple[str, ...] = ()

"""Makes the names in a document full, where the document itself, or a correction, says whom they mean."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.corrections import Naming
from index.document import ReadDocument
from index.name_book import NameBook
from index.people import Fullness, fullness, name_key, name_parts
from index.reading.people import find_full_names
from index.records import DocumentSummary

_BEFORE = 20


def names_in(document: ReadDocument) -> tuple[str, ...]:
    """Return everybody a document names, once, as it writes them: authors first, and who is only spoken of last."""
    return tuple(dict.fromkeys((*_voices(document), *document.addressees, *_spoken_of(document))))


def name_in_full(document: ReadDocument, naming: Naming) -> ReadDocument:
    """Return a document in which each short name is the full one that the document itself gives for it.

    "Wim" is the Wim Jansen who signs, is written to, or sends a message in the same document; where it could be two
    of these it stays "Wim". Nobody writes to himself, so the one greeted as "Wim" is not the only author, and two
    senders in a thread are two people. Whoever is only spoken of may also be the one in the title, or else the one
    whom the text names in full somewhere.

    Args:
        document: the document, its fields corrected.
        naming: what corrections say of its names; they win.
    """
    means = dict(naming.means)
    document = _renamed(document, means, means, means)
    fixed = frozenset(means.values())
    voices, spoken_of = _voices(document), _spoken_of(document)
    titled = tuple(span.of(document.title) for span in find_full_names(document.title))
    short = _Short(document, naming, fixed)
    known = (*voices, *document.addressees, *spoken_of, *titled)
    means_spoken_of = short.in_full(spoken_of, known)
    unclear = [name for name in spoken_of if name not in means_spoken_of and fullness(name_parts(name))]
    if unclear:
        written = (*known, *_written_in_full(document.text))
        means_spoken_of = {**short.in_full(unclear, written), **means_spoken_of}
    return _renamed(
        document,
        short.in_full(voices, (*voices, *document.addressees, *(turn.about for turn in document.turns if turn.about))),
        short.in_full(document.addressees, (*document.addressees, *voices)),
        means_spoken_of,
    )


def strangers_in(documents: Iterable[DocumentSummary]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that are two people, as one document shows, though the first could be the other in short."""
    for document in documents:
        yield from _apart(document.authors, document.addressees, is_thread=document.kind == "message")


class _Short:
    """The short names of one document."""

    def __init__(self, document: ReadDocument, naming: Naming, fixed: Collection[str]) -> None:
        self._naming = naming
        self._fixed = fixed
        self._same = dict(naming.same)
        senders = _voices(document) if document.kind == "message" else document.authors
        self._not_meant: dict[str, set[str]] = defaultdict(set)
        for name, other in _apart(senders, document.addressees, is_thread=document.kind == "message"):
            self._not_meant[name].add(self._group(other))
        for name, group in naming.apart:
            self._not_meant[name].add(group)

    def in_full(self, names: Sequence[str], fuller: Sequence[str]) -> Mapping[str, str]:
        """Return for each name that shortens just one of the fuller ones what that one is."""
        parts_of_fuller = {name: name_parts(name) for name in fuller}
        parts = {**parts_of_fuller, **{name: name_parts(name) for name in names}}
        short = [name for name in dict.fromkeys(names) if fullness(parts[name]) and name not in self._fixed]
        book = NameBook(parts[name] for name in short)
        written: dict[str, str] = {}
        for name, of_name in parts_of_fuller.items():
            if not fullness(of_name):
                written.setdefault(self._group(name), name)
                book.add(of_name, self._group(name))
        for old, new in self._naming.means:
            # "Jan Jansen" may be stored as "Jan Jansen junior", but is shortened as it is written.
            if new in parts and not fullness(name_parts(old)):
                written.setdefault(self._group(new), new)
                book.add(name_parts(old), self._group(new))
        found: dict[str, str] = {}
        for name in sorted(short, key=lambda one: fullness(parts[one])):
            bearer = book.only(parts[name], self._not_meant.get(name, frozenset()))
            if bearer is not None:
                found[name] = written[bearer]
            elif fullness(parts[name]) == Fullness.INITIALS and name in parts_of_fuller:
                written[name_key(name)] = name
                book.add(parts[name], name_key(name))
        return found

    def _group(self, name: str) -> str:
        return self._same.get(name) or name_key(name)


def _apart(authors: Sequence[str], addressees: Sequence[str], *, is_thread: bool) -> Iterator[tuple[str, str]]:
    """Yield pairs of a short and a fuller name that are two people, since one writes to the other or beside him."""
    if len(set(map(name_key, authors))) == 1:
        yield from _in_short(addressees, authors)
        yield from _in_short(authors, addressees)
    if is_thread:
        yield from _in_short(authors, authors)


def _in_short(names: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of one of the names and another one that says more and has a word in common with it."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for other in others:
        for word in _shape(other).words:
            by_word[word].append(other)
    for name in names:
        shape = _shape(name)
        if shape.fullness:
            fuller = (one for word in shape.words for one in by_word.get(word, ()))
            yield from ((name, one) for one in fuller if _shape(one).fullness < shape.fullness)


@dataclass(frozen=True, slots=True)
class _Shape:
    fullness: Fullness
    words: frozenset[str]


@lru_cache(maxsize=100_000)
def _shape(name: str) -> _Shape:
    return _Shape(fullness(name_parts(name)), frozenset(name_key(name).split()))


def _voices(document: ReadDocument) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*document.authors, *(turn.speaker for turn in document.turns if turn.speaker))))


def _spoken_of(document: ReadDocument) -> tuple[str, ...]:
    biographies = (turn.about for turn in document.turns if turn.about)
    return tuple(dict.fromkeys((*biographies, *(report.name for report in document.reports))))


def _written_in_full(text: str) -> Iterator[str]:
    """Yield the full names within sentences; at a sentence's start "Yesterday Karel" looks like one."""
    for span in find_full_names(text):
        before = text[max(0, span.start - _BEFORE) : span.start].rstrip(" \t\r*_>\"'“”‘’„«»(")
        if before and before[-1] not in ".!?:…\n":
            yield span.of(text)


def _renamed(
    document: ReadDocument, voices: Mapping[str, str], addressees: Mapping[str, str], spoken_of: Mapping[str, str]
) -> ReadDocument:
    """Return a document with other names for those who speak, are written to, and are spoken of."""
    if not (voices or addressees or spoken_of):
        return document
    turns = (
        replace(
            turn,
            speaker=voices.get(turn.speaker, turn.speaker) if turn.speaker else turn.speaker,
            about=spoken_of.get(turn.about, turn.about) if turn.about else turn.about,
        )
        for turn in document.turns
    )
    return replace(
        document,
        turns=tuple(turns),
        authors=tuple(dict.fromkeys(voices.get(name, name) for name in document.authors)),
        addressees=tuple(dict.fromkeys(addressees.get(name, name) for name in document.addressees)),
        reports=tuple(replace(one, name=spoken_of.get(one.name, one.name)) for one in document.reports),
    )

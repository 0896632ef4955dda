"""One version of the collection, whole and unchanging, to answer questions from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy
from numpy.typing import NDArray

from index import rows
from index.document import KINDS, Span
from index.embedder import Embedder
from index.filters import Filter
from index.lexical import LexicalFilter, LexicalIndex
from index.people import Person, by_written_name
from index.records import DocumentSummary, StoredDocument, StoredPassage
from index.sqlite import Connection
from index.vectors import VectorIndex

# Later than any day, as an ordinal.
_NEVER = 10_000_000


@dataclass(frozen=True)
class Snapshot:
    """The collection at one version; threads may share it.

    Attributes:
        embedder: the model whose vectors these are; questions must be embedded by the same one.
        documents: by key, in ascending order.
        document_ids: keys by id.
        people: all who speak or are written to, by the order of their names.
        passage_keys: by position, ascending; the vectors lie in the same order.
        passage_documents: the document's key, by position.
        passage_voices: an index into `voices`, by position.
        voices: each combination of names, as documents write them, that says a passage together.
        folder: where the search indexes of this version lie.
    """

    version: int
    embedder: Embedder
    documents: Mapping[int, DocumentSummary]
    document_ids: Mapping[str, int]
    people: tuple[Person, ...]
    passage_keys: NDArray[numpy.int64]
    passage_documents: NDArray[numpy.int64]
    passage_voices: NDArray[numpy.int64]
    voices: tuple[tuple[str, ...], ...]
    vectors: VectorIndex
    lexical: LexicalIndex
    folder: Path
    connection: Connection

    def document(self, document_id: str) -> StoredDocument | None:
        """Return a document with its text and turns, or None."""
        return rows.document(self.connection, document_id)

    def quote(self, document_id: str, span: Span) -> str | None:
        """Return what stands at `span` in a document, read afresh from the store; None when it is not there."""
        return rows.quote(self.connection, document_id, span)

    def passages(self, keys: Sequence[int]) -> dict[int, StoredPassage]:
        """Return passages by key."""
        return rows.passages(self.connection, self.embedder.model, keys, self.documents)

    def person_of(self, name: str) -> Person | None:
        """Return whom a name means that a document writes."""
        return self._people_by_name.get(name)

    def full_name(self, name: str) -> str:
        """Return the fullest name of whom a document's name means."""
        person = self.person_of(name)
        return person.name if person is not None else name

    def full_names(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the fullest names of those whom a document names."""
        return tuple(self.full_name(name) for name in names)

    def documents_of(self, person: Person) -> tuple[str, ...]:
        """Return the ids of the documents in which a person speaks, in the order in which they came."""
        mask = self.allowed(Filter(people=frozenset({person.id})))
        keys = self.passage_documents if mask is None else self.passage_documents[mask]
        return tuple(self.documents[int(key)].id for key in numpy.unique(keys))

    def allowed(self, restriction: Filter) -> NDArray[numpy.bool_] | None:
        """Return by position whether a passage may be found; None when all may."""
        if restriction == Filter():
            return None
        mask = numpy.ones(len(self.passage_keys), dtype=numpy.bool_)
        if restriction.people is not None:
            allowed = self.speaking(restriction.people)
            speaks = numpy.fromiter((voice in allowed for voice in self.voices), numpy.bool_, len(self.voices))
            mask &= speaks[self.passage_voices]
        if replace(restriction, people=None) != Filter():
            mask &= self._fitting(restriction)[self._passage_document_places]
        return mask

    def _fitting(self, restriction: Filter) -> NDArray[numpy.bool_]:
        """Return for each document whether all of a restriction but its people lets it through."""
        columns = self._document_columns
        mask = numpy.ones(len(self.documents), dtype=numpy.bool_)
        if restriction.documents is not None:
            named = [self.document_ids[one] for one in restriction.documents if one in self.document_ids]
            mask &= numpy.isin(columns.keys, named)
        if restriction.kinds is not None:
            mask &= numpy.isin(columns.kinds, [KINDS.index(kind) for kind in restriction.kinds])
        if restriction.after is not None:
            mask &= columns.last_days >= restriction.after.toordinal()
        if restriction.before is not None:
            mask &= columns.first_days <= restriction.before.toordinal()
        return mask

    def speaking(self, people: frozenset[str]) -> frozenset[tuple[str, ...]]:
        """Return the voices in which one of the people with these ids speaks."""
        names = {name for person in self.people if person.id in people for name in person.names}
        return frozenset(voice for voice in self.voices if names.intersection(voice))

    def lexical_filter(self, restriction: Filter) -> LexicalFilter:
        """Return the same restriction in the lexical index's terms."""
        people = None
        if restriction.people is not None:
            people = frozenset(voice_key(voice) for voice in self.speaking(restriction.people))
        documents = None
        if restriction.documents is not None:
            documents = frozenset(self.document_ids[one] for one in restriction.documents if one in self.document_ids)
        return LexicalFilter(
            document_keys=documents,
            speakers=people,
            kinds=restriction.kinds,
            first_day=restriction.after.toordinal() if restriction.after else None,
            last_day=restriction.before.toordinal() if restriction.before else None,
        )

    @cached_property
    def _people_by_name(self) -> Mapping[str, Person]:
        return by_written_name(self.people)

    @cached_property
    def _passage_document_places(self) -> NDArray[numpy.int64]:
        """Where each passage's document stands in `documents`, which lists them by key."""
        return numpy.searchsorted(self._document_columns.keys, self.passage_documents)

    @cached_property
    def _document_columns(self) -> "_DocumentColumns":
        dates = [summary.date for summary in self.documents.values()]
        return _DocumentColumns(
            keys=numpy.array(list(self.documents), dtype=numpy.int64),
            kinds=numpy.array([KINDS.index(summary.kind) for summary in self.documents.values()], dtype=numpy.int64),
            first_days=numpy.array([date.first_day.toordinal() if date else _NEVER for date in dates], numpy.int64),
            last_days=numpy.array([date.last_day.toordinal() if date else -_NEVER for date in dates], numpy.int64),
        )


@dataclass(frozen=True, slots=True)
class _DocumentColumns:
    """What restrictions look at, document by document: a question has no time to visit each one in Python.

    Attributes:
        kinds: places in `KINDS`.
        first_days, last_days: the days its date can mean, as ordinals; without a date they lie in no period.
    """

    keys: NDArray[numpy.int64]
    kinds: NDArray[numpy.int64]
    first_days: NDArray[numpy.int64]
    last_days: NDArray[numpy.int64]


def voice_key(voice: Sequence[str]) -> str:
    """Return one key for those who say a passage together."""
    return "\n".join(voice)

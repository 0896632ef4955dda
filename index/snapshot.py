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
from index.marks import Marks
from index.people import Person, by_written_name
from index.records import DocumentSummary, StoredDocument, StoredPassage
from index.sqlite import Connection
from index.vectors import VectorIndex

# Later than any day, as an ordinal.
_NEVER = 10_000_000

Voice = tuple[str, ...]
"""The names, as documents write them, of those who say a passage together."""


@dataclass(frozen=True)
class Snapshot:
    """The collection at one version; threads may share it.

    Attributes:
        embedder: the model whose vectors these are; questions must be embedded by the same one.
        documents: by key, in ascending order.
        document_ids: keys by id.
        people: all who speak, are written to, are reported or have a biography, by the order of their names.
        passage_keys: by position, ascending; the vectors lie in the same order.
        passage_documents: the document's key, by position.
        passage_voices: an index into `voices`, by position.
        voices: each combination of names that says a passage together.
        reports: by position, who reports whom, as documents write their names.
        biographies: by position, of whom a passage is the biography.
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
    voices: tuple[Voice, ...]
    reports: Marks[tuple[Voice, str]]
    biographies: Marks[str]
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

    def is_reported(self, person: Person) -> bool:
        """Tell whether somebody else tells what a person says."""
        return bool(self.reporting(frozenset({person.id})))

    def has_biography(self, person: Person) -> bool:
        """Tell whether some document tells who a person is, in a text that is nobody's own words."""
        return not person.names.isdisjoint(self.biographies.known)

    def allowed(self, restriction: Filter) -> NDArray[numpy.bool_] | None:
        """Return by position whether a passage may be found; None when all may."""
        if restriction == Filter():
            return self._is_no_biography
        mask = numpy.ones(len(self.passage_keys), dtype=numpy.bool_)
        if restriction.people is not None:
            allowed = self.speaking(restriction.people)
            speaks = numpy.fromiter((voice in allowed for voice in self.voices), numpy.bool_, len(self.voices))
            mask &= speaks[self.passage_voices]
        if restriction.reported is not None:
            mask &= self.reports.carrying(self.reporting(restriction.reported))
        if restriction.about is not None:
            mask &= self.biographies.carrying(self.names_of(restriction.about))
        elif self._is_no_biography is not None:
            mask &= self._is_no_biography
        if replace(restriction, people=None, reported=None, about=None) != Filter():
            mask &= self._fitting(restriction)[self._passage_document_places]
        return mask

    def _fitting(self, restriction: Filter) -> NDArray[numpy.bool_]:
        """Return for each document whether what a restriction says of documents lets it through."""
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
        if restriction.addressees is not None:
            mask &= self._addressees.carrying(self.names_of(restriction.addressees))
        return mask

    def names_of(self, people: frozenset[str]) -> frozenset[str]:
        """Return every name by which a document knows one of the people with these ids."""
        known = (self._people_by_id[one] for one in people if one in self._people_by_id)
        return frozenset(name for person in known for name in person.names)

    def speaking(self, people: frozenset[str]) -> frozenset[Voice]:
        """Return the voices in which one of the people with these ids speaks."""
        names = self.names_of(people)
        return frozenset(voice for voice in self.voices if not names.isdisjoint(voice))

    def reporting(self, people: frozenset[str]) -> frozenset[tuple[Voice, str]]:
        """Return in which voices one of the people with these ids is reported, and by which name.

        What somebody tells of his own words is not reported by somebody else, and left out.
        """
        found: set[tuple[Voice, str]] = set()
        for voice, name in self.reports.known:
            person = self.person_of(name)
            if person is not None and person.id in people and person.names.isdisjoint(voice):
                found.add((voice, name))
        return frozenset(found)

    def lexical_filter(self, restriction: Filter) -> LexicalFilter:
        """Return the same restriction in the lexical index's terms."""
        people = reports = None
        if restriction.people is not None:
            people = frozenset(voice_key(voice) for voice in self.speaking(restriction.people))
        if restriction.reported is not None:
            reports = frozenset(report_key(*report) for report in self.reporting(restriction.reported))
        documents = None
        if restriction.documents is not None:
            documents = frozenset(self.document_ids[one] for one in restriction.documents if one in self.document_ids)
        return LexicalFilter(
            document_keys=documents,
            speakers=people,
            kinds=restriction.kinds,
            first_day=restriction.after.toordinal() if restriction.after else None,
            last_day=restriction.before.toordinal() if restriction.before else None,
            addressees=self.names_of(restriction.addressees) if restriction.addressees is not None else None,
            reports=reports,
            about=self.names_of(restriction.about) if restriction.about is not None else None,
        )

    @cached_property
    def _people_by_id(self) -> Mapping[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _people_by_name(self) -> Mapping[str, Person]:
        return by_written_name(self.people)

    @cached_property
    def _is_no_biography(self) -> NDArray[numpy.bool_] | None:
        """By position, whether a passage is part of no biography; None when there are no biographies."""
        return ~self.biographies.carrying(self.biographies.known) if self.biographies.known else None

    @cached_property
    def _addressees(self) -> Marks[str]:
        return Marks.of(summary.addressees for summary in self.documents.values())

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


def report_key(voice: Voice, name: str) -> str:
    """Return one key for who reports whom."""
    return f"{voice_key(voice)}\n\n{name}"

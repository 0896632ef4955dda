"""The lexical index: finds passages by their terms, over a folder on disk."""

import json
import math
import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from index.document import Kind, Language
from index.errors import StoreError

WRITER_MEMORY = 64_000_000
"""Bytes that a build may hold before it writes a segment."""

SPARE_HITS = 16
"""Hits fetched beyond the limit, so that ties at the limit are settled by passage and not by place on disk."""

_TERMS = "terms"
_PASSAGE = "passage"
_DOCUMENT = "document"
_SPEAKER = "speaker"
_LANGUAGE = "language"
_KIND = "kind"
_FIRST_DAY = "first_day"
_LAST_DAY = "last_day"
_ADDRESSEE = "addressee"
_REPORT = "report"
_ABOUT = "about"
_BIOGRAPHY = "biography"


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """What the index knows of a passage.

    Attributes:
        document_key: the number of its document.
        speaker: the key of its speaker; None when nobody is known to speak.
        first_day, last_day: the days its date can mean, as ordinals; None when it has no date.
        terms: its terms, each without white space.
        addressees: the names of those to whom its document is written.
        reports: a key for each one who is reported in it.
        about: the name of whom it is a biography of; None when it is none.
    """

    passage_id: int
    document_key: int
    speaker: str | None
    language: Language
    kind: Kind
    first_day: int | None
    last_day: int | None
    terms: Sequence[str]
    addressees: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Synonym:
    """One way to say a word: a term, or several that a passage must hold together."""

    terms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class TermSet:
    """The ways to say one word of the question, and what the word counts."""

    synonyms: tuple[Synonym, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class LexicalQuery:
    """What to look for: the sets of the question's words."""

    sets: tuple[TermSet, ...]


@dataclass(frozen=True, slots=True)
class LexicalFilter:
    """Which passages may be found. None restricts nothing; an empty collection lets nothing through.

    A passage without a date lies in no range of days; one with a vague date lies in each range that its days touch.

    Attributes:
        about: the names of those whose biographies may be found, and nothing else; None lets no biography through.
    """

    document_keys: frozenset[int] | None = None
    speakers: frozenset[str] | None = None
    kinds: frozenset[Kind] | None = None
    first_day: int | None = None
    last_day: int | None = None
    addressees: frozenset[str] | None = None
    reports: frozenset[str] | None = None
    about: frozenset[str] | None = None


class LexicalIndex:
    """A searcher over one folder that nobody changes. Searches may run in several threads at once."""

    def __init__(self, index: tantivy.Index, deleted: int) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()
        self._counted = self._searcher.num_docs + deleted
        self._deleted = deleted
        self._has_biographies = self._searcher.doc_freq(_BIOGRAPHY, 1) > 0

    @classmethod
    def open(cls, folder: Path) -> "LexicalIndex":
        """Open what `build` or `extend` wrote.

        Raises:
            StoreError: the folder holds no index that can be read.
        """
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            deleted = sum((segment["deletes"] or {}).get("num_deleted_docs", 0) for segment in meta["segments"])
            return cls(tantivy.Index.open(str(folder)), deleted)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"The lexical index in {folder} cannot be read: {error}") from error

    @property
    def size(self) -> int:
        """The number of passages that can be found."""
        return int(self._searcher.num_docs)

    @property
    def stale_share(self) -> float:
        """The share of removed passages that document frequencies still count; a new build brings it to 0."""
        return self._deleted / self._counted if self._counted else 0.0

    def document_frequency(self, term: str) -> int:
        """Return how many passages hold `term`, removed ones included until the next build."""
        return int(self._searcher.doc_freq(_TERMS, term))

    def search(self, query: LexicalQuery, allowed: LexicalFilter, limit: int) -> list[tuple[int, float]]:
        """Return at most `limit` passages and their scores, best first, equal ones by passage.

        The score is BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over sets of synonyms after Pirkola (1998):
        a set counts as one word. It is as rare as all its synonyms together, so that an odd translation which
        happens to be rare does not outweigh the right one, and it scores as its best synonym in the passage.
        """
        sets = [wanted for one in query.sets if (wanted := self._set_query(one)) is not None]
        clauses = self._filter_clauses(allowed)
        if not sets or clauses is None or limit < 1:
            return []
        wanted = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in sets])
        if clauses:
            unscored = [(tantivy.Occur.Must, tantivy.Query.const_score_query(clause, 0.0)) for clause in clauses]
            wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, wanted), *unscored])
        if allowed.about is None and self._has_biographies:
            biography = tantivy.Query.term_query(self._schema, _BIOGRAPHY, 1)
            wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, wanted), (tantivy.Occur.MustNot, biography)])
        return self._best(wanted, limit)

    def _best(self, query: tantivy.Query, limit: int) -> list[tuple[int, float]]:
        fetched = limit + SPARE_HITS
        hits = self._searcher.search(query, fetched, count=False).hits
        while len(hits) == fetched and hits[-1][0] == hits[limit - 1][0]:
            fetched *= 4
            hits = self._searcher.search(query, fetched, count=False).hits
        passages = self._searcher.fast_field_values(_PASSAGE, [address for _, address in hits])
        scored = zip(passages, (score for score, _ in hits), strict=True)
        return sorted(((int(passage or 0), float(score)) for passage, score in scored), key=_rank)[:limit]

    def _set_query(self, wanted: TermSet) -> tantivy.Query | None:
        """Build one set's query; None when no passage holds any of its synonyms."""
        found = []
        for synonym in wanted.synonyms:
            frequencies = [self.document_frequency(term) for term in synonym.terms]
            if frequencies and all(frequencies):
                found.append((synonym, frequencies))
        if not found:
            return None
        together = min(sum(min(frequencies) for _, frequencies in found), self._counted)
        rarity = self._inverse_frequency(together)
        queries = [self._synonym_query(synonym, frequencies, rarity) for synonym, frequencies in found]
        query = tantivy.Query.disjunction_max_query(queries) if len(queries) > 1 else queries[0]
        return tantivy.Query.boost_query(query, wanted.weight)

    def _synonym_query(self, synonym: Synonym, frequencies: Sequence[int], rarity: float) -> tantivy.Query:
        terms = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(self._schema, _TERMS, term, index_option="freq"),
                synonym.weight * rarity / self._inverse_frequency(frequency) / len(frequencies),
            )
            for term, frequency in zip(synonym.terms, frequencies, strict=True)
        ]
        return terms[0] if len(terms) == 1 else tantivy.Query.boolean_query([(tantivy.Occur.Must, t) for t in terms])

    def _inverse_frequency(self, frequency: int) -> float:
        return math.log(1 + (self._counted - frequency + 0.5) / (frequency + 0.5))

    def _filter_clauses(self, allowed: LexicalFilter) -> list[tantivy.Query] | None:
        """Build the restrictions; None when one of them lets nothing through."""
        clauses = []
        restrictions: list[tuple[str, Collection[str] | Collection[int] | None]] = [
            (_DOCUMENT, allowed.document_keys),
            (_SPEAKER, allowed.speakers),
            (_KIND, allowed.kinds),
            (_ADDRESSEE, allowed.addressees),
            (_REPORT, allowed.reports),
            (_ABOUT, allowed.about),
        ]
        for field, values in restrictions:
            if values is not None:
                if not values:
                    return None
                clauses.append(tantivy.Query.term_set_query(self._schema, field, sorted(values)))
        if allowed.first_day is not None:
            clauses.append(self._range(_LAST_DAY, allowed.first_day, None))
        if allowed.last_day is not None:
            clauses.append(self._range(_FIRST_DAY, None, allowed.last_day))
        return clauses

    def _range(self, field: str, lowest: int | None, highest: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self._schema, field, tantivy.FieldType.Integer, lowest, highest)


def build(folder: Path, entries: Iterable[LexicalEntry]) -> None:
    """Write a new index into a folder that is new or empty.

    Raises:
        StoreError: the folder holds something, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise StoreError(f"The lexical index in {folder} cannot be written: the folder is not empty.")
        _write(tantivy.Index(_schema(), path=str(folder), reuse=False), (), entries)
    except (OSError, ValueError) as error:
        raise StoreError(f"The lexical index in {folder} cannot be written: {error}") from error


def extend(old_folder: Path, new_folder: Path, removed: Collection[int], added: Iterable[LexicalEntry]) -> None:
    """Write the index of `old_folder`, less the passages `removed` and with those `added`, into `new_folder`.

    The new folder shares the old one's segments by hard links, which are written once and never changed; the old
    folder stays as it is and readable. A passage both removed and added is replaced.

    Raises:
        StoreError: the old folder holds no index, or the new one cannot be written.
    """
    try:
        new_folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(old_folder.iterdir()):
            if file.suffix != ".lock":
                _share(file, new_folder / file.name)
        _write(tantivy.Index.open(str(new_folder)), removed, added)
    except (OSError, ValueError) as error:
        raise StoreError(f"The lexical index in {new_folder} cannot be written: {error}") from error


def _share(file: Path, target: Path) -> None:
    if file.suffix == ".json":
        shutil.copyfile(file, target)
        return
    try:
        os.link(file, target)
    except OSError:  # another disk, or a file system without hard links
        shutil.copyfile(file, target)


def _write(index: tantivy.Index, removed: Collection[int], added: Iterable[LexicalEntry]) -> None:
    writer = index.writer(WRITER_MEMORY, num_threads=1)
    for passage in removed:
        writer.delete_documents_by_term(_PASSAGE, passage)
    for entry in added:
        writer.add_document(_document(entry))
    writer.commit()
    writer.wait_merging_threads()


def _document(entry: LexicalEntry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_integer(_PASSAGE, entry.passage_id)
    document.add_integer(_DOCUMENT, entry.document_key)
    document.add_text(_LANGUAGE, entry.language)
    document.add_text(_KIND, entry.kind)
    document.add_text(_TERMS, " ".join(entry.terms))
    if entry.speaker is not None:
        document.add_text(_SPEAKER, entry.speaker)
    for addressee in entry.addressees:
        document.add_text(_ADDRESSEE, addressee)
    for report in entry.reports:
        document.add_text(_REPORT, report)
    if entry.about is not None:
        document.add_text(_ABOUT, entry.about)
        document.add_integer(_BIOGRAPHY, 1)
    if entry.first_day is not None and entry.last_day is not None:
        document.add_integer(_FIRST_DAY, entry.first_day)
        document.add_integer(_LAST_DAY, entry.last_day)
    return document


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(_PASSAGE, indexed=True, fast=True)
    builder.add_integer_field(_DOCUMENT, indexed=True)
    builder.add_integer_field(_BIOGRAPHY, indexed=True)
    builder.add_integer_field(_FIRST_DAY, fast=True)
    builder.add_integer_field(_LAST_DAY, fast=True)
    for field in (_SPEAKER, _LANGUAGE, _KIND, _ADDRESSEE, _REPORT, _ABOUT):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_TERMS, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _rank(hit: tuple[int, float]) -> tuple[float, int]:
    passage, score = hit
    return -score, passage

"""What the keeper of the letters corrects in them, and what of it concerns one document."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from index.document import Kind, Language
from index.patterns import Matching, Patterns
from index.people import Fullness, fullness, name_key, name_parts
from index.person_rules import PersonRule, PersonRules
from index.records import KnownDocument


@dataclass(frozen=True, slots=True)
class Fields:
    """What is corrected of a document. None leaves a field as it was read; what is empty takes it away.

    Attributes:
        date: as ISO 8601, as precisely as it is known.
        speaker: who speaks where the reader could not tell.
    """

    title: str | None = None
    kind: Kind | None = None
    language: Language | None = None
    authors: tuple[str, ...] | None = None
    addressees: tuple[str, ...] | None = None
    place: str | None = None
    date: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A correction of the fields of documents, by their paths, patterns or ids."""

    files: tuple[str, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class Naming:
    """What corrections say of the names in one document.

    Attributes:
        means: names as they are written, with what they are stored as.
        apart: names as they are written, with a person (by the key of the name) whom they don't mean.
        same: full names as they are written, with the person they mean, where their own key doesn't tell.
    """

    means: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    same: tuple[tuple[str, str], ...] = ()


class Corrections:
    """All corrections that are in force."""

    def __init__(self, people: Sequence[PersonRule] = (), documents: Sequence[DocumentRule] = ()) -> None:
        """Make corrections ready for asking."""
        self.rules = PersonRules(tuple(people))
        self.documents = tuple(documents)
        self._people_by_pattern: dict[str, list[PersonRule]] = defaultdict(list)
        self._fields_by_pattern: dict[str, list[Fields]] = defaultdict(list)
        for rule in people:
            for pattern in rule.documents:
                self._people_by_pattern[pattern].append(rule)
        for one in documents:
            for pattern in one.files:
                self._fields_by_pattern[pattern].append(one.fields)
        self._patterns = Patterns((*self._people_by_pattern, *self._fields_by_pattern))
        self._keys = frozenset(name_key(name) for rule in people for name in (rule.name, *rule.names, *rule.apart))

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rules.people) + len(self.documents)

    def fields_of(self, document_id: str, path: str | None) -> Fields:
        """Return what is corrected of a document's fields."""
        return self._fields(self._patterns.of(document_id, path), path or document_id, [])

    def naming_of(self, document_id: str, path: str | None, names: Iterable[str]) -> Naming:
        """Return what is corrected of the names that a document writes."""
        return self._naming(self._patterns.of(document_id, path), names, path or document_id, [])

    def noted(self, document_id: str, path: str | None, names: Iterable[str]) -> str:
        """Return as JSON all that concerns a document, to see whether it changes; empty when nothing does.

        Args:
            document_id: its id.
            path: where it lies below the letters folder; None when it was sent.
            names: everybody it names, as it writes them.
        """
        if not self.count:
            return ""
        matching = self._patterns.of(document_id, path)
        corrected, naming = self._fields(matching, "", []), self._naming(matching, names, "", [])
        said = {one.name: value for one in fields(corrected) if (value := getattr(corrected, one.name)) is not None}
        said.update({one.name: pairs for one in fields(naming) if (pairs := getattr(naming, one.name))})
        return json.dumps(said, ensure_ascii=False) if said else ""

    def remarks(self, documents: Iterable[KnownDocument]) -> tuple[str, ...]:
        """Return a sentence for each correction that contradicts another, or concerns nothing in the collection."""
        found = list(self.rules.contradictions)
        unused = dict.fromkeys((*self._people_by_pattern, *self._fields_by_pattern))
        keys: set[str] = set()
        for document in documents:
            matching = self._patterns.of(document.id, document.path)
            for pattern in (*matching[0], *matching[1]):
                unused.pop(pattern, None)
            self._fields(matching, document.path or document.id, found)
            self._naming(matching, document.names, document.path or document.id, found)
            if self.rules.people:
                keys.update(name_key(name) for name in document.names)
        found += [f"No document is called “{pattern}”." for pattern in unused]
        for rule in self.rules.people:
            if keys.isdisjoint(name_key(name) for name in (rule.name, *rule.names)):
                found.append(f"No document names {rule.name}, by this name or another that is given.")
        return tuple(dict.fromkeys(found))

    def _fields(self, matching: Matching, place: str, conflicts: list[str]) -> Fields:
        exact, fitting = (
            [one for pattern in patterns for one in self._fields_by_pattern.get(pattern, ())] for patterns in matching
        )
        if not exact and not fitting:
            return Fields()
        values: dict[str, Any] = {}
        for name in (one.name for one in fields(Fields)):
            # What is said of this very document comes before what is said of many.
            said = dict.fromkeys(value for one in exact if (value := getattr(one, name)) is not None)
            said = said or dict.fromkeys(value for one in fitting if (value := getattr(one, name)) is not None)
            if len(said) > 1:
                conflicts.append(f"The {name} of {place} is given in several ways, so it stays as read.")
            else:
                values.update((name, value) for value in said)
        return Fields(**values)

    def _naming(self, matching: Matching, names: Iterable[str], place: str, conflicts: list[str]) -> Naming:
        concerned = sorted(name for name in names if name_key(name) in self._keys)
        if not concerned:
            return Naming()
        exact, fitting = (self._claims(patterns) for patterns in matching)
        means: list[tuple[str, str]] = []
        apart: list[tuple[str, str]] = []
        same: list[tuple[str, str]] = []
        for name in concerned:
            key = name_key(name)
            claims = exact.get(key) or fitting.get(key) or {}
            everywhere = self.rules.group_of(key)
            is_whole = fullness(name_parts(name)) == Fullness.WHOLE
            if len(claims) > 1:
                listed = " and ".join(sorted(claims.values()))
                conflicts.append(f"“{name}” in {place} cannot mean both {listed}, and means neither.")
                means.append((name, name))
            elif claims:
                means += ((name, called) for called in claims.values())
            elif not is_whole:
                if everywhere is not None:
                    means.append((name, name))
                apart += ((name, group) for group in sorted(self.rules.apart(key)))
            elif everywhere not in (None, key):
                same.append((name, everywhere or key))
        return Naming(tuple(means), tuple(apart), tuple(same))

    def _claims(self, patterns: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
        """Return for the key of each name who it means in documents with these patterns, by group."""
        claims: dict[str, dict[str, str]] = defaultdict(dict)
        for pattern in patterns:
            for rule in self._people_by_pattern.get(pattern, ()):
                for name in rule.names:
                    claims[name_key(name)][rule.group] = rule.name
        return claims


NO_CORRECTIONS = Corrections()

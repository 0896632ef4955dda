"""What corrections say of people, made ready for asking."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from index.people import name_key


@dataclass(frozen=True, slots=True)
class PersonRule:
    """A correction: who some written names mean.

    Attributes:
        name: what the person is called.
        names: written names that mean this person.
        documents: where they do, by paths, patterns or ids; everywhere when there are none.
        apart: written names that never mean this person.
    """

    name: str
    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """What the person is known by, whatever the spelling of the name."""
        return name_key(self.name)


class PersonRules:
    """All such corrections; names are asked for by their keys, people by their groups."""

    def __init__(self, people: tuple[PersonRule, ...] = ()) -> None:
        """Make the rules ready; two rules of one name are about one person."""
        self.people = people
        self.contradictions: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        self._also_called: dict[str, dict[str, None]] = defaultdict(dict)
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._in_some_documents: dict[str, set[str]] = defaultdict(set)
        for rule in people:
            self._names.setdefault(rule.group, rule.name)
            for name in rule.apart:
                self._apart[name_key(name)].add(rule.group)
        claims: dict[str, dict[str, None]] = defaultdict(dict)
        for rule in people:
            claims[rule.group][rule.group] = None
            for name in rule.names:
                if rule.documents:
                    self._in_some_documents[name_key(name)].add(rule.group)
                else:
                    claims[name_key(name)][rule.group] = None
        self._groups = self._settle(claims)
        for rule in people:
            self._also_called[rule.group][self._names[rule.group]] = None
            for name in rule.names:
                if not rule.documents and self._groups.get(name_key(name)) == rule.group:
                    self._also_called[rule.group][name] = None

    def _settle(self, claims: dict[str, dict[str, None]]) -> dict[str, str]:
        """Return whom each name means; one that is claimed for two people, or claimed and denied, means neither."""
        groups: dict[str, str] = {}
        found: dict[str, None] = {}
        denied = {(name_key(name), rule.group): name for rule in self.people for name in rule.apart}
        for key, claimants in claims.items():
            if key in self._names:
                groups[key] = key
            elif len(claimants) == 1:
                (groups[key],) = claimants
            if len(claimants) > 1:
                end = "." if key in self._names else ", and means neither."
                found[f"“{self._written(key)}” cannot mean both {self._listed(claimants)}{end}"] = None
            for group in claimants:
                if (key, group) in denied:
                    name = self._names[group]
                    found[f"“{denied[key, group]}” is a name of {name} and kept apart from {name} as well."] = None
                    if key not in self._names:
                        groups.pop(key, None)
        self.contradictions = tuple(found)
        return groups

    def _written(self, key: str) -> str:
        return next(name for rule in self.people for name in (rule.name, *rule.names) if name_key(name) == key)

    def _listed(self, groups: Iterable[str]) -> str:
        return " and ".join(sorted(self._names[group] for group in groups))

    def group_of(self, key: str) -> str | None:
        """Return the person whom a name always means, or None."""
        return self._groups.get(key)

    def apart(self, key: str) -> frozenset[str]:
        """Return the people whom a name never means."""
        return frozenset(self._apart.get(key, ()))

    def in_some_documents(self, key: str) -> frozenset[str]:
        """Return the people whom a name means in the documents that are listed, so that elsewhere it is not sure."""
        return frozenset(self._in_some_documents.get(key, ()))

    def called(self, group: str) -> str | None:
        """Return what a person is called, or None when there is no rule about this one."""
        return self._names.get(group)

    def also_called(self, group: str) -> tuple[str, ...]:
        """Return every name that means a person everywhere."""
        return tuple(self._also_called.get(group, ()))


NO_RULES = PersonRules()

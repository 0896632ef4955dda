"""Unites the names that documents write into people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from index.name_book import NameBook
from index.people import Fullness, Person, fullness, initials, name_key, name_parts, slug
from index.person_rules import NO_RULES, PersonRules


def unite(
    names: Iterable[str], rules: PersonRules = NO_RULES, strangers: Iterable[tuple[str, str]] = ()
) -> tuple[Person, ...]:
    """Unite written names into people, in the order of their fullest names.

    "W. Jansen", "Willem" and "Jansen" are Willem Jansen when nobody else it could be is known; where two people
    could be meant, the short name stays a person of its own. Names that differ in a letter are two people.

    Args:
        names: every name that some document writes.
        rules: what the corrections say of people; they win over the names' forms.
        strangers: pairs of names that are two people in some document, though one could shorten the other. Where it
            stands elsewhere, the short name may then mean either.
    """
    return _Uniting(frozenset(names), rules, strangers).people()


class _Uniting:
    def __init__(self, names: frozenset[str], rules: PersonRules, strangers: Iterable[tuple[str, str]]) -> None:
        self._keys = {name: name_key(name) for name in names}
        self._parts = {name: name_parts(name if "." in name else key) for name, key in self._keys.items()}
        self._fullness = {name: fullness(parts) for name, parts in self._parts.items()}
        self._written = sorted(names, key=lambda name: (name.isupper(), -len(name), name))
        self._rules = rules
        # Names are given to groups, and a group is known by the key of its fullest name.
        self._group_of: dict[str, str] = {}
        self._strangers = self._by_key(strangers)

    def people(self) -> tuple[Person, ...]:
        """Return the people, each with all names."""
        for name in self._written:
            group = self._rules.group_of(self._keys[name])
            if group is not None or self._fullness[name] == Fullness.WHOLE:
                self._group_of[name] = group or self._keys[name]
        left = [name for name in self._written if name not in self._group_of]
        if left:
            self._give_short(left)
        return tuple(self._persons())

    def _give_short(self, left: Sequence[str]) -> None:
        book = NameBook(self._parts[name] for name in left)
        self._fill(book)
        with_initials = [name for name in left if self._fullness[name] == Fullness.INITIALS]
        self._give(with_initials, book)
        self._take_back_contradictions(with_initials)
        for name in with_initials:
            # Where no first name is known, initials are as much of a name as there is.
            if self._group_of[name] == self._keys[name]:
                book.add(self._parts[name], self._keys[name])
        self._give([name for name in left if self._fullness[name] == Fullness.PART], book)

    def _by_key(self, strangers: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one, other in strangers:
            found[self._keys[one]].add(other)
            found[self._keys[other]].add(one)
        return found

    def _fill(self, book: NameBook) -> None:
        for name, group in self._group_of.items():
            if self._fullness[name] == Fullness.WHOLE:
                book.add(self._parts[name], group)
        present = set(self._group_of.values())
        for rule in self._rules.people:
            for name in (rule.name, *rule.names):
                parts = name_parts(name)
                if rule.group in present and fullness(parts) == Fullness.WHOLE:
                    book.add(parts, rule.group)

    def _give(self, names: Iterable[str], book: NameBook) -> None:
        """Give short names to the only one whom they can mean, or make them people of their own."""
        given: dict[str, str] = {}
        for name in names:
            key = self._keys[name]
            unsure = {self._group_of[one] for one in self._strangers.get(key, ()) if one in self._group_of}
            unsure |= self._rules.in_some_documents(key)
            given[name] = book.only(self._parts[name], self._rules.apart(key), unsure) or key
        self._group_of.update(given)

    def _take_back_contradictions(self, names: Iterable[str]) -> None:
        """Make "W.J. Dekkers" and "W.P. Dekkers" people of their own: Wim Dekkers can't be both, so he is neither."""
        letters: dict[str, set[str]] = defaultdict(set)
        for name in names:
            letters[self._group_of[name]].add(initials(self._parts[name].first))
        split = {group for group, found in letters.items() if not _follow_each_other(found)}
        for name in names:
            if self._group_of[name] in split:
                self._group_of[name] = self._keys[name]

    def _persons(self) -> Iterable[Person]:
        groups: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._written, key=self._fullness.__getitem__):
            groups[self._group_of[name]].append(name)
        numbers: dict[str, int] = {}
        for group, members in sorted(groups.items()):
            fullest = self._rules.called(group) or members[0]
            yield Person(_free_id(fullest, numbers), fullest, frozenset((*members, *self._rules.also_called(group))))


def _follow_each_other(letters: Iterable[str]) -> bool:
    longest = max(letters, key=len)
    return all(longest.startswith(one) for one in letters)


def _free_id(name: str, numbers: dict[str, int]) -> str:
    """Return the slug of a name with a number when others have it too; `numbers` keeps the last that was given."""
    base = slug(name) or "person"
    found = base
    while found in numbers:
        numbers[base] += 1
        found = f"{base}-{numbers[base]}"
    numbers[found] = 1
    return found

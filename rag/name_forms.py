"""The ways in which people's names are written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.people import Person, fold, name_parts

TITLES = frozenset(
    """
    meneer mevrouw mijnheer dhr mevr mw mr mrs ms miss dr drs ir prof professor heer zuster dokter doctor burgemeester
    wethouder minister mayor
    """.split()
)
"""Words before a name that are no part of it."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way to write somebody's name, as folded words.

    Attributes:
        is_whole: it has a first name and a surname, so that nothing can follow.
        is_surname: it has no first name, so that none can go before.
        is_bare: it lacks the particles of its surname, and counts only with a capital.
    """

    words: tuple[str, ...]
    person: Person
    is_whole: bool = False
    is_surname: bool = False
    is_bare: bool = False


def people_of(forms: Sequence[NameForm]) -> tuple[Person, ...]:
    """Return whom forms of a name can mean."""
    return tuple(dict.fromkeys(form.person for form in forms))


def forms_of(people: Iterable[Person]) -> Mapping[str, Sequence[NameForm]]:
    """Return all ways to write people's names, by their first word."""
    forms: dict[str, dict[NameForm, None]] = {}
    for person in people:
        for form in _forms(person):
            forms.setdefault(form.words[0], {})[form] = None
    return {word: tuple(found) for word, found in forms.items()}


def _forms(person: Person) -> Iterator[NameForm]:
    for name in (person.name, *sorted(person.names)):
        parts = name_parts(name)
        first, surname = tuple(parts.first.split()), tuple(parts.surname.split())
        if not fold(name):
            continue
        has_first = bool(first) and not TITLES.issuperset(word.strip(".") for word in first)
        yield NameForm(
            tuple(fold(name).split()), person, is_whole=has_first and bool(surname), is_surname=not has_first
        )
        if len(parts.first) > 1 and has_first:
            yield NameForm(first, person)
        if surname:
            yield NameForm((*parts.particles, *surname), person, is_surname=True)
            if parts.particles:
                yield NameForm(surname, person, is_surname=True, is_bare=True)

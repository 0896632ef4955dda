"""Who is who: the names documents write, united into people."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

PARTICLES = frozenset(
    """
    van de den der het 't ten ter te in op aan bij von zu la le du da di del el al bin ibn y of st
    """.split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person over all documents.

    Attributes:
        id: a slug of the fullest name.
        name: the fullest name any document writes.
        names: every name by which a document knows this person, exactly as written.
    """

    id: str
    name: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameParts:
    """A written name, folded for comparing: first names, particles, surname.

    Attributes:
        first: the first name or initials; empty when only a surname is written.
        surname: what follows first name and particles; empty when only a first name is written.
    """

    first: str
    particles: tuple[str, ...]
    surname: str


def fold(name: str) -> str:
    """Fold case, accents and apostrophes, so that one name is written one way."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'").casefold())
    return " ".join("".join(one for one in decomposed if not unicodedata.combining(one)).split())


def name_parts(name: str) -> NameParts:
    """Take a written name apart: "Eric de Haan" is eric, (de), haan; "De Haan" has no first name."""
    words = fold(name).split()
    first_words: list[str] = []
    while words and words[0] not in PARTICLES and (len(words) > 1 or not first_words):
        first_words.append(words.pop(0))
    particles: list[str] = []
    while len(words) > 1 and words[0] in PARTICLES:
        particles.append(words.pop(0))
    if first_words and not particles and words:
        # "jan willem jansen": all but the last word are first names.
        return NameParts(" ".join(first_words), (), " ".join(words))
    return NameParts(" ".join(first_words), tuple(particles), " ".join(words))


def unite(names: Iterable[str]) -> tuple[Person, ...]:
    """Unite written names into people, in the order of their fullest names.

    "W. Jansen", "Willem" and "Jansen" are Willem Jansen when nobody else it could be is known;
    where two people could be meant, the short name stays a person of its own.
    """
    parts = {name: name_parts(name) for name in names}
    written = sorted(parts, key=lambda name: (name.isupper(), -len(name), name))
    groups: dict[str, list[str]] = defaultdict(list)
    full: dict[str, NameParts] = {}
    for name in (one for one in written if _is_full(parts[one])):
        groups[_key(name)].append(name)
        full.setdefault(_key(name), parts[name])
    by_first: dict[str, list[str]] = defaultdict(list)
    by_surname: dict[str, list[str]] = defaultdict(list)
    for key, of_full in full.items():
        by_first[of_full.first].append(key)
        by_surname[of_full.surname].append(key)
    for name in (one for one in written if not _is_full(parts[one])):
        short = parts[name]
        candidates = by_surname.get(short.surname or short.first, [])
        if not short.surname:
            candidates = [*candidates, *by_first.get(short.first, [])]
        could_be = [key for key in dict.fromkeys(candidates) if _shortens(short, full[key])]
        groups[could_be[0] if len(could_be) == 1 else _key(name)].append(name)
    people: list[Person] = []
    taken: set[str] = set()
    for _, members in sorted(groups.items()):
        identity = free_slug(members[0], taken, "person")
        taken.add(identity)
        people.append(Person(identity, members[0], frozenset(members)))
    return tuple(people)


def by_written_name(people: Iterable[Person]) -> Mapping[str, Person]:
    """Return whom each written name means."""
    return {name: person for person in people for name in person.names}


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words with hyphens between them; empty when none are left."""
    ascii_only = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))


def free_slug(text: str, taken: Collection[str], default: str) -> str:
    """Return the slug of `text`, or `default` when nothing is left of it, with a number when it is taken."""
    base = slug(text) or default
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def _key(name: str) -> str:
    # "J.P. de Vries" and "J. P. de Vries" are one name.
    return fold(name.replace(".", ". "))


def _is_full(parts: NameParts) -> bool:
    return bool(parts.first and parts.surname and not _is_initials(parts.first))


def _is_initials(first: str) -> bool:
    return all(len(piece) <= 1 for piece in first.replace(".", " ").replace("-", " ").split())


def _shortens(short: NameParts, full: NameParts) -> bool:
    """Whether a first name, a surname or initials with a surname can mean the person of a full name."""
    if not short.surname:
        # A word that stands alone can be either.
        return short.first in (full.first, full.surname)
    if short.particles and short.particles != full.particles:
        return False
    initials, of_full = _initials(short.first), _initials(full.first)
    return all(one == other for one, other in zip(initials, of_full, strict=False))


def _initials(first: str) -> list[str]:
    return [piece[0] for piece in re.findall(r"[^\W\d_]+", first)]

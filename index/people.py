"""Who is who: people, and the parts of their names."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

_NAME = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"[^\s.-]+")
_SLUG_WORD = re.compile(r"[a-z0-9]+")

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
        names: every name by which a document knows this person, exactly as written, and those that corrections give.
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


class Fullness(IntEnum):
    """How much of a name is written: a first name and a surname, initials and a surname, or less."""

    WHOLE = 0
    INITIALS = 1
    PART = 2


def fold(name: str) -> str:
    """Fold case, accents and apostrophes, so that one name is written one way."""
    if name.isascii():
        return " ".join(name.lower().split())
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'").casefold())
    return " ".join("".join(one for one in decomposed if not unicodedata.combining(one)).split())


def name_parts(name: str) -> NameParts:
    """Take a written name apart: "Eric de Haan" is eric, (de), haan; "De Haan" has no first name."""
    words = fold(name).split()
    first = 0
    while first < len(words) and words[first] not in PARTICLES and (first < len(words) - 1 or first == 0):
        # "jan willem jansen": all but the last word are first names.
        first += 1
    surname = first
    while surname < len(words) - 1 and words[surname] in PARTICLES:
        surname += 1
    return NameParts(" ".join(words[:first]), tuple(words[first:surname]), " ".join(words[surname:]))


def by_written_name(people: Iterable[Person]) -> Mapping[str, Person]:
    """Return whom each written name means."""
    return {name: person for person in people for name in person.names}


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words with hyphens between them; empty when none are left."""
    if text.isascii():
        return "-".join(_SLUG_WORD.findall(text.lower()))
    ascii_only = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    return "-".join(_SLUG_WORD.findall(ascii_only))


def free_slug(text: str, taken: Collection[str], default: str) -> str:
    """Return the slug of `text`, or `default` when nothing is left of it, with a number when it is taken."""
    base = slug(text) or default
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def name_key(name: str) -> str:
    """Return what is the same for all spellings of one name: "J.P. de Vries" and "j. p. De Vries" are one."""
    return fold(name.replace(".", ". "))


def fullness(parts: NameParts) -> Fullness:
    """Tell how much of a name is written."""
    if not (parts.first and parts.surname):
        return Fullness.PART
    return Fullness.INITIALS if _is_initials(parts.first) else Fullness.WHOLE


def initials(first: str) -> str:
    """Return the first letters of the parts of first names: those of "jan-willem p." are jwp."""
    return "".join(piece[0] for piece in _NAME.findall(first))


def _is_initials(first: str) -> bool:
    return len(first) == 1 or (not first.isalpha() and all(len(piece) <= 1 for piece in _PIECE.findall(first)))

"""Reads who is named in a question, each with the role that the place of the name gives."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.addressee_places import addressee_places
from rag.comparing import is_comparing
from rag.name_forms import TITLES, people_of
from rag.name_reader import NameReader
from rag.place_reader import AND, Named, PlaceReader
from rag.roles import Role, Roles
from rag.speaker_places import Place, speaker_places, view_places
from rag.words_of_question import Word
from rag.words_of_roles import COMPARED, THAN


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who is named.

    Attributes:
        named: where, and who.
        is_sure: whether the place leaves no doubt of the role.
        is_placed: whether nothing else can stand there.
    """

    named: Named
    role: Role
    is_sure: bool
    is_placed: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """All who are named in a question, in order.

    Attributes:
        is_comparing: whether people are compared in it.
    """

    all: tuple[Mention, ...]
    is_comparing: bool


def read_mentions(reader: NameReader) -> Mentions:
    """Return all who are named, known or not."""
    words = reader.words
    places = PlaceReader(reader)
    placed: dict[int, Mention] = {}
    for place in speaker_places(words):
        for named in places.named_in(place):
            placed.setdefault(named.start, Mention(named, "speaker", is_sure=True, is_placed=True))
    for place in addressee_places(words):
        for named in places.named_in(place):
            placed.setdefault(named.start, Mention(named, "addressee", is_sure=True))
    viewing = (named for place in view_places(words) for named in places.named_in(place))
    others = {named.start: named for named in viewing if named.start not in placed}
    taken = _places_of([*(one.named for one in placed.values()), *others.values()])
    others |= {named.start: named for named in named_elsewhere(reader, taken)}
    taken |= _places_of(others.values())
    starts = sorted((*placed, *others))
    # "Is Karel kinder than Lotte?"
    compares = is_comparing(words) or any(start and words[start - 1].folded in THAN for start in starts[1:])
    mentions = _with_roles(words, placed, others, Roles(words, taken, is_comparing=compares))
    if compares:
        mentions += _strangers_beside(words, mentions, taken, places)
    return Mentions(tuple(mentions), compares)


def are_joined(words: Sequence[Word], one: Named, other: Named) -> bool:
    """Tell whether just "and" or a comma stands between two names."""
    first, second = (one, other) if one.start < other.start else (other, one)
    between = second.start - first.end
    if not between:
        return not words[second.start].follows
    return between == 1 and words[first.end].folded in AND


def named_elsewhere(reader: NameReader, taken: Collection[int]) -> Iterator[Named]:
    """Yield whoever is named outside the places where somebody must be."""
    words = reader.words
    at = 0
    while at < len(words):
        forms = [] if at in taken else reader.longest(at, len(words))
        if not forms or not reader.is_meant(at, forms[0]):
            at += 1
            continue
        start, end = at, at + len(forms[0].words)
        at = end
        before = start - 1
        while before >= 0 and words[before + 1].follows and words[before].folded in TITLES:
            before -= 1
        if forms[0].is_surname and before == start - 1 and reader.is_first_name(before, start):
            yield Named(before, end, ())
            continue
        owns = reader.owns(start, forms[0])
        last = None if any(form.is_whole for form in forms) or owns else reader.surname(end)
        if last is not None:
            yield Named(start, last + 1, ())
            at = last + 1
        else:
            yield Named(before + 1, end, people_of(forms), owns)


def _with_roles(
    words: Sequence[Word], placed: dict[int, Mention], others: dict[int, Named], roles: Roles
) -> list[Mention]:
    mentions: list[Mention] = []
    speakers: list[Named] = []
    for start in sorted((*placed, *others)):
        if start in placed:
            mention = placed[start]
        elif mentions and are_joined(words, mentions[-1].named, others[start]) and not others[start].owns:
            mention = replace(mentions[-1], named=others[start])
        else:
            mention = Mention(others[start], *roles.role_of(others[start], speakers))
        mentions.append(mention)
        if mention.role == "speaker":
            speakers.append(mention.named)
    return mentions


def _strangers_beside(
    words: Sequence[Word], mentions: Sequence[Mention], taken: Collection[int], places: PlaceReader
) -> list[Mention]:
    """Return the unknown with whom somebody who is known is compared: "does Karel agree with Lotte?"."""
    found: list[Mention] = []
    for one in mentions:
        at = one.named.end + 1
        if one.role != "speaker" or at >= len(words) or at in taken:
            continue
        # "Does Karel agree with AI?" names nobody.
        is_short = words[at].text.isupper() and len(words[at].text) > 1
        is_led = words[at - 1].folded in AND | COMPARED and not is_short
        stranger = places.stranger(at, Place(at, len(words), is_certain=False)) if is_led else None
        if stranger is not None:
            found.append(Mention(stranger, "speaker", is_sure=True))
    return found


def _places_of(names: Iterable[Named]) -> set[int]:
    return {at for named in names for at in range(named.start, named.end)}

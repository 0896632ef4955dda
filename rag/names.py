"""Finds who is named in a question, and whether they speak, are written to or are spoken of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.document import Span
from index.people import Person
from rag.addressee_places import addressee_places, is_letter_to
from rag.comparing import is_comparing
from rag.name_forms import TITLES, people_of
from rag.name_reader import NameReader
from rag.place_reader import AND, Named, PlaceReader
from rag.question import SharedName
from rag.roles import COMPARED, THAN, Role, Roles
from rag.speaker_places import Place, speaker_places, view_places
from rag.words_of_question import Word
from rag.words_of_saying import LETTERS

_EACH_OTHER = frozenset(["elkaar", "mekaar"])
_EACH = frozenset([("each", "other"), ("one", "another")])
_BETWEEN = frozenset(["tussen", "between"])


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
class FoundPeople:
    """Who is named in a question.

    Attributes:
        speakers: those whose words are asked for.
        addressees: those to whom it must be written.
        subjects: those of whom must be spoken.
        speaker_spans: where speakers, known or not, are named.
        addressee_spans: where it says to whom it is written, with its "aan" or "to".
        subject_spans: where those are named of whom is spoken; their names are part of what is searched.
        shared: the names of any of them that several people have.
        unknown: a name in the place of a speaker that nobody in the letters has.
        unknown_addressee: a name in the place of somebody who is written to that nobody in the letters has.
        voices: how many different names there are in the places of speakers, known or not.
        compared: whether the question compares them.
    """

    speakers: tuple[Person, ...] = ()
    addressees: tuple[Person, ...] = ()
    subjects: tuple[Person, ...] = ()
    speaker_spans: tuple[Span, ...] = ()
    addressee_spans: tuple[Span, ...] = ()
    subject_spans: tuple[Span, ...] = ()
    shared: tuple[SharedName, ...] = ()
    unknown: str | None = None
    unknown_addressee: str | None = None
    voices: int = 0
    compared: bool = False


def find_people(text: str, reader: NameReader) -> FoundPeople:
    """Find the people whose words a question asks for, to whom these must be written, and of whom they must tell.

    A full name, a first name or a surname counts in any case, except one that is also an ordinary
    word, which needs its capital or a place where only a person can stand. A name that several
    people share means all of them. "Wim Jansen" is not the Wim of the letters when that one is
    called otherwise. A name that nobody has is looked at only where somebody must be named who
    speaks or is written to: who is just spoken of may well stand in a letter.

    Args:
        text: the question.
        reader: recognises the names of the collection's people among the question's words.
    """
    return _Finder(reader).find(text)


def people_identified(text: str, words: Sequence[Word], named: Sequence[Named]) -> FoundPeople:
    """Return those of whom is asked who they are as those of whom must be spoken, or the name that nobody has."""
    known = [one for one in named if one.people]
    name = next((name_of(text, words, one) for one in named), None)
    return FoundPeople(
        subjects=tuple(dict.fromkeys(person for one in known for person in one.people)),
        subject_spans=tuple(_span(words, one) for one in named),
        shared=tuple(SharedName(name_of(text, words, one), one.people) for one in known if len(one.people) > 1),
        unknown=None if known else name,
    )


def named_anywhere(reader: NameReader) -> tuple[Person, ...]:
    """Return all known people whom a text names, whatever their part in it."""
    return tuple(dict.fromkeys(person for named in _Finder(reader).elsewhere(set()) for person in named.people))


class _Finder:
    def __init__(self, reader: NameReader) -> None:
        self._reader = reader
        self._words = reader.words
        self._is_comparing = is_comparing(reader.words)

    def find(self, text: str) -> FoundPeople:
        mentions = self._mentions()
        speaking = self._those_who_speak([one for one in mentions if one.role == "speaker"])
        addressed = self._those_written_to([one for one in mentions if one.role == "addressee"], speaking)
        subjects = [one for one in mentions if one.role == "subject" and one.named.people]
        return self._found(text, speaking, addressed, subjects)

    def _found(
        self, text: str, speaking: Sequence[Mention], addressed: Sequence[Mention], subjects: Sequence[Mention]
    ) -> FoundPeople:
        known = (one.named for one in (*speaking, *addressed, *subjects) if len(one.named.people) > 1)
        shared = {
            name_of(text, self._words, named): named.people for named in sorted(known, key=lambda named: named.start)
        }
        addressees, written = _people(addressed), _people(speaking)
        spans = [self._with_preposition(one.named) for one in addressed]
        if self._is_mutual(addressed):
            addressees = written
            spans = self._each_other()
        return FoundPeople(
            speakers=written,
            addressees=addressees,
            subjects=_people(subjects),
            speaker_spans=tuple(_span(self._words, one.named) for one in speaking),
            addressee_spans=tuple(spans),
            subject_spans=tuple(_span(self._words, one.named) for one in subjects),
            shared=tuple(SharedName(name, people) for name, people in shared.items()),
            unknown=self._first_unknown(text, speaking),
            unknown_addressee=self._first_unknown(text, addressed),
            compared=self._is_comparing,
            voices=len({one.named.people or name_of(text, self._words, one.named) for one in speaking}),
        )

    def _mentions(self) -> list[Mention]:
        """Return all who are named, in order, each with a role."""
        place_reader = PlaceReader(self._reader)
        placed: dict[int, Mention] = {}
        for place in speaker_places(self._words):
            for named in place_reader.named_in(place):
                placed.setdefault(named.start, Mention(named, "speaker", is_sure=True, is_placed=True))
        for place in addressee_places(self._words):
            for named in place_reader.named_in(place):
                placed.setdefault(named.start, Mention(named, "addressee", is_sure=True))
        viewing = [named for place in view_places(self._words) for named in place_reader.named_in(place)]
        others = {named.start: named for named in viewing if named.start not in placed}
        taken = {at for one in placed.values() for at in range(one.named.start, one.named.end)}
        taken |= {at for one in others.values() for at in range(one.start, one.end)}
        others |= {named.start: named for named in self.elsewhere(taken)}
        taken |= {at for one in others.values() for at in range(one.start, one.end)}
        starts = sorted((*placed, *others))
        # "Is Karel kinder than Lotte?"
        self._is_comparing |= any(start and self._words[start - 1].folded in THAN for start in starts[1:])
        mentions = self._with_roles(placed, others, Roles(self._words, taken, is_comparing=self._is_comparing))
        return self._with_strangers(mentions, taken, place_reader) if self._is_comparing else mentions

    def _with_roles(self, placed: dict[int, Mention], others: dict[int, Named], roles: Roles) -> list[Mention]:
        mentions: list[Mention] = []
        speakers: list[Named] = []
        for start in sorted((*placed, *others)):
            if start in placed:
                mention = placed[start]
            elif mentions and self._are_joined(mentions[-1].named, others[start]) and not others[start].owns:
                mention = replace(mentions[-1], named=others[start])
            else:
                mention = Mention(others[start], *roles.role_of(others[start], speakers))
            mentions.append(mention)
            if mention.role == "speaker":
                speakers.append(mention.named)
        return mentions

    def _with_strangers(self, mentions: Sequence[Mention], taken: set[int], place_reader: PlaceReader) -> list[Mention]:
        """Add the unknown with whom somebody who is known is compared: "does Karel agree with Lotte?"."""
        found = list(mentions)
        for one in mentions:
            at = one.named.end + 1
            if one.role != "speaker" or at >= len(self._words) or at in taken:
                continue
            before, word = self._words[at - 1].folded, self._words[at]
            # "Does Karel agree with AI?" names nobody.
            is_led = before in AND | COMPARED and not (word.text.isupper() and len(word.text) > 1)
            stranger = place_reader.stranger(at, Place(at, len(self._words), is_certain=False)) if is_led else None
            if stranger is not None:
                found.append(Mention(stranger, "speaker", is_sure=True))
        return found

    def _those_who_speak(self, speaking: Sequence[Mention]) -> list[Mention]:
        """Leave out whoever might speak where somebody certainly does, and is not named together with him.

        "What did Wim see Joost do?" asks for Wim's words alone.
        """
        if self._is_comparing:
            return list(speaking)
        placed = [one for one in speaking if one.is_placed]
        kept = placed or [one for one in speaking if one.is_sure] or list(speaking[:1])
        for one in speaking:
            if one not in kept and any(self._are_joined(one.named, other.named) for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda one: one.named.start)

    def _those_written_to(self, addressed: Sequence[Mention], speaking: Sequence[Mention]) -> list[Mention]:
        """Leave out a name that nobody has when it may be a firm's: "Wat schreef de gemeente aan Duinkabel?"."""
        return [
            one
            for one in addressed
            if one.named.people or speaking or is_letter_to(self._words, one.named.start - 1) or one.named.start == 1
        ]

    def _is_mutual(self, addressed: Sequence[Mention]) -> bool:
        """Tell whether it is asked what people write to each other."""
        is_between = any(
            word.folded in _BETWEEN and self._words[at - 1].folded in LETTERS
            for at, word in enumerate(self._words)
            if at
        )
        return not addressed and (is_between or bool(self._each_other()))

    def _each_other(self) -> list[Span]:
        spans = [word.span for word in self._words if word.folded in _EACH_OTHER]
        pairs = pairwise(self._words)
        spans += [Span(one.span.start, two.span.end) for one, two in pairs if (one.folded, two.folded) in _EACH]
        return spans

    def _first_unknown(self, text: str, mentions: Sequence[Mention]) -> str | None:
        return next((name_of(text, self._words, one.named) for one in mentions if not one.named.people), None)

    def _are_joined(self, one: Named, other: Named) -> bool:
        """Tell whether just "and" or a comma stands between two names."""
        first, second = sorted((one, other), key=lambda named: named.start)
        between = self._words[first.end : second.start]
        if not between:
            return not self._words[second.start].follows
        return len(between) == 1 and between[0].folded in AND

    def elsewhere(self, taken: set[int]) -> Iterator[Named]:
        """Yield whoever is named outside the places where somebody must be."""
        words = self._words
        at = 0
        while at < len(words):
            forms = [] if at in taken else self._reader.longest(at, len(words))
            if not forms or not self._reader.is_meant(at, forms[0]):
                at += 1
                continue
            start, end = at, at + len(forms[0].words)
            at = end
            before = start - 1
            while before >= 0 and words[before + 1].follows and words[before].folded in TITLES:
                before -= 1
            if forms[0].is_surname and before == start - 1 and self._reader.is_first_name(before, start):
                yield Named(before, end, ())
                continue
            owns = self._reader.owns(start, forms[0])
            last = None if any(form.is_whole for form in forms) or owns else self._reader.surname(end)
            if last is not None:
                yield Named(start, last + 1, ())
                at = last + 1
            else:
                yield Named(before + 1, end, people_of(forms), owns)

    def _with_preposition(self, named: Named) -> Span:
        first = self._words[max(0, named.start - 1)]
        is_joined = first.folded in ("aan", "to", "naar", "tegen", "van", "from", "en", "and")
        start = first.span.start if is_joined else self._words[named.start].span.start
        return Span(start, self._words[named.end - 1].span.end)


def name_of(text: str, words: Sequence[Word], named: Named) -> str:
    """Return a name as the question writes it, without the s of a possessive."""
    name = _span(words, named).of(text)
    if words[named.end - 1].owns:
        return name.rstrip("s").rstrip("'’")
    return name[:-1] if named.owns else name


def _span(words: Sequence[Word], named: Named) -> Span:
    return Span(words[named.start].span.start, words[named.end - 1].span.end)


def _people(mentions: Sequence[Mention]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(person for one in mentions for person in one.named.people))

"""Finds who is named in a question, and whether they speak, are written to or are spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.document import Span
from index.people import Person
from rag.addressee_places import is_letter_to
from rag.mentioned import Mention, are_joined, named_elsewhere, read_mentions
from rag.name_reader import NameReader
from rag.place_reader import Named
from rag.question import SharedName
from rag.words_of_question import Word
from rag.words_of_saying import LETTERS

_EACH_OTHER = frozenset(["elkaar", "mekaar"])
_EACH = frozenset([("each", "other"), ("one", "another")])
_BETWEEN = frozenset(["tussen", "between"])


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
    return tuple(dict.fromkeys(person for named in named_elsewhere(reader, ()) for person in named.people))


class _Finder:
    def __init__(self, reader: NameReader) -> None:
        self._words = reader.words
        self._mentions = read_mentions(reader)

    def find(self, text: str) -> FoundPeople:
        mentions = self._mentions.all
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
            compared=self._mentions.is_comparing,
            voices=len({one.named.people or name_of(text, self._words, one.named) for one in speaking}),
        )

    def _those_who_speak(self, speaking: Sequence[Mention]) -> list[Mention]:
        """Leave out whoever might speak where somebody certainly does, and is not named together with him.

        "What did Wim see Joost do?" asks for Wim's words alone.
        """
        if self._mentions.is_comparing:
            return list(speaking)
        placed = [one for one in speaking if one.is_placed]
        chosen = {one.named.start for one in placed or [one for one in speaking if one.is_sure] or speaking[:1]}
        pairs = list(pairwise(speaking))
        # Forwards and back, as a name may be joined to the one before it or after it.
        for one, other in (*pairs, *((two, one) for one, two in reversed(pairs))):
            if one.named.start in chosen and are_joined(self._words, one.named, other.named):
                chosen.add(other.named.start)
        return [one for one in speaking if one.named.start in chosen]

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

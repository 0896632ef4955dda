"""A question as it is understood."""

from dataclasses import dataclass, field
from typing import Literal

from index.document import Kind, Language, PartialDate
from index.people import Person, fold


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day that a question means; one side may be open."""

    after: PartialDate | None = None
    before: PartialDate | None = None


Aim = Literal["find", "compare", "change", "identify"]
"""What the answer is for: to find what is said, to lay several people's words side by side, to follow in time how
somebody's view changed, or to tell who somebody is."""

Part = Literal["people", "addressees", "subjects", "period", "kinds", "documents"]
"""A part of what is understood of a question that its reader can take away again."""


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name in the question that several people have.

    Attributes:
        name: as the question writes it.
        people: all who may be meant.
    """

    name: str
    people: tuple[Person, ...]

    @property
    def told_apart(self) -> tuple[Person, ...]:
        """Those who are known by more than this name; all of them when that are fewer than two."""
        known = tuple(person for person in self.people if fold(person.name) != fold(self.name))
        return known if len(known) > 1 else self.people


@dataclass(frozen=True, slots=True)
class Question:
    """A question in its parts.

    Attributes:
        text: as it was asked.
        standalone: as it would be asked without the questions before it.
        topic: what remains to be searched once speakers, addressees, period, kind and titles are taken out; empty
            when nothing remains. The names of those of whom is spoken stay in it, as a text that tells of somebody
            mostly names him.
        subject: the topic as it is said, with its article.
        context: what the conversation was about, when the question leans on it; else empty.
        people: whose words are asked for; several when they are named, or when a name can mean several.
        addressees: to whom it must be written ("what did Wim write to Rien").
        subjects: of whom must be spoken ("what do they say about Halsema"); for the aim `identify`, who it is about.
        shared_names: the names of speakers, addressees and subjects that may mean several people.
        unknown_name: a name in the place of a speaker or an addressee, or after "who is", that nobody in the letters
            has. Where people are compared, the others are in `people`.
        unknown_is_addressee: whether that is to whom it must be written.
        unknown_title: a title that is asked for and that no document has.
        period: the time the letters must be of.
        asks_what_was_written: whether the period is certainly that of the letters, not of what they tell.
        documents: ids of the documents that are named by their titles.
        earlier: who was asked for before `people` in the same conversation; it changes nothing of what is asked.
    """

    text: str
    language: Language
    standalone: str
    topic: str
    subject: str = ""
    context: str = ""
    people: tuple[Person, ...] = ()
    unknown_name: str | None = None
    unknown_is_addressee: bool = False
    unknown_title: str | None = None
    period: Period = Period()
    asks_what_was_written: bool = False
    kinds: tuple[Kind, ...] = ()
    documents: tuple[str, ...] = ()
    addressees: tuple[Person, ...] = ()
    subjects: tuple[Person, ...] = ()
    shared_names: tuple[SharedName, ...] = ()
    aim: Aim = "find"
    earlier: tuple[Person, ...] = field(default=(), compare=False)

    @property
    def unclear(self) -> frozenset[Person]:
        """Who is known by nothing but a name that several have, and so may be any of those."""
        return frozenset(
            person for name in self.shared_names for person in name.people if person not in name.told_apart
        )

    def names_of(self, people: tuple[Person, ...]) -> tuple[str, ...]:
        """Return full names of some of these people; of those who may be meant by one name, that name once."""
        shared = {person.id: name.name for name in self.shared_names for person in name.people}
        return tuple(dict.fromkeys(shared.get(person.id, person.name) for person in people))


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question of the same conversation, with its answer if there was one."""

    question: str
    answer: str | None = None

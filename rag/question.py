"""A question as it is understood."""

from dataclasses import dataclass

from index.document import Kind, Language, PartialDate
from index.people import Person


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day that a question means; one side may be open."""

    after: PartialDate | None = None
    before: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question in its parts.

    Attributes:
        text: as it was asked.
        standalone: as it would be asked without the questions before it.
        topic: what remains to be searched once people, period and kind are taken out; empty when
            nothing remains.
        subject: the topic as it is said, with its article.
        context: what the conversation was about, when the question leans on it; else empty.
        people: whose words are asked for; several when they are named, or when a name can mean several.
        unknown_name: a name that is asked for and that nobody in the letters has.
        period: the time the letters must be of.
        asks_what_was_written: whether the period is certainly that of the letters, not of what they tell.
    """

    text: str
    language: Language
    standalone: str
    topic: str
    subject: str = ""
    context: str = ""
    people: tuple[Person, ...] = ()
    unknown_name: str | None = None
    period: Period = Period()
    asks_what_was_written: bool = False
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question of the same conversation, with its answer if there was one."""

    question: str
    answer: str | None = None

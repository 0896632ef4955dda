"""Who is in the letters: in which of them each person speaks, and which are written to them."""

from collections import defaultdict
from dataclasses import dataclass

from index.people import Person
from index.records import DocumentSummary
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Present:
    """A person with the documents they are in, each in the order in which it came.

    Attributes:
        speaking: the documents in which the person speaks.
        addressed: the documents that are written to the person.
    """

    person: Person
    speaking: tuple[DocumentSummary, ...]
    addressed: tuple[DocumentSummary, ...]


def everybody(snapshot: Snapshot) -> tuple[Present, ...]:
    """Return all people of the collection, by the order of their names."""
    by_id = {summary.id: summary for summary in snapshot.documents.values()}
    addressed: dict[str, list[DocumentSummary]] = defaultdict(list)
    for summary in snapshot.documents.values():
        people = {person.id: person for name in summary.addressees if (person := snapshot.person_of(name)) is not None}
        for identity in people:
            addressed[identity].append(summary)
    return tuple(
        Present(
            person=person,
            speaking=tuple(by_id[one] for one in snapshot.documents_of(person)),
            addressed=tuple(addressed[person.id]),
        )
        for person in snapshot.people
    )

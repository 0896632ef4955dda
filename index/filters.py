"""Which passages may answer at all."""

import datetime
from dataclasses import dataclass
from typing import TypeVar

from index.document import Kind

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Filter:
    """Restricts a search; None restricts nothing, an empty set allows nothing.

    Attributes:
        people: ids of the people who may speak.
        documents: ids of documents.
        after: the first day of the period. A document is in a period when its date can mean a day of
            it; a document without a date is in none.
        before: the last day of the period.
        addressees: ids of the people to whom the document is written.
        reported: ids of people; only passages in which somebody else tells what one of them says.
        about: ids of people; only their biographies. None lets no biography through.
    """

    people: frozenset[str] | None = None
    documents: frozenset[str] | None = None
    kinds: frozenset[Kind] | None = None
    after: datetime.date | None = None
    before: datetime.date | None = None
    addressees: frozenset[str] | None = None
    reported: frozenset[str] | None = None
    about: frozenset[str] | None = None

    def narrowed(self, other: "Filter") -> "Filter":
        """Return the filter that allows what both allow."""
        return Filter(
            people=_both(self.people, other.people),
            documents=_both(self.documents, other.documents),
            kinds=_both(self.kinds, other.kinds),
            after=max((day for day in (self.after, other.after) if day), default=None),
            before=min((day for day in (self.before, other.before) if day), default=None),
            addressees=_both(self.addressees, other.addressees),
            reported=_both(self.reported, other.reported),
            about=_both(self.about, other.about),
        )


def _both(one: frozenset[Item] | None, other: frozenset[Item] | None) -> frozenset[Item] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other

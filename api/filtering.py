"""The caller's restrictions as the search takes them."""

from api.problems import ProblemError
from api.wire import FiltersIn
from index.document import PartialDate
from index.filters import Filter
from index.people import fold
from index.snapshot import Snapshot


def filter_of(filters: FiltersIn | None, snapshot: Snapshot) -> Filter:
    """Return the caller's restrictions as the search takes them.

    Raises:
        ProblemError: a person or a document is not known.
    """
    if filters is None:
        return Filter()
    for one in filters.documents or ():
        if one not in snapshot.document_ids:
            raise ProblemError(404, "unknown_document")
    return Filter(
        people=_people(filters.people, snapshot),
        addressees=_people(filters.addressees, snapshot),
        documents=None if filters.documents is None else frozenset(filters.documents),
        kinds=None if filters.kinds is None else frozenset(filters.kinds),
        after=PartialDate.parse(filters.after).first_day if filters.after else None,
        before=PartialDate.parse(filters.before).last_day if filters.before else None,
    )


def _people(names: list[str] | None, snapshot: Snapshot) -> frozenset[str] | None:
    """Return the ids of all whom one of the names or ids means; None when none are given."""
    if names is None:
        return None
    found: set[str] = set()
    for name in names:
        meant = {
            person.id
            for person in snapshot.people
            if name == person.id or fold(name) in {fold(written) for written in (person.name, *person.names)}
        }
        if not meant:
            raise ProblemError(422, "unknown_person", name)
        found |= meant
    return frozenset(found)

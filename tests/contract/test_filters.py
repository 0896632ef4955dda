"""What a filter lets through is what it says, and the same in both halves of the search."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import KINDS, Kind, PartialDate, ReadDocument, Report, Span, Turn
from index.filters import Filter
from index.passages import cut_passages
from index.preparing import embed_passage
from index.records import PreparedDocument, PreparedPassage
from index.snapshot import Snapshot
from index.snapshots import open_snapshot
from index.store import Store
from tests.embedding import FAKE
from tests.state import query

PEOPLE = {
    "Wim Dekkers": "wim-dekkers",
    "Wim": "wim-dekkers",
    "Anna de Haan": "anna-de-haan",
    "De Haan": "anna-de-haan",
    "Roelof ter Steege": "roelof-ter-steege",
    "Joost": "joost",
}


@dataclass(frozen=True)
class Said:
    """A turn of one sentence."""

    speaker: str | None = None
    about: str | None = None
    reports: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """A document of such turns."""

    id: str
    said: tuple[Said, ...]
    kind: Kind = "letter"
    authors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    date: str | None = None


DOCUMENTS = (
    Written(
        "wim",
        (
            Said("Wim Dekkers"),
            Said("Wim", reports=("De Haan",)),
            Said("Wim", reports=("Wim Dekkers",)),
            Said("Wim Dekkers", reports=("Wim", "Joost")),
            Said(about="Wim"),
        ),
        authors=("Wim Dekkers",),
        addressees=("Anna de Haan", "Joost"),
        date="2024-11",
    ),
    Written("anna", (Said("Anna de Haan", reports=("Wim",)), Said("De Haan")), addressees=("Wim",), date="2023"),
    Written(
        "stuk",
        (Said(), Said(reports=("Joost",)), Said(about="Roelof ter Steege"), Said(about="Anna de Haan")),
        kind="article",
        authors=("Roelof ter Steege", "Joost"),
    ),
    Written(
        "anders", (Said(), Said(reports=("Anna de Haan",)), Said(about="De Haan")), kind="other", date="2024-11-05"
    ),
)


def read(written: Written) -> ReadDocument:
    sentences = [f"Vertrouwen van {written.id} nummer {number}." for number in range(len(written.said))]
    text = "\n\n".join(sentences)
    spans = [Span(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences]
    pairs = list(zip(spans, written.said, strict=True))
    return ReadDocument(
        text=text,
        title=written.id,
        kind=written.kind,
        language="nl",
        turns=tuple(Turn(span, said.speaker, said.about) for span, said in pairs),
        authors=written.authors,
        addressees=written.addressees,
        date=PartialDate.parse(written.date) if written.date else None,
        reports=tuple(Report(span, name) for span, said in pairs for name in said.reports),
    )


def prepared(written: Written) -> PreparedDocument:
    document = read(written)
    passages = []
    for passage in cut_passages(document, FAKE.count_tokens, None, lambda _, default: default):
        sentences = [sentence.of(document.text) for sentence in passage.sentences]
        vectors = embed_passage(FAKE, passage.span.of(document.text), sentences)
        passages.append(PreparedPassage(passage, tuple(("vertrouw",) for _ in sentences), *vectors))
    return PreparedDocument(written.id, None, "text/plain", b"", written.id, document, tuple(passages))


def opened(folder: Path, documents: Sequence[Written]) -> Iterator[Snapshot]:
    store = Store(folder)
    model_key = store.model_key(FAKE.model, "fake")
    with store.change():
        for written in documents:
            store.add(prepared(written), model_key, 1)
    snapshot = open_snapshot(store, FAKE, folder / "snapshots", None)
    yield snapshot
    snapshot.connection.close()
    store.close()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """All documents, each passage one turn."""
    yield from opened(tmp_path_factory.mktemp("data"), DOCUMENTS)


def by_vectors(snapshot: Snapshot, restriction: Filter) -> set[tuple[str, int]]:
    mask = snapshot.allowed(restriction)
    keys = snapshot.passage_keys if mask is None else snapshot.passage_keys[mask]
    return named(snapshot, keys.tolist())


def by_terms(snapshot: Snapshot, restriction: Filter) -> set[tuple[str, int]]:
    found = snapshot.lexical.search(query("vertrouw"), snapshot.lexical_filter(restriction), 100)
    return named(snapshot, [key for key, _ in found])


def named(snapshot: Snapshot, keys: Sequence[int]) -> set[tuple[str, int]]:
    return {(passage.document.id, passage.number) for passage in snapshot.passages(keys).values()}


def lets_through(restriction: Filter, written: Written, said: Said) -> bool:
    """Say it once more, in the words of the filter itself."""
    voices = () if said.about else (said.speaker,) if said.speaker else written.authors * (written.kind == "article")
    speakers = {PEOPLE[name] for name in voices}
    reported = {PEOPLE[name] for name in said.reports} - speakers
    date = PartialDate.parse(written.date) if written.date else None
    return (
        (restriction.people is None or bool(restriction.people & speakers))
        and (restriction.documents is None or written.id in restriction.documents)
        and (restriction.kinds is None or written.kind in restriction.kinds)
        and (restriction.after is None or (date is not None and date.last_day >= restriction.after))
        and (restriction.before is None or (date is not None and date.first_day <= restriction.before))
        and (restriction.addressees is None or bool(restriction.addressees & {PEOPLE[n] for n in written.addressees}))
        and (restriction.reported is None or bool(restriction.reported & reported))
        and (said.about is None if restriction.about is None else PEOPLE.get(said.about or "") in restriction.about)
    )


SOME = st.none() | st.none() | st.frozensets(st.sampled_from([*sorted(set(PEOPLE.values())), "nobody"]))
DAYS = st.none() | st.none() | st.dates(datetime.date(2022, 12, 1), datetime.date(2024, 12, 31))
FILTERS = st.builds(
    Filter,
    people=SOME,
    documents=st.none() | st.none() | st.frozensets(st.sampled_from([one.id for one in DOCUMENTS])),
    kinds=st.none() | st.none() | st.frozensets(st.sampled_from(KINDS)),
    after=DAYS,
    before=DAYS,
    addressees=SOME,
    reported=SOME,
    about=SOME,
)


@settings(max_examples=300)
@given(FILTERS)
def test_both_halves_let_through_what_the_filter_says(snapshot: Snapshot, restriction: Filter) -> None:
    """Law: for every filter the vectors' half, the terms' half and the filter's own words agree on every passage."""
    expected = {
        (written.id, number)
        for written in DOCUMENTS
        for number, said in enumerate(written.said)
        if lets_through(restriction, written, said)
    }
    assert by_vectors(snapshot, restriction) == expected
    assert by_terms(snapshot, restriction) == expected


@pytest.mark.parametrize(
    ("restriction", "expected"),
    [
        (Filter(reported=frozenset({"anna-de-haan"})), {("wim", 1), ("anders", 1)}),
        # What Wim tells of himself is not told by somebody else.
        (Filter(reported=frozenset({"wim-dekkers"})), {("anna", 0)}),
        # Joost is one of those who say the article together.
        (Filter(reported=frozenset({"joost"})), {("wim", 3)}),
        (Filter(reported=frozenset({"roelof-ter-steege"})), set()),
        (Filter(about=frozenset({"anna-de-haan"})), {("stuk", 3), ("anders", 2)}),
        (Filter(about=frozenset({"wim-dekkers"}), kinds=frozenset({"letter"})), {("wim", 4)}),
        (Filter(about=frozenset()), set()),
        (Filter(people=frozenset({"roelof-ter-steege"})), {("stuk", 0), ("stuk", 1)}),
        (Filter(addressees=frozenset({"wim-dekkers"})), {("anna", 0), ("anna", 1)}),
        (
            Filter(addressees=frozenset({"joost"}), reported=frozenset({"joost", "anna-de-haan"})),
            {("wim", 1), ("wim", 3)},
        ),
    ],
)
def test_only_what_is_asked_for_is_found(
    snapshot: Snapshot, restriction: Filter, expected: set[tuple[str, int]]
) -> None:
    assert by_vectors(snapshot, restriction) == by_terms(snapshot, restriction) == expected


def test_no_biography_is_found_without_asking_for_it(snapshot: Snapshot) -> None:
    biographies = {("wim", 4), ("stuk", 2), ("stuk", 3), ("anders", 2)}
    everything = {(one.id, number) for one in DOCUMENTS for number in range(len(one.said))}
    assert by_vectors(snapshot, Filter()) == by_terms(snapshot, Filter()) == everything - biographies


def test_where_there_is_no_biography_an_empty_filter_costs_nothing(tmp_path: Path) -> None:
    for snapshot in opened(tmp_path, [DOCUMENTS[1]]):
        assert snapshot.allowed(Filter()) is None


def test_it_is_known_who_is_reported_and_who_has_a_biography(snapshot: Snapshot) -> None:
    assert {
        person.id: (snapshot.is_reported(person), snapshot.has_biography(person)) for person in snapshot.people
    } == {
        "anna-de-haan": (True, True),
        "joost": (True, False),
        "roelof-ter-steege": (False, True),
        "wim-dekkers": (True, True),
    }


def test_passages_say_whom_they_report_and_are_about(snapshot: Snapshot) -> None:
    passages = snapshot.passages(snapshot.passage_keys.tolist()).values()
    assert [(one.voices, one.about, one.reports) for one in passages if one.document.id in ("wim", "stuk")] == [
        (("Wim Dekkers",), None, ()),
        (("Wim",), None, ((0, "De Haan"),)),
        (("Wim",), None, ((0, "Wim Dekkers"),)),
        (("Wim Dekkers",), None, ((0, "Wim"), (0, "Joost"))),
        ((), "Wim", ()),
        (("Roelof ter Steege", "Joost"), None, ()),
        (("Roelof ter Steege", "Joost"), None, ((0, "Joost"),)),
        ((), "Roelof ter Steege", ()),
        ((), "Anna de Haan", ()),
    ]

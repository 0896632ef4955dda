"""Laws of the collection: what holds whatever letters come, in whatever order."""

import datetime
import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.collection import Collection
from index.document import KINDS, Span
from index.filters import Filter
from index.lexicon import Lexicon
from index.plan import plan
from index.records import KnownDocument, Rejection
from index.scan import Scan
from tests.conftest import open_fake
from tests.state import answers, assert_whole, keys, letter, paths, tables, texts

bounded = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

WORDS = (
    "vertrouwen",
    "meten",
    "cultuur",
    "gesprek",
    "zei",
    "\U0001f600",
    "Zoë",
    "niet.",
    "klant!",
    "<b>",
    "“ja”,",
    "\n",
)
NAMES = ("a", "b", "map/a", "map/diep/c", "d")
BODY = st.lists(st.sampled_from(WORDS), min_size=3, max_size=60).map(
    lambda words: "Dit is " + " ".join(words) + " slot."
)
LETTERS = st.dictionaries(st.sampled_from(NAMES), BODY, max_size=4)


@contextmanager
def opened(lexicon: Lexicon) -> Iterator[tuple[Collection, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        letters = Path(folder) / "letters"
        letters.mkdir()
        collection = open_fake(Path(folder) / "data", lexicon.analyser)
        yield collection, letters
        collection.close()


def lay(folder: Path, bodies: Mapping[str, str]) -> None:
    for name, body in bodies.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(letter(body), "utf-8")


@bounded
@given(LETTERS)
def test_taking_in_twice_is_taking_in_once(lexicon: Lexicon, bodies: dict[str, str]) -> None:
    """Law: a second look at the same files leaves every row of every table, the version too, as it was."""
    with opened(lexicon) as (collection, letters):
        lay(letters, bodies)
        collection.synchronise(letters)
        before, version = tables(collection.store.connection), collection.store.version()
        collection.synchronise(letters)
        assert (tables(collection.store.connection), collection.store.version()) == (before, version)


@bounded
@given(LETTERS, BODY)
def test_adding_and_deleting_leaves_everything_as_before(lexicon: Lexicon, bodies: dict[str, str], body: str) -> None:
    """Law: a letter that came and went leaves every table but the counters, and every answer, as they were."""
    with opened(lexicon) as (collection, letters):
        lay(letters, bodies)
        collection.synchronise(letters)
        before, found = tables(collection.store.connection), answers(collection.snapshot, "vertrouwen", "cultuur")
        lay(letters, {"tijdelijk": body})
        assert collection.synchronise(letters).added == 1
        (letters / "tijdelijk.txt").unlink()
        assert collection.synchronise(letters).removed == 1
        collection.put("gestuurd", letter(body).encode(), "text/plain")
        collection.delete("gestuurd")
        assert tables(collection.store.connection) == before
        after = answers(collection.snapshot, "vertrouwen", "cultuur")
        assert [{one[:2] for one in per} for per in after] == [{one[:2] for one in per} for per in found]
        assert_whole(collection.snapshot, collection.store)


@bounded
@given(st.lists(BODY, min_size=1, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_renaming_keeps_ids_and_passages(lexicon: Lexicon, bodies: list[str], random: object) -> None:
    """Law: files that change names among each other, whichever way, keep their ids and passages."""
    with opened(lexicon) as (collection, letters):
        names = list(NAMES[: len(bodies)])
        lay(letters, dict(zip(names, bodies, strict=True)))
        collection.synchronise(letters)
        kept, before = keys(collection), paths(collection)
        targets = names[:]
        random.shuffle(targets)  # type: ignore[attr-defined]
        lay(letters, dict(zip(targets, bodies, strict=True)))
        report = collection.synchronise(letters)
        moved = dict(zip(names, targets, strict=True))
        assert keys(collection) == kept
        assert paths(collection) == {name: f"{moved[str(path)[:-4]]}.txt" for name, path in before.items()}
        assert report.moved == sum(name != target for name, target in moved.items())
        assert_whole(collection.snapshot, collection.store)


@bounded
@given(LETTERS, st.randoms(use_true_random=False))
def test_the_order_of_coming_does_not_matter(lexicon: Lexicon, bodies: dict[str, str], random: object) -> None:
    """Law: the same letters give the same answers, whether they come at once or one by one in any order."""
    questions = ("vertrouwen gesprek", "cultuur", "klant meten")
    with opened(lexicon) as (at_once, letters):
        lay(letters, bodies)
        at_once.synchronise(letters)
        expected = answers(at_once.snapshot, *questions)
    with opened(lexicon) as (one_by_one, letters):
        names = list(bodies)
        random.shuffle(names)  # type: ignore[attr-defined]
        for name in names:
            lay(letters, {name: bodies[name]})
            one_by_one.synchronise(letters)
        assert [{one[1:] for one in per} for per in answers(one_by_one.snapshot, *questions)] == [
            {one[1:] for one in per} for per in expected
        ]


@bounded
@given(BODY, st.data())
def test_every_passage_and_every_quote_is_verbatim(lexicon: Lexicon, body: str, data: st.DataObject) -> None:
    """Law: what is stored of a passage, a sentence or any span is that part of the document's text, code by code."""
    with opened(lexicon) as (collection, _):
        collection.put("x", letter(body).encode(), "text/plain")
        stored = collection.snapshot.document("x")
        assert stored is not None
        text = stored.document.text
        assert len(texts(collection.snapshot)) == len(collection.snapshot.passage_keys) > 0
        for passage in collection.snapshot.passages(collection.snapshot.passage_keys.tolist()).values():
            assert passage.text == passage.span.of(text)
            assert all(passage.span.start <= one.start < one.end <= passage.span.end for one in passage.sentences)
        start = data.draw(st.integers(0, len(text)))
        span = Span(start, data.draw(st.integers(start, len(text))))
        assert collection.snapshot.quote("x", span) == span.of(text)


PEOPLE = ("Wim Dekkers", "Wim", "W. Dekkers", "Marijke", "Joost Bakker")
LISTS = st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True)
PATTERNS = st.lists(st.sampled_from(("*", "a.txt", "map/*", "sent", "nergens")), min_size=1, max_size=2, unique=True)


def entry(kind: str, fields: Mapping[str, object]) -> str:
    lines = [f"[[{kind}]]", *(f"{key} = {json.dumps(value)}" for key, value in fields.items() if value is not None)]
    return "\n".join(lines) + "\n"


PERSONS = st.fixed_dictionaries(
    {"name": st.sampled_from(PEOPLE), "names": LISTS.filter(bool)},
    optional={"documents": PATTERNS, "apart": LISTS},
).map(lambda fields: entry("person", fields))
CORRECTED = st.fixed_dictionaries(
    {"file": PATTERNS, "place": st.sampled_from(("Ede", ""))},
    optional={
        "authors": LISTS,
        "speaker": st.sampled_from(PEOPLE),
        "addressees": LISTS,
        "kind": st.sampled_from(KINDS),
        "title": st.just("Titel"),
        "date": st.sampled_from(("2024", "2024-11-05", "")),
    },
).map(lambda fields: entry("document", fields))
CORRECTIONS = st.lists(PERSONS | CORRECTED, max_size=4).map("".join)


@bounded
@given(LETTERS, BODY, st.lists(CORRECTIONS, min_size=1, max_size=3), st.sampled_from(("Wim", "Joost Bakker")))
def test_corrections_that_came_and_went_leave_everything_as_before(
    lexicon: Lexicon, bodies: dict[str, str], body: str, corrections: list[str], sender: str
) -> None:
    """Law: with the corrections gone, whatever they were, every table, every person and every answer is as before.

    On the way only the last ones count, not those before them. Scores are left out: how rare a term is, is counted
    with the passages that were replaced until the lexical index is made anew.
    """
    with opened(lexicon) as (collection, letters):
        lay(letters, bodies)
        collection.put("sent", letter(body, sender).encode(), "text/plain")
        collection.synchronise(letters)
        before, people = tables(collection.store.connection, without_keys=True), collection.snapshot.people
        found = answers(collection.snapshot, "vertrouwen", "cultuur")
        for text in corrections:
            (letters / "people.toml").write_text(text, "utf-8")
            collection.synchronise(letters)
            assert_whole(collection.snapshot, collection.store)
        corrected, named = tables(collection.store.connection, without_keys=True), collection.snapshot.people
        collection.synchronise(letters, reread=True)
        assert tables(collection.store.connection, without_keys=True) == corrected
        (letters / "people.toml").unlink()
        collection.synchronise(letters)
        assert tables(collection.store.connection, without_keys=True) == before
        assert collection.snapshot.people == people
        after = answers(collection.snapshot, "vertrouwen", "cultuur")
        assert [{one[:2] for one in per} for per in after] == [{one[:2] for one in per} for per in found]
        (letters / "people.toml").write_text(corrections[-1], "utf-8")
        collection.synchronise(letters)
        assert tables(collection.store.connection, without_keys=True) == corrected
        assert collection.snapshot.people == named


DAYS = st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2022, 1, 1))
SETS = st.none() | st.frozensets(st.sampled_from(("a", "b", "c")))
FILTERS = st.builds(
    Filter,
    people=SETS,
    documents=SETS,
    kinds=st.none() | st.frozensets(st.sampled_from(KINDS)),
    after=DAYS,
    before=DAYS,
)


def allows(one: Filter, person: str, document: str, kind: str, day: datetime.date) -> bool:
    return (
        (one.people is None or person in one.people)
        and (one.documents is None or document in one.documents)
        and (one.kinds is None or kind in one.kinds)
        and (one.after is None or day >= one.after)
        and (one.before is None or day <= one.before)
    )


@settings(max_examples=200, deadline=None)
@given(
    FILTERS,
    FILTERS,
    st.sampled_from("abc"),
    st.sampled_from("abc"),
    st.sampled_from(KINDS),
    st.dates(datetime.date(2020, 1, 1), datetime.date(2022, 1, 1)),
)
def test_a_narrowed_filter_allows_what_both_allow(
    one: Filter, other: Filter, person: str, document: str, kind: str, day: datetime.date
) -> None:
    """Law: a filter narrowed by another is never wider than either, and no narrower than both together."""
    both = allows(one, person, document, kind, day) and allows(other, person, document, kind, day)
    assert allows(one.narrowed(other), person, document, kind, day) == both
    assert one.narrowed(other) == other.narrowed(one)
    assert one.narrowed(Filter()) == one.narrowed(one) == one


CONTENT = st.sampled_from(("1", "2", "3", "4"))
PATHS = st.sampled_from([f"{folder}{name}.txt" for folder in ("", "x/", "x/y/") for name in "abc"])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.none() | PATHS, CONTENT, st.integers(1, 2)), max_size=12),
    st.dictionaries(PATHS, CONTENT),
    st.sets(PATHS, max_size=2),
    st.sets(st.sampled_from((".", "x", "x/y")), max_size=1),
    st.dictionaries(PATHS, CONTENT, max_size=3),
    st.booleans(),
    st.booleans(),
)
def test_a_plan_accounts_for_every_document_and_every_file(
    documents: list[tuple[str | None, str, int]],
    files: dict[str, str],
    rejected: set[str],
    unlisted: set[str],
    withdrawals: dict[str, str],
    reread: bool,
    allow_removal: bool,
) -> None:
    """Law: each document has one fate, and carrying the plan out leaves each path to one document at most.

    Whatever was found and is not withdrawn then lies in the collection with the content it was found with.
    """
    seen: set[str] = set()
    known = []
    for key, (path, content, reading) in enumerate(documents):
        if path is None or path not in seen:
            seen.add(path or "")
            known.append(KnownDocument(key, f"id-{key}", path, content, reading))
    files = {path: content for path, content in files.items() if path not in rejected}
    found = Scan(files, tuple(Rejection(path, "empty", "") for path in rejected), frozenset(), frozenset(unlisted))
    todo = plan(known, found, withdrawals, 2, reread=reread, allow_removal=allow_removal)

    moved = {one.key: path for one, path in todo.move}
    leaving = {one.key for one in (*todo.remove, *todo.held)}
    replaced = {one.key for one in todo.replace}
    assert len(moved) == len(todo.move)
    assert len(leaving) == len(todo.remove) + len(todo.held)
    assert not leaving & (moved.keys() | replaced)
    assert todo.unchanged == len(known) - len(leaving) - len(moved.keys() | replaced)
    assert not (allow_removal and todo.held)

    after = {one.key: (moved.get(one.key, one.path), one.content_hash) for one in known if one not in todo.remove}
    for one in todo.replace:
        path = after[one.key][0]
        after[one.key] = (path, one.content_hash if path is None else files[path])
    lying = [(path, content) for path, content in after.values() if path is not None]
    lying += [(path, files[path]) for _, path in todo.add]
    assert len({path for path, _ in lying}) == len(lying)
    assert len({name for name, _ in todo.add} | {one.id for one in known}) == len(todo.add) + len(known)
    kept_out = {path for path in files if withdrawals.get(path) == files[path] or (path, files[path]) in todo.withdraw}
    expected = {(path, content) for path, content in files.items() if path not in kept_out or (path, content) in lying}
    assert {(path, content) for path, content in lying if path in files} == expected
    for one in known:
        if one.path is None:
            assert one.key not in leaving | moved.keys()

"""The lexical index: the order of BM25 over sets of synonyms, restrictions inside the search, cheap new versions."""

import errno
import math
import os
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import StoreError
from index.lexical import (
    LexicalEntry,
    LexicalFilter,
    LexicalIndex,
    LexicalQuery,
    Synonym,
    TermSet,
    build,
    extend,
)

EVERYTHING = LexicalFilter()


def entry(passage: int, *terms: str, document: int = 1, speaker: str | None = "wim") -> LexicalEntry:
    return LexicalEntry(passage, document, speaker, "nl", "letter", None, None, terms)


def words(*terms: str) -> LexicalQuery:
    return LexicalQuery(tuple(TermSet((Synonym((term,)),)) for term in terms))


def index_of(folder: Path, *entries: LexicalEntry) -> LexicalIndex:
    build(folder, entries)
    return LexicalIndex.open(folder)


def found(index: LexicalIndex, query: LexicalQuery, allowed: LexicalFilter = EVERYTHING, limit: int = 100) -> list[int]:
    return [passage for passage, _ in index.search(query, allowed, limit)]


def kept_length(length: int) -> int:
    """A passage's length as it is kept in one byte: exact below 40, then with four significant bits above 24."""
    if length < 40:
        return length
    shift = (length - 24).bit_length() - 4
    return 24 + ((length - 24) >> shift << shift)


def bm25(entries: Sequence[LexicalEntry], query: LexicalQuery) -> dict[int, float]:
    """Score by the formula as published, passage by passage."""
    lengths = {one.passage_id: kept_length(len(one.terms)) for one in entries}
    average = sum(len(one.terms) for one in entries) / len(entries)

    def rarity(frequency: int) -> float:
        return math.log(1 + (len(entries) - frequency + 0.5) / (frequency + 0.5))

    def frequency(term: str) -> int:
        return sum(term in one.terms for one in entries)

    def saturation(one: LexicalEntry, term: str) -> float:
        count = one.terms.count(term)
        return 2.2 * count / (count + 1.2 * (0.25 + 0.75 * lengths[one.passage_id] / average))

    scores: dict[int, float] = {}
    for wanted in query.sets:
        synonyms = [one for one in wanted.synonyms if all(frequency(term) for term in one.terms)]
        together = min(sum(min(frequency(term) for term in one.terms) for one in synonyms), len(entries))
        for one in entries:
            best = max(
                (
                    synonym.weight * sum(saturation(one, term) for term in synonym.terms) / len(synonym.terms)
                    for synonym in synonyms
                    if all(term in one.terms for term in synonym.terms)
                ),
                default=0.0,
            )
            if best:
                scores[one.passage_id] = scores.get(one.passage_id, 0.0) + wanted.weight * rarity(together) * best
    return scores


def random_entries(chance: random.Random, count: int) -> list[LexicalEntry]:
    vocabulary = [f"w{number}" for number in range(30)]
    return [
        entry(number, *chance.choices(vocabulary, weights=range(30, 0, -1), k=chance.randint(1, 130)))
        for number in range(count)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_scores_and_order_are_those_of_bm25_over_sets_of_synonyms(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    entries = random_entries(chance, 80)
    query = LexicalQuery(
        (
            TermSet((Synonym(("w3",)), Synonym(("w29",), 0.9), Synonym(("w17", "w5"), 0.9))),
            TermSet((Synonym(("w25",)),), 0.5),
            TermSet((Synonym(("w8",)), Synonym(("unknown",)), Synonym(("w2", "unknown")))),
            TermSet((Synonym(("unknown",)),)),
        )
    )
    expected = bm25(entries, query)
    hits = index_of(tmp_path / "1", *entries).search(query, EVERYTHING, 100)
    assert dict(hits) == pytest.approx(expected, rel=1e-5)
    assert [score for _, score in hits] == sorted((score for _, score in hits), reverse=True)


def test_an_odd_rare_translation_does_not_outweigh_the_right_one(tmp_path: Path) -> None:
    """`vertrouw` is in five passages and `kartel` in one; as translations of one word they are equally rare."""
    common = [entry(number, "vertrouw", "a", "b") for number in range(5)]
    index = index_of(tmp_path / "1", entry(9, "kartel", "a", "b"), *common, entry(10, "c", "d", "e"))
    translated = LexicalQuery((TermSet((Synonym(("vertrouw",)), Synonym(("kartel",), 0.9))),))
    assert found(index, translated) == [0, 1, 2, 3, 4, 9]


def test_a_synonym_of_two_terms_needs_both(tmp_path: Path) -> None:
    index = index_of(tmp_path / "1", entry(1, "rood"), entry(2, "rood", "staan"), entry(3, "staan"))
    assert found(index, LexicalQuery((TermSet((Synonym(("rood", "staan")),)),))) == [2]


def test_equal_scores_come_by_passage_also_at_the_limit(tmp_path: Path) -> None:
    numbers = list(range(300))
    random.Random(1).shuffle(numbers)
    index = index_of(tmp_path / "1", *(entry(number, "a", "b") for number in numbers))
    assert found(index, words("a"), limit=7) == [0, 1, 2, 3, 4, 5, 6]


def test_nothing_is_found_for_nothing(tmp_path: Path) -> None:
    index = index_of(tmp_path / "1", entry(1, "a"))
    assert index.search(LexicalQuery(()), EVERYTHING, 10) == []
    assert index.search(words("b"), EVERYTHING, 10) == []
    assert index.search(words("a"), EVERYTHING, 0) == []
    empty = index_of(tmp_path / "2")
    assert (empty.size, empty.search(words("a"), EVERYTHING, 10), empty.stale_share) == (0, [], 0.0)


def test_document_frequency_and_size_count_passages(tmp_path: Path) -> None:
    index = index_of(tmp_path / "1", entry(1, "a", "a"), entry(2, "a", "b"), entry(3, "b", "c"))
    assert (index.size, index.document_frequency("a"), index.document_frequency("c")) == (3, 2, 1)
    assert index.document_frequency("d") == 0


def days(passage: int, first: int | None, last: int | None) -> LexicalEntry:
    return replace(entry(passage, "a"), first_day=first, last_day=last)


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        (LexicalFilter(), [1, 2, 3, 4]),
        (LexicalFilter(document_keys=frozenset({7, 9})), [1, 4]),
        (LexicalFilter(document_keys=frozenset()), []),
        (LexicalFilter(speakers=frozenset({"wim"})), [1, 3]),
        (LexicalFilter(speakers=frozenset({"wim", "els"})), [1, 2, 3]),
        (LexicalFilter(speakers=frozenset({"WIM", "wi", "wim els"})), []),
        (LexicalFilter(speakers=frozenset()), []),
        (LexicalFilter(kinds=frozenset({"interview"})), [2]),
        (LexicalFilter(kinds=frozenset()), []),
        (LexicalFilter(first_day=100), [1, 2]),
        (LexicalFilter(first_day=131), [2]),
        (LexicalFilter(last_day=99), [3]),
        (LexicalFilter(last_day=100), [1, 3]),
        (LexicalFilter(first_day=60, last_day=110), [1]),
        (LexicalFilter(first_day=500), []),
        (LexicalFilter(addressees=frozenset({"anna", "bo"})), [2, 3]),
        (LexicalFilter(addressees=frozenset()), []),
        (LexicalFilter(reports=frozenset({"wim\n\nels", "els\n\nwim"})), [3]),
        (LexicalFilter(reports=frozenset({"els"})), []),
        (LexicalFilter(reports=frozenset()), []),
        (LexicalFilter(about=frozenset({"els"})), [5]),
        (LexicalFilter(about=frozenset({"els"}), speakers=frozenset({"wim"})), []),
        (LexicalFilter(about=frozenset()), []),
        (LexicalFilter(speakers=frozenset({"wim"}), document_keys=frozenset({8}), last_day=60), [3]),
    ],
)
def test_restrictions_act_inside_the_search(tmp_path: Path, allowed: LexicalFilter, expected: list[int]) -> None:
    entries = [
        LexicalEntry(1, 7, "wim", "nl", "letter", 100, 130, ["a"]),
        LexicalEntry(2, 8, "els", "en", "interview", 140, 140, ["a"], addressees=("bo",)),
        LexicalEntry(3, 8, "wim", "nl", "letter", 50, 50, ["a"], ("anna", "bo"), ("wim\n\nbo", "wim\n\nels")),
        LexicalEntry(4, 9, None, "nl", "article", None, None, ["a"]),
        LexicalEntry(5, 9, None, "nl", "article", None, None, ["a"], about="els"),
    ]
    index = index_of(tmp_path / "1", *entries)
    assert found(index, words("a"), allowed) == expected
    assert found(index, words("a"), allowed, limit=1) == expected[:1]
    for passage, score in index.search(words("a"), allowed, 10):
        everything = dict(index.search(words("a"), replace(EVERYTHING, about=allowed.about), 10))
        assert score == pytest.approx(everything[passage])


def test_a_restriction_finds_what_is_far_below_the_limit(tmp_path: Path) -> None:
    better = [entry(number, "a") for number in range(500)]
    index = index_of(tmp_path / "1", *better, entry(999, "a", *"bcdefghij", speaker="els"))
    assert found(index, words("a"), LexicalFilter(speakers=frozenset({"els"})), limit=1) == [999]


def test_extending_finds_what_building_anew_finds(tmp_path: Path) -> None:
    chance = random.Random(3)
    entries = random_entries(chance, 60)
    changed = replace(entries[5], terms=("w1", "w2"))
    build(tmp_path / "1", entries[:40])
    extend(tmp_path / "1", tmp_path / "2", [], entries[40:])
    extended, anew = LexicalIndex.open(tmp_path / "2"), index_of(tmp_path / "anew", *entries)
    query = words("w1", "w9", "w20")
    assert found(extended, query) == found(anew, query)
    assert dict(extended.search(query, EVERYTHING, 60)) == pytest.approx(dict(anew.search(query, EVERYTHING, 60)))
    extend(tmp_path / "2", tmp_path / "3", [3, 5, 50], [changed])
    left = [one for one in entries if one.passage_id not in {3, 5, 50}] + [changed]
    extended, anew = LexicalIndex.open(tmp_path / "3"), index_of(tmp_path / "anew3", *left)
    assert extended.size == anew.size == 58
    assert set(found(extended, query)) == set(found(anew, query))
    assert extended.stale_share == pytest.approx(3 / 61)
    assert anew.stale_share == 0.0


def test_the_old_folder_stays_as_it_was_and_can_be_searched(tmp_path: Path) -> None:
    build(tmp_path / "1", [entry(1, "a"), entry(2, "a", "b")])
    old = LexicalIndex.open(tmp_path / "1")
    before = {file.name: file.read_bytes() for file in (tmp_path / "1").iterdir()}
    for number in range(1, 13):
        extend(tmp_path / str(number), tmp_path / str(number + 1), [2], [entry(2, "a", f"c{number}")])
    assert {file.name: file.read_bytes() for file in (tmp_path / "1").iterdir()} == before
    assert found(old, words("b")) == [2]
    assert found(LexicalIndex.open(tmp_path / "1"), words("b")) == [2]
    newest = LexicalIndex.open(tmp_path / "13")
    assert (newest.size, found(newest, words("b")), found(newest, words("c12"))) == (2, [], [2])


def test_without_hard_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: object, target: object) -> None:
        raise OSError(errno.EXDEV, "another disk")

    build(tmp_path / "1", [entry(1, "a")])
    monkeypatch.setattr(os, "link", refuse)
    extend(tmp_path / "1", tmp_path / "2", [], [entry(2, "a")])
    assert found(LexicalIndex.open(tmp_path / "2"), words("a")) == [1, 2]
    assert all(file.stat().st_nlink == 1 for file in (tmp_path / "2").iterdir())


def test_segments_are_shared_and_not_copied(tmp_path: Path) -> None:
    build(tmp_path / "1", [entry(1, "a")])
    extend(tmp_path / "1", tmp_path / "2", [], [entry(2, "a")])
    shared = {file.name for file in (tmp_path / "1").iterdir() if file.stat().st_nlink == 2}
    assert shared == {file.name for file in (tmp_path / "1").iterdir() if file.suffix not in {".json", ".lock"}}


@pytest.mark.parametrize("content", [None, "", "{}", '{"segments": []}'])
def test_what_is_no_index_is_refused_in_words(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "meta.json").write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be read"):
        LexicalIndex.open(tmp_path)
    with pytest.raises(StoreError, match="cannot be written"):
        extend(tmp_path, tmp_path / "new", [], [])


def test_a_folder_in_use_is_not_built_over(tmp_path: Path) -> None:
    build(tmp_path, [entry(1, "a")])
    with pytest.raises(StoreError, match="cannot be written"):
        build(tmp_path, [entry(2, "a")])
    assert found(LexicalIndex.open(tmp_path), words("a")) == [1]


def test_threads_find_the_same(tmp_path: Path) -> None:
    entries = random_entries(random.Random(4), 200)
    index = index_of(tmp_path / "1", *entries)
    queries = [words(f"w{number % 30}", f"w{number % 7}") for number in range(200)]
    expected = [index.search(query, EVERYTHING, 20) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda query: index.search(query, EVERYTHING, 20), queries)) == expected

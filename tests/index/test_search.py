"""Both halves of the search, fused as their scores say."""

import numpy
import pytest

from index.collection import Collection
from index.filters import Filter
from index.lexical import LexicalQuery
from index.search import CANDIDATES, DENSE_WEIGHT, find
from index.snapshot import Snapshot
from tests.embedding import FAKE
from tests.state import letter, query

NOTHING = LexicalQuery(())
BODIES = {
    "appel": "Vertrouwen en appel samen.",
    "peer": "Vertrouwen en peer samen en nog iets.",
    "kers": "Geheel andere zaken met kers.",
}


@pytest.fixture
def snapshot(collection: Collection) -> Snapshot:
    for name, body in BODIES.items():
        collection.put(name, letter(body).encode(), "text/plain")
    return collection.snapshot


def ids(snapshot: Snapshot, keys: list[int]) -> list[str]:
    found = snapshot.passages(keys)
    return [found[key].document.id for key in keys]


def test_the_vectors_alone_decide_where_no_word_is_shared(snapshot: Snapshot) -> None:
    question = FAKE.embed_questions([BODIES["peer"]])[0]
    cosines = {name: float(FAKE.embed_passages([body])[0] @ question) for name, body in BODIES.items()}
    found = find(snapshot, question, NOTHING, Filter(), 10)
    assert ids(snapshot, [one.key for one in found]) == sorted(cosines, key=lambda name: -cosines[name])
    for one, name in zip(found, sorted(cosines, key=lambda name: -cosines[name]), strict=True):
        assert one.cosine == pytest.approx(cosines[name], abs=1e-6)
        assert one.score == pytest.approx(cosines[name] / max(cosines.values()), abs=1e-6)
        assert one.lexical == 0.0


def test_both_halves_are_scaled_to_their_best_and_weighed(snapshot: Snapshot) -> None:
    question = FAKE.embed_questions([BODIES["kers"]])[0]
    found = find(snapshot, question, query("appel", "vertrouw"), Filter(), 10)
    cosines, lexical = max(one.cosine for one in found), max(one.lexical for one in found)
    assert {ids(snapshot, [one.key])[0] for one in found if one.lexical > 0} == {"appel", "peer"}
    for one in found:
        dense, words = max(one.cosine, 0.0) / cosines, one.lexical / lexical
        assert one.score == pytest.approx(DENSE_WEIGHT * dense + (1 - DENSE_WEIGHT) * words, abs=1e-6)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_a_word_brings_in_what_the_vectors_have_far_down(collection: Collection) -> None:
    question = FAKE.embed_questions(["gelijk"])[0]
    shares = (" ".join(["gelijk"] * number + ["anders"] * (70 - number)) for number in range(1, 70))
    body = "\n\n".join(f"{share.capitalize()}." for share in shares)
    collection.put("vol", letter(body).encode(), "text/plain")
    collection.put("x", letter("Zonnebloem staat hier alleen tussen heel andere woorden.").encode(), "text/plain")
    snapshot = collection.snapshot
    (wanted,) = snapshot.passage_keys[snapshot.passage_documents == snapshot.document_ids["x"]]
    positions, _ = snapshot.vectors.search(question, CANDIDATES)
    assert len(snapshot.passage_keys) > CANDIDATES
    assert int(wanted) not in snapshot.passage_keys[positions].tolist()
    terms = collection.store.connection.rows("SELECT terms FROM passages WHERE key = ?", (int(wanted),))[0][0].split()
    (hit,) = [one for one in find(snapshot, question, query(terms[0]), Filter(), CANDIDATES) if one.key == wanted]
    assert hit.lexical > 0
    assert hit.cosine == pytest.approx(float(snapshot.vectors.vectors[-1] @ question), abs=1e-6)


def test_a_filter_holds_for_both_halves(snapshot: Snapshot) -> None:
    question = FAKE.embed_questions([BODIES["kers"]])[0]
    only = Filter(documents=frozenset({"peer"}))
    found = find(snapshot, question, query("appel", "vertrouw"), only, 10)
    assert ids(snapshot, [one.key for one in found]) == ["peer"]
    assert find(snapshot, question, query("appel"), Filter(documents=frozenset()), 10) == ()


def test_equals_come_in_the_order_in_which_they_came(collection: Collection) -> None:
    for name in "cab":
        collection.put(name, letter("Precies dezelfde woorden staan hier.").encode(), "text/plain")
    snapshot = collection.snapshot
    found = find(snapshot, FAKE.embed_questions(["dezelfde woorden"])[0], query("woord"), Filter(), 2)
    assert ids(snapshot, [one.key for one in found]) == ["c", "a"]


def test_what_points_away_from_the_question_counts_for_nothing(snapshot: Snapshot) -> None:
    away = -FAKE.embed_questions([" ".join(BODIES.values())])[0]
    found = find(snapshot, away, NOTHING, Filter(), 10)
    assert numpy.allclose([one.score for one in found], 0.0)


def test_no_more_than_wanted_are_found(snapshot: Snapshot) -> None:
    question = FAKE.embed_questions(["vertrouwen"])[0]
    assert len(find(snapshot, question, NOTHING, Filter(), 2)) == 2
    assert find(snapshot, question, NOTHING, Filter(), 0) == ()

"""The benchmark's own parts: what it invents is what it says, and its figures are right."""

from itertools import islice

import numpy

from index.reading.read import read_document
from scripts.benchmarking.embedders import RandomVectors, TimedEmbedder
from scripts.benchmarking.figures import Latencies, latencies
from scripts.benchmarking.letters import invent
from scripts.benchmarking.questions import RESTRICTIONS, make_questions
from scripts.benchmarking.vocabulary import make_vocabulary
from tests.embedding import FAKE


def test_figures_of_a_hundred_durations() -> None:
    seconds = [number / 1000 for number in range(100, 0, -1)]
    assert latencies(seconds) == Latencies(count=100, p50=50.5, p95=95.05, p99=99.01, mean=50.5, longest=100.0)


def test_an_invented_document_is_read_as_it_was_meant() -> None:
    texts = list(islice(invent(40, make_vocabulary(1), 2), 40))
    kinds = set()
    for text in texts:
        document = read_document(text.encode(), "invented.md", None)
        kinds.add(document.kind)
        lines = text.strip().split("\n\n")
        assert lines[0] == f"# {document.title}" or lines[0].endswith(f": {document.title}")
        assert document.date is not None
        assert document.date.day is not None
        assert len(document.authors) == 1
        if document.kind == "letter":
            assert document.authors == (lines[-1],)
    assert kinds == {"letter", "article", "interview"}
    assert texts == list(invent(40, make_vocabulary(1), 2))
    assert texts != list(invent(40, make_vocabulary(1), 3))


def test_a_few_words_are_far_more_common_than_most() -> None:
    words = [word for text in invent(40, make_vocabulary(1), 2) for word in text.lower().split() if len(word) > 7]
    counts = sorted((words.count(word) for word in set(words)), reverse=True)
    assert counts[0] > 20 * counts[len(counts) // 2]


def test_questions_differ_and_are_as_many_of_each_restriction() -> None:
    questions = make_questions(80, make_vocabulary(1), 2)
    assert len({one.text for one in questions}) == 80
    assert [sum(one.restriction == name for one in questions) for name in RESTRICTIONS] == [20, 20, 20, 20]


def test_invented_vectors_are_alike_where_texts_share_words() -> None:
    embedder = RandomVectors(FAKE, 1)
    vectors = embedder.embed_passages(
        ["vertrouwen groeit langzaam", "vertrouwen komt langzaam", "fietsen zonder licht"]
    )
    assert numpy.allclose(numpy.linalg.norm(vectors, axis=1), 1.0)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert numpy.array_equal(embedder.embed_questions(["fietsen zonder licht"])[0], vectors[2])
    assert embedder.model == FAKE.model


def test_a_timed_embedder_gives_what_the_other_gives() -> None:
    embedder = TimedEmbedder(FAKE)
    assert numpy.array_equal(embedder.embed_questions(["wat zegt Wim"]), FAKE.embed_questions(["wat zegt Wim"]))
    assert numpy.array_equal(embedder.embed_passages(["een brief"]), FAKE.embed_passages(["een brief"]))
    assert embedder.count_tokens(["een brief"]) == [2]
    assert embedder.seconds > 0

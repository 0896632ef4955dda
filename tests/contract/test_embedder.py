"""What any embedding model owes those who compare its vectors."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

from index.embedder import Embedder
from index.embedders.loading import load_embedder
from index.embedders.sentence_transformers_embedder import SentenceTransformersEmbedder
from index.embedders.vectors import unit_vectors
from index.vectors import VectorIndex
from tests.embedding import FAKE, OTHER

SHIPPED = Path(__file__).parents[2] / "index" / "model"
TEXTS = (
    "Vertrouwen groeit langzaam en verdwijnt snel.",
    "Meten is nuttig zolang het gesprek daarna komt.",
    "Cultuur is wat mensen doen als niemand kijkt.",
    "Leaders listen before they speak.",
    "De trein naar Helmond vertrekt om acht uur.",
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A static model that gives each word of the texts a direction of its own."""
    folder = tmp_path_factory.mktemp("small")
    words = sorted({word for text in TEXTS for word in text.lower().replace(".", "").split()})
    tokenizer = Tokenizer(WordLevel({word: at for at, word in enumerate(["[UNK]", *words])}, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    weights = numpy.random.default_rng(1).normal(size=(len(words) + 1, 24)).astype(numpy.float32)
    save_file({"embedding.weight": weights}, folder / "model.safetensors")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}]
    (folder / "modules.json").write_text(json.dumps(modules), "utf-8")
    return folder


@pytest.fixture(scope="module", params=["fake", "other", "static", "sentence-transformers", "shipped"])
def embedder(request: pytest.FixtureRequest, small: Path) -> Embedder:
    """Each model there is."""
    if request.param in ("fake", "other"):
        return FAKE if request.param == "fake" else OTHER
    if request.param == "sentence-transformers":
        return SentenceTransformersEmbedder(small)
    return load_embedder(str(small if request.param == "static" else SHIPPED))


def test_vectors_are_of_length_one_and_of_the_models_size(embedder: Embedder) -> None:
    for vectors in (embedder.embed_passages(TEXTS), embedder.embed_questions(TEXTS)):
        assert vectors.dtype == numpy.float32
        assert vectors.shape == (len(TEXTS), embedder.model.dimensions)
        numpy.testing.assert_allclose(numpy.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_a_stored_text_finds_itself_first(embedder: Embedder) -> None:
    index = VectorIndex(embedder.embed_passages(TEXTS))
    for at, text in enumerate(TEXTS):
        for question in (embedder.embed_passages([text])[0], embedder.embed_questions([text])[0]):
            assert index.search(question, 1)[0].tolist() == [at]


def test_a_texts_vector_does_not_depend_on_its_company(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    for at, text in enumerate(TEXTS):
        numpy.testing.assert_allclose(embedder.embed_passages([text])[0], together[at], atol=2e-5)


def test_a_vector_made_ten_times_longer_is_the_same_once_it_is_normalised(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    numpy.testing.assert_allclose(unit_vectors(vectors * 10.0, embedder.model.dimensions), vectors, atol=1e-6)


@pytest.mark.parametrize("text", ["", " ", "\U0001f600\u200b", "x" * 20_000, "woord " * 5_000, "\x00", "<|endoftext|>"])
def test_any_text_has_a_vector(embedder: Embedder, text: str) -> None:
    vectors = embedder.embed_passages([text, TEXTS[0]])
    assert numpy.isfinite(vectors).all()
    numpy.testing.assert_allclose(numpy.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    numpy.testing.assert_allclose(vectors[1], embedder.embed_passages([TEXTS[0]])[0], atol=2e-5)


def test_no_texts_have_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == embedder.embed_questions([]).shape == (0, embedder.model.dimensions)
    assert embedder.count_tokens([]) == []


def test_tokens_are_counted_text_by_text(embedder: Embedder) -> None:
    one, both, none = embedder.count_tokens([TEXTS[0], f"{TEXTS[0]} {TEXTS[1]}", ""])
    assert 0 == none < one < both


def test_threads_may_share_a_model(embedder: Embedder) -> None:
    expected = embedder.embed_passages(TEXTS)
    with ThreadPoolExecutor(4) as threads:
        for vectors in threads.map(embedder.embed_passages, [TEXTS] * 12):
            numpy.testing.assert_allclose(vectors, expected, atol=1e-6)


def test_a_model_is_known_by_what_it_is_and_not_by_where_it_lies(small: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    for file in small.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    first = load_embedder(str(small)).model
    assert load_embedder(str(copy)).model.hash == first.hash
    save_file({"embedding.weight": numpy.ones((60, 24), dtype=numpy.float32)}, copy / "model.safetensors")
    assert load_embedder(str(copy)).model.hash != first.hash

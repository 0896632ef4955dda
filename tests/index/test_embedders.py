"""Embedding models: the shipped one without torch, every other one through sentence-transformers."""

import itertools
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index.embedder import Embedder
from index.embedders.folder import hash_folder
from index.embedders.loading import load_embedder
from index.embedders.sentence_transformers_embedder import SentenceTransformersEmbedder
from index.embedders.windows import cut_windows, window_starts
from index.errors import ModelError

SHIPPED = Path(__file__).parents[2] / "index" / "model"

QUESTIONS = [
    "Waarom is de vergadering verplaatst?",
    "Why was the meeting moved?",
    "Wie past er op de hond?",
    "Who looks after the dog?",
    "Wat kost een nieuw dak?",
    "How much is a new roof?",
]
PASSAGES = [
    "De vergadering van dinsdag gaat niet door: de voorzitter ligt met griep op bed. Het wordt een week later.",
    "Mijn zus neemt de hond tot oudjaar in huis; zij heeft een tuin en hij slaapt daar beter dan bij ons.",
    "De offerte voor het dak kwam op twaalfduizend euro, zonder de goot. Dat is meer dan we dachten.",
    "Gisteren hebben de kinderen de hele middag op het ijs gestaan, met warme chocolademelk na afloop.",
    "We moved the piano through the window because the staircase was too narrow.",
]


@pytest.fixture(scope="module")
def shipped() -> Embedder:
    return load_embedder(str(SHIPPED))


@pytest.fixture(scope="module")
def same_by_torch() -> Embedder:
    return SentenceTransformersEmbedder(SHIPPED)


@pytest.fixture(scope="module")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT with random weights and ten words, with prompts, limited to eight tokens."""
    folder = tmp_path_factory.mktemp("made")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "de", "hond", "kat", "vraag", ":"]
    tokenizer = Tokenizer(models.WordPiece({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, **special)  # type: ignore[no-untyped-call]
    wrapped.save_pretrained(folder / "bert")
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=16, initializer_range=0.5,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"), max_seq_length=8)
    modules = [transformer, Pooling(16, "mean"), Normalize()]
    model = SentenceTransformer(modules=modules, prompts={"query": "vraag: ", "document": ""}, device="cpu")
    model.save_pretrained(str(folder / "model"), create_model_card=False)
    return folder / "model"


def lengths(vectors: numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float32]]) -> list[float]:
    return [float(length) for length in numpy.linalg.norm(vectors, axis=1)]


def test_shipped_model_is_read_without_torch() -> None:
    code = (
        "import sys; from index.embedders.loading import load_embedder; "
        f"load_embedder({str(SHIPPED)!r}).embed_questions(['Wie?']); "
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_shipped_folder_is_small_and_safe() -> None:
    files = [path for path in SHIPPED.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 48_000_000
    assert {path.suffix for path in files} <= {".json", ".safetensors", ".onnx", ".md"}


def test_questions_find_their_passage_in_both_languages(shipped: Embedder) -> None:
    scores = shipped.embed_questions(QUESTIONS) @ shipped.embed_passages(PASSAGES).T
    assert scores.argmax(axis=1).tolist() == [0, 0, 1, 1, 2, 2]


def test_light_vectors_are_those_of_sentence_transformers(shipped: Embedder, same_by_torch: Embedder) -> None:
    texts = [*QUESTIONS, *PASSAGES, "", "🙂", "Één"]
    cosines = (shipped.embed_passages(texts) * same_by_torch.embed_passages(texts)).sum(axis=1)
    assert cosines.min() >= 0.99
    light = shipped.embed_questions(QUESTIONS) @ shipped.embed_passages(PASSAGES).T
    torch = same_by_torch.embed_questions(QUESTIONS) @ same_by_torch.embed_passages(PASSAGES).T
    assert numpy.argsort(-light, axis=1)[:, 0].tolist() == numpy.argsort(-torch, axis=1)[:, 0].tolist()
    assert shipped.model == same_by_torch.model


def test_tokens_are_counted_alike(shipped: Embedder, same_by_torch: Embedder) -> None:
    texts = ["", "de hond", *PASSAGES]
    assert shipped.count_tokens(texts) == same_by_torch.count_tokens(texts)
    assert shipped.count_tokens(["", "de hond"]) == [0, 2]


def test_a_text_has_the_same_vector_whatever_stands_beside_it(shipped: Embedder) -> None:
    together = shipped.embed_passages(PASSAGES)
    alone = numpy.concatenate([shipped.embed_passages([passage]) for passage in PASSAGES])
    assert numpy.array_equal(together, alone)


def test_the_end_of_a_long_text_counts(shipped: Embedder) -> None:
    limit = shipped.model.token_limit
    assert limit is not None
    start = "Op het ijs stond een kraam met warme melk. " * limit
    dog = "Mijn zus past op de hond. " * limit
    ice, both, only_dog = shipped.embed_passages([start, start + dog, dog])
    assert float(both @ only_dog) > float(ice @ only_dog) + 0.2


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "🙂🙂",
        "信頼について何と言っていますか",
        "Что он говорит?",
        "\x00\x01\x1b[0m",
        "\u200b\u202e",
        "a" * 100_000,
    ],
    ids=["empty", "space", "emoji", "japanese", "russian", "control", "invisible", "one long word"],
)
def test_odd_text_gets_a_unit_vector(shipped: Embedder, text: str) -> None:
    vectors = shipped.embed_questions([text])
    assert numpy.isfinite(vectors).all()
    assert lengths(vectors) == pytest.approx([1.0], abs=1e-5)


def test_no_texts_give_no_vectors(shipped: Embedder) -> None:
    assert shipped.embed_passages([]).shape == (0, shipped.model.dimensions)


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_every_text_gets_a_unit_vector(text: str) -> None:
    """Law: any text at all has a finite vector of length one, the same each time."""
    embedder = _SHIPPED_ONCE[0]
    first, second = embedder.embed_passages([text, text])
    assert numpy.isfinite(first).all()
    assert numpy.array_equal(first, second)
    assert float(numpy.linalg.norm(first)) == pytest.approx(1.0, abs=1e-5)


_SHIPPED_ONCE: list[Embedder] = []


@pytest.fixture(autouse=True, scope="module")
def _shipped_for_laws(shipped: Embedder) -> None:
    _SHIPPED_ONCE.append(shipped)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 5)), max_size=60), st.integers(1, 9))
def test_windows_hold_all_of_a_text_and_no_more_tokens_than_allowed(steps: list[tuple[int, int]], limit: int) -> None:
    """Law: the windows of a text, end to end, are the text, and each holds at most `limit` tokens."""
    offsets, end = [], 0
    for gap, length in steps:
        offsets.append((end + gap, end + gap + length))
        end += gap + length
    text = "".join(chr(97 + at % 26) for at in range(end))
    starts = window_starts(offsets, limit)
    assert "".join(cut_windows(text, offsets, limit)) == text
    bounds = [*starts, len(offsets)]
    assert all(low < high <= low + limit for low, high in itertools.pairwise(bounds) if offsets)


def test_a_window_begins_with_a_word_where_it_can() -> None:
    text = "aa bb ccdd"
    offsets = [(0, 2), (3, 5), (6, 8), (8, 10)]
    assert cut_windows(text, offsets, 3) == ["aa bb ccdd"[:8], "dd"]
    assert cut_windows(text, offsets, 2) == ["aa bb ", "ccdd"]
    assert cut_windows("aabb ccdd ee" * 1, [(0, 2), (2, 4), (5, 7), (7, 9), (10, 12)], 4) == ["aabb ccdd ", "ee"]


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_hash_follows_content_and_names_but_not_the_card(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    before = hash_folder(folder)
    assert before == hash_folder(SHIPPED)
    (folder / "README.md").write_text("another card", encoding="utf-8")
    assert hash_folder(folder) == before
    settings_file = folder / "sentence_bert_config.json"
    settings_file.write_text(settings_file.read_text(encoding="utf-8") + " ", encoding="utf-8")
    changed = hash_folder(folder)
    assert changed != before
    settings_file.rename(folder / "other.json")
    assert hash_folder(folder) not in {before, changed}


@pytest.mark.parametrize("name", ["modeling.py", "weights.bin", "weights.pt", "weights.pkl", "sub/run.so"])
def test_a_folder_with_code_in_it_is_refused(tmp_path: Path, small_folder: Path, name: str) -> None:
    folder = Path(shutil.copytree(small_folder, tmp_path / "model"))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"print('run')")
    with pytest.raises(ModelError, match="can hold code"):
        load_embedder(str(folder))


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no weights in safetensors"):
        load_embedder(str(tmp_path))


@pytest.mark.parametrize(
    "name", ["model.safetensors", "tokenizer.json", "light.onnx", "light.safetensors", "2_Dense/model.safetensors"]
)
def test_a_cut_off_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path)
    path = folder / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ModelError, match="damaged"):
        load_embedder(str(folder))


def test_weights_of_other_dimensions_are_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    path = folder / "2_Dense" / "model.safetensors"
    weight = load_file(path)["linear.weight"]
    save_file({"linear.weight": numpy.ascontiguousarray(weight[:, :100])}, path)
    with pytest.raises(ModelError, match="do not fit together"):
        load_embedder(str(folder))


def test_any_other_folder_goes_through_sentence_transformers(small_folder: Path) -> None:
    embedder = load_embedder(str(small_folder))
    assert isinstance(embedder, SentenceTransformersEmbedder)
    assert (embedder.model.dimensions, embedder.model.token_limit) == (16, 8)
    assert embedder.count_tokens(["de hond de kat"]) == [4]


def test_prompts_come_from_the_model(small_folder: Path) -> None:
    embedder = load_embedder(str(small_folder))
    plain = embedder.embed_passages(["de hond", "vraag: de hond"])
    asked = embedder.embed_questions(["de hond"])
    assert float(asked[0] @ plain[1]) == pytest.approx(1.0, abs=1e-5)
    assert float(asked[0] @ plain[0]) < 0.999


def test_other_models_read_long_texts_in_windows(small_folder: Path) -> None:
    embedder = load_embedder(str(small_folder))
    dogs, cats = "de hond " * 2, "de kat " * 2
    parts = embedder.embed_passages([dogs.strip(), cats.strip()])
    whole = embedder.embed_passages([dogs + cats])
    mean = parts.sum(axis=0) / numpy.linalg.norm(parts.sum(axis=0))
    assert float(whole[0] @ mean) == pytest.approx(1.0, abs=1e-5)


def test_other_damaged_models_are_refused(tmp_path: Path, small_folder: Path) -> None:
    folder = Path(shutil.copytree(small_folder, tmp_path / "model"))
    settings_file = folder / "config.json"
    changed = json.loads(settings_file.read_text(encoding="utf-8")) | {"hidden_size": 32}
    settings_file.write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_embedder(str(folder))


def test_a_name_that_is_nowhere_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="is no folder"):
        load_embedder("nobody/no-such-model")

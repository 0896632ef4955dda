"""The model's training: nothing held out is trained on, and each loss is small where it should be."""

import gzip
import json
from pathlib import Path

import numpy
import pytest
import torch
from transformers import BertModel

from scripts.training import losses
from scripts.training.cleaning import held_out_keys, key
from scripts.training.examples import Tokens
from scripts.training.figures import measure
from scripts.training.gather import gather
from scripts.training.networks import SentenceNetwork, average, bert_settings
from scripts.training.rounding import Rounding, calibrate, largest_inputs

DATA = Path(__file__).parents[2] / "scripts" / "training" / "data"


def graded(folder: Path, name: str) -> None:
    row = {
        "en1": "A dog runs.",
        "en2": "A cat sleeps.",
        "nl1": "Een hond rent.",
        "nl2": "Een kat slaapt.",
        "score": 1.0,
    }
    (folder / name).write_text(json.dumps(row) + "\n", encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "heldout").mkdir(parents=True)
    graded(folder / "heldout", "stsb_test.jsonl")
    (folder / "heldout" / "flores.tsv").write_text("It rains today.\tHet regent vandaag.\n", encoding="utf-8")
    rows = [
        "A DOG runs!\tEr loopt een hond\ttatoeba_direct\tA",
        "Rain again\tHet  regent vandaag\ttatoeba_direct\tA",
        "The sun shines\tDe zon schijnt\ttatoeba_direct\tA",
        "Open the file\tOpen het bestand\tms_intune\tA",
        "Machine made\tMachinaal gemaakt\tadobe_workfront_mt\tC",
    ]
    (folder / "parallel.tsv.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    section = {"heading": "Bestanden delen", "text": "U deelt iets met collega's door op de knop te drukken. " * 4}
    page = {"id": "1", "title": "Delen", "description": "Over samenwerken", "sections": [section]}
    (folder / "dutch-docs.jsonl.gz").write_bytes(gzip.compress((json.dumps(page) + "\n").encode()))
    return folder


def test_no_held_out_sentence_is_trained_on(data: Path, tmp_path: Path) -> None:
    gather(data, DATA, tmp_path / "work")
    pairs = [line.split("\t") for line in (tmp_path / "work" / "pairs.tsv").read_text(encoding="utf-8").splitlines()]
    english = {row[0]: row[2] for row in pairs}
    assert "A DOG runs!" not in english
    assert "Rain again" not in english
    assert english["The sun shines"] == "general"
    assert english["Open the file"] == "business"
    assert english["Machine made"] == "machine"
    banned = held_out_keys(data / "heldout")
    assert not any(key(cell) in banned for row in pairs for cell in row[:2])


def test_a_held_back_passage_is_in_no_training_question(data: Path, tmp_path: Path) -> None:
    gather(data, DATA, tmp_path / "work")
    lines = (tmp_path / "work" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    held = {row["passage"] for row in rows if row["split"] == "held"}
    assert len([row for row in rows if row["split"] == "held" and row["origin"] == "written"]) == 240
    assert not held & {row["passage"] for row in rows if row["split"] == "train"}


def test_written_questions_are_whole() -> None:
    for path in sorted(DATA.glob("questions*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert row["language"] in {"nl", "en"}
            assert [len(row[f"questions_{language}"]) for language in ("nl", "en")] == [2, 2]
            assert all(row[f"near_miss_{language}"].strip() for language in ("nl", "en"))
            assert len(row["passage"].split()) >= 25


def test_ranked_loss_is_small_only_in_the_right_order() -> None:
    scores = torch.tensor([5.0, 3.0, 0.0])
    assert float(losses.ranked(torch.tensor([0.9, 0.4, -0.5]), scores)) < 0.01
    assert float(losses.ranked(torch.tensor([-0.5, 0.4, 0.9]), scores)) > 20


def test_relations_are_equal_for_a_turned_space() -> None:
    vectors = losses.unit(torch.randn(8, 6, generator=torch.Generator().manual_seed(1)))
    turn, _ = torch.linalg.qr(torch.randn(6, 6, generator=torch.Generator().manual_seed(2)))
    assert float(losses.relations(vectors @ turn, vectors)) == pytest.approx(0.0, abs=1e-5)
    assert float(losses.relations(vectors.flip(1) * torch.tensor([1.0, -1, 1, 1, -1, 1]), vectors.roll(1, 0))) > 0.1


def test_retrieval_forgives_a_question_with_the_same_passage_but_not_a_near_miss() -> None:
    passages = torch.eye(3)[[0, 0, 1]]
    same = torch.tensor([[True, True, False], [True, True, False], [False, False, True]])
    nothing = torch.zeros((0, 3)), torch.zeros(0, dtype=torch.long)
    assert float(losses.retrieval(passages, passages, same, *nothing)) < 1e-6
    near = torch.eye(3)[[0]], torch.tensor([0])
    assert float(losses.retrieval(passages, passages, same, *near)) > 0.2


def test_padding_fills_up_to_the_longest() -> None:
    tokens = Tokens(numpy.array([2, 7, 3, 2, 3], dtype=numpy.int32), numpy.array([0, 3, 5]))
    assert tokens.padded([1, 0], 0).tolist() == [[2, 3, 0], [2, 7, 3]]


def small_network(seed: int) -> SentenceNetwork:
    torch.manual_seed(seed)
    settings = bert_settings(20, 8)
    settings.update({"num_hidden_layers": 1})
    return SentenceNetwork(BertModel(settings, add_pooling_layer=False), 0).eval()


def test_padding_changes_no_vector() -> None:
    network = small_network(0)
    alone = network(torch.tensor([[2, 9, 3]]))
    padded = network(torch.tensor([[2, 9, 3, 0, 0]]))
    assert torch.allclose(alone, padded, atol=1e-5)


def test_rounding_is_slight_and_can_be_switched_off() -> None:
    network = small_network(0)
    ids = torch.tensor([[2, 9, 11, 5, 3]])
    before = network(ids).detach()
    calibrate(network, [ids])
    rounding = Rounding(network)
    assert torch.allclose(network(ids), before)
    rounding.on = True
    rounded = network(ids).detach()
    assert not torch.equal(rounded, before)
    assert float(torch.cosine_similarity(rounded, before)) > 0.98
    assert network.smoothing is not None
    assert {len(found) for found in largest_inputs(network, network.smoothing, 4).values()} == {4}


def test_the_average_lies_halfway() -> None:
    first, second = small_network(1), small_network(2)
    weight = "embeddings.word_embeddings.weight"
    wanted = (first.body.state_dict()[weight] + second.body.state_dict()[weight]) / 2
    assert torch.allclose(average(first, second).body.state_dict()[weight], wanted)


def test_figures_of_a_perfect_and_of_a_blind_model(data: Path) -> None:
    heldout = data / "heldout"
    for name in ("stsb_dev.jsonl", "sick_trial.jsonl"):
        rows = [
            {"en1": f"a{at}", "nl1": f"a{at}", "en2": f"b{at}", "nl2": f"b{at}", "score": float(at)} for at in range(5)
        ]
        (heldout / name).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (heldout / "flores200_dev.tsv").write_text("a1\ta1\na2\ta2\n", encoding="utf-8")

    def perfect(texts: object) -> numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float32]]:
        assert isinstance(texts, list)
        angles = [float(text[1:]) / 10 if text[0] == "a" else 0.4 for text in texts]
        return numpy.array([[numpy.cos(angle), numpy.sin(angle)] for angle in angles], dtype=numpy.float32)

    figures = measure(perfect, perfect, heldout, None, "dev")
    assert figures["sts_nl"] == pytest.approx(100)
    assert figures["flores_en_nl"] == 100

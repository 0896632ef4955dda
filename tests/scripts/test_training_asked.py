"""The embedding model's last step: questions come nearer to what answers them, and the word pieces stay."""

import random
from pathlib import Path

import numpy
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from torch import nn
from transformers import BertModel

from scripts.reader.examples import WRITTEN_FOLDER, Example, hold_back, written_examples
from scripts.training.asked import asked_passages, draw_asked
from scripts.training.asking import AskingPlan, ask
from scripts.training.networks import SentenceNetwork, bert_settings
from scripts.training.rounding import calibrate

THREE = ("Een", "Twee", "Drie")
WORDS = ("Een", "Twee", "Drie", "Vier", "Vijf", "zes", "zeven", "acht", "a", "b", "c", "d", "e", "f")
EXAMPLES = [
    Example("a", THREE, (False, True, False), "written", "nl"),
    Example("b", THREE, (False, False, True), "written", "en"),
    Example("c", THREE, (False, False, False), "written", "nl"),
    Example("d", ("Vier", "Vijf"), (True, False), "written", "nl"),
    Example("e", ("zes",), (False,), "written", "nl"),
    Example("f", ("zeven", "acht"), None, "passages"),
]


def test_a_sentence_is_found_with_the_one_before_it() -> None:
    texts: dict[str, int] = {}
    passages = asked_passages(EXAMPLES, texts)
    by_row = {row: text for text, row in texts.items()}
    # Neither a passage that answers nothing nor one of which it is not known what answers.
    assert [by_row[passage.text] for passage in passages] == ["Een Twee Drie", "Vier Vijf"]
    assert [by_row[row] for row in passages[0].windows] == ["Een", "Een Twee", "Twee Drie"]
    assert [by_row[row] for row in passages[0].misses] == ["c"]


def test_every_question_of_a_batch_knows_its_passage_and_its_sentence() -> None:
    texts: dict[str, int] = {}
    passages = asked_passages(EXAMPLES, texts)
    by_row = {row: text for text, row in texts.items()}
    batch = draw_asked(passages, numpy.array([[1], [0]]), 2, 3, random.Random(1))
    found = {
        by_row[question]: (by_row[batch.passages[owner]], by_row[batch.windows[right]])
        for question, owner, right in zip(batch.questions, batch.owners, batch.rights, strict=True)
    }
    assert found == {
        "a": ("Een Twee Drie", "Een Twee"),
        "b": ("Een Twee Drie", "Twee Drie"),
        "d": ("Vier Vijf", "Vier"),
    }
    assert [
        (by_row[miss], by_row[batch.passages[owner]])
        for miss, owner in zip(batch.misses, batch.miss_owners, strict=True)
    ] == [("c", "Een Twee Drie")]
    hidden = {
        (by_row[batch.questions[at]], by_row[batch.windows[place]])
        for at, place in zip(*numpy.nonzero(batch.masked), strict=True)
    }
    # "Twee Drie" holds what answers "a" as well, and "Vier Vijf" what answers "d".
    assert hidden == {("a", "Twee Drie"), ("d", "Vier Vijf")}


@pytest.fixture
def network() -> SentenceNetwork:
    torch.manual_seed(3)
    settings = bert_settings(20, 16)
    settings.update({"num_hidden_layers": 1})
    found = SentenceNetwork(BertModel(settings, add_pooling_layer=False), 0, nn.Linear(384, 256, bias=False)).eval()
    calibrate(found, [torch.tensor([[1, 2, 3, 4]])])
    return found


def test_the_step_brings_questions_to_their_passages(network: SentenceNetwork, tmp_path: Path) -> None:
    tokenizer = Tokenizer(WordLevel({"[PAD]": 0, **{word: at for at, word in enumerate(WORDS, 1)}}, "[PAD]"))
    tokenizer.pre_tokenizer = Whitespace()

    def cosine(one: str, other: str) -> float:
        ids = [torch.tensor([tokenizer.encode(text).ids]) for text in (one, other)]
        with torch.no_grad():
            first, second = (network(each) for each in ids)
        return float(torch.cosine_similarity(first, second))

    before = cosine("d", "Vier Vijf") - cosine("d", "Een Twee Drie")
    pieces = network.body.embeddings.word_embeddings.weight.detach().clone()
    plan = AskingPlan(steps=12, rate=1e-3, passages=2, near=1, windows=3, pairs=1, kept_weight=0.0)
    ask(network, EXAMPLES, [("zes", "acht")], tokenizer, plan, torch.device("cpu"), tmp_path / "asked.state")
    assert cosine("d", "Vier Vijf") - cosine("d", "Een Twee Drie") > before + 0.1
    assert torch.equal(network.body.embeddings.word_embeddings.weight, pieces)
    assert not (tmp_path / "asked.state").exists()


def test_what_is_held_back_is_measured_on_and_not_learnt_from() -> None:
    learnt, held = hold_back(written_examples(WRITTEN_FOLDER))
    assert len(learnt) + len(held) == len(written_examples(WRITTEN_FOLDER))
    assert {one.sentences for one in learnt}.isdisjoint(one.sentences for one in held)
    rows = sum(len(path.read_text("utf-8").splitlines()) for path in WRITTEN_FOLDER.glob("*.jsonl"))
    assert 0.06 * rows < len({one.sentences for one in held}) < 0.11 * rows

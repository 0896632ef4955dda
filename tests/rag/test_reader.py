"""The reader that is shipped: what it scores never depends on company, nothing is silently left out, damage is told."""

import shutil
from pathlib import Path

import numpy
import pytest

from api.settings import SHIPPED_MODEL
from index.errors import ModelError
from rag.reader import READER_FOLDER, LightReader, read_reader

PASSAGE = (
    "Vorige week was ik bij de bakker op de hoek.",
    "Een halfje bruin kost daar tegenwoordig 2,40 euro.",
    "De bakker zelf staat al om drie uur op.",
    "Zijn dochter wil de zaak niet overnemen.",
)


@pytest.fixture(scope="module")
def reader() -> LightReader:
    return read_reader(SHIPPED_MODEL)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wat kost een brood?", 1),
        ("how much is a loaf of bread?", 1),
        ("Hoe laat begint de bakker?", 2),
        ("What time does the baker get up?", 2),
        ("Wil de dochter van de bakker zijn winkel hebben?", 3),
        ("Does his daughter want to have the shop?", 3),
    ],
)
def test_the_sentence_that_answers_scores_best_in_both_languages(
    reader: LightReader, question: str, answer: int
) -> None:
    [scores] = reader.read(question, [PASSAGE])
    assert int(scores.argmax()) == answer


def test_a_score_does_not_depend_on_the_passages_beside_it(reader: LightReader) -> None:
    other = ("The train to Leeds was late again.", "Nobody on the platform knew why.")
    [alone] = reader.read("Wat kost een brood?", [PASSAGE])
    among = reader.read("Wat kost een brood?", [other, PASSAGE, other, PASSAGE])
    numpy.testing.assert_array_equal(among[1], alone)
    numpy.testing.assert_array_equal(among[3], alone)
    assert [len(scores) for scores in among] == [2, 4, 2, 4]


def test_every_sentence_of_a_long_passage_is_scored(reader: LightReader) -> None:
    long = tuple(f"Op dag {number} regende het in het dorp en bleef iedereen binnen." for number in range(60))
    [scores] = reader.read("Wat kost een brood?", [(*long, *PASSAGE)])
    assert len(scores) == 64
    assert int(scores.argmax()) == 61
    assert numpy.isfinite(scores).all()


@pytest.mark.parametrize("text", ["", " ", "🙂" * 50, "\x00\x07", "字" * 600, "a" * 100_000])
def test_odd_text_gets_a_finite_score(reader: LightReader, text: str) -> None:
    [scores] = reader.read(text, [(text, "Een halfje bruin kost 2,40 euro.")])
    assert scores.shape == (2,)
    assert numpy.isfinite(scores).all()
    assert [len(one) for one in reader.read(text, [(), ("Ja.",)])] == [0, 1]


def test_damage_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(READER_FOLDER, folder)
    path = next(folder.glob("*.safetensors"))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ModelError, match=r"^The reader is damaged: a file in .* cannot be read\.$"):
        LightReader(folder, SHIPPED_MODEL)
    path.unlink()
    with pytest.raises(ModelError, match=r"^The reader is damaged"):
        LightReader(folder, SHIPPED_MODEL)

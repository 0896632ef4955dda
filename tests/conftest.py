"""What tests of every part share: the lexicon, read once, and a collection that costs nothing to make."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from index.collection import Collection
from index.lexicon import Lexicon, load_lexicon
from index.model_in_use import LoadModel
from index.terms import Analyser, Vocabulary
from tests.embedding import LOAD_FAKES

# What an example takes says more of the machine than of what is tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

LARGEST = 1_000_000
"""Bytes of the largest document that the tests' collections take."""


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The words Briefwijzer knows by itself."""
    return load_lexicon()


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """Terms without any vocabulary, where the words are not what is tested."""
    return Analyser(Vocabulary())


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """An empty letters folder."""
    folder = tmp_path / "letters"
    folder.mkdir()
    return folder


@pytest.fixture
def all_are_young(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as just written, however long ago a busy machine wrote them; where nobody really waits for them."""
    monkeypatch.setattr("index.scan.SETTLE_SECONDS", 3600.0)


def open_fake(data: Path, analyser: Analyser, model: str = "fake", load: LoadModel = LOAD_FAKES) -> Collection:
    """Open a collection that takes young files without waiting for them."""
    return Collection(data, model, load, analyser, LARGEST, wait=lambda _: None)


@pytest.fixture
def collection(tmp_path: Path, lexicon: Lexicon) -> Iterator[Collection]:
    """An empty collection with the fake model, in `tmp_path / "data"`."""
    made = open_fake(tmp_path / "data", lexicon.analyser)
    yield made
    made.close()

"""The whole application over a few letters of invented people, for tests of what it says over HTTP."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import read_settings
from index.collection import Collection
from index.lexicon import Lexicon
from rag.ask import Answerer
from rag.decide import Decision
from rag.signals import Signals
from tests.embedding import FakeEmbedder, FakeModels, plain_scorer

ORIGIN = "https://intranet.example"
LETTERS = {
    "vertrouwen": (
        "Over vertrouwen 🚶\n\nZutphen, november 2024\n\nBeste Noor,\n\n"
        "Vertrouwen 🙂 komt te voet en gaat te paard, zei mijn vader altijd. "
        "Een klant krijgt pas vertrouwen in een bedrijf als het zijn <b>kleine beloften</b> nakomt.\n\n"
        "Op de camping in Drenthe heeft het de hele week geregend.\n\nGroet,\n\nWim de Graaf\n"
    ),
    "meten": (
        "Over meten\n\nApeldoorn, 3 maart 2025\n\nBeste Wim,\n\n"
        "Wie elke maand een cijfer vraagt, leert vooral hoe moe mensen van enquêtes zijn. "
        "Meten heeft pas zin als iemand iets met de uitkomst doet.\n\nHartelijke groet,\n\nNoor Bakker\n"
    ),
    "noor-vertrouwen": (
        "Vertrouwen en controle\n\nApeldoorn, 9 mei 2023\n\nBeste Wim,\n\n"
        "Zonder controle is vertrouwen niets dan goede hoop, schreef ik vroeger. "
        "Een manager die alles controleert krijgt nooit vertrouwen terug.\n\nHartelijke groet,\n\nNoor Bakker\n"
    ),
}


class CoveredDecision:
    """Answers when a passage holds at least half of the question's words, so that a test can tell beforehand."""

    def is_enough(self, signals: Signals) -> bool:
        return signals.coverage >= 0.5

    def confidence(self, signals: Signals) -> float:
        return signals.coverage


@dataclass(frozen=True)
class Served:
    """A running application, and what lies behind it."""

    client: TestClient
    collection: Collection
    answerer: Answerer
    folder: Path


def serve(folder: Path, lexicon: Lexicon) -> Iterator[Served]:
    letters = folder / "letters"
    letters.mkdir()
    settings = read_settings(
        data=folder / "data", letters=letters, origins=ORIGIN, hosts="testserver", model="fake", scan_seconds=3600
    )
    models = FakeModels({"fake": FakeEmbedder(dimensions=256)})
    collection = Collection(settings.data, "fake", models, lexicon.analyser, settings.largest_document)
    for name, text in LETTERS.items():
        collection.put(name, text.encode(), "text/plain")
    answerer = Answerer(
        lexicon, cast(Decision, CoveredDecision()), plain_scorer(lexicon.analyser), lambda: datetime.date(2025, 6, 1)
    )
    app = create_app(settings, collection, answerer)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Served(client, collection, answerer, letters)
    collection.close()


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Iterator[Served]:
    """An application that no test may change."""
    yield from serve(tmp_path_factory.mktemp("reading"), lexicon)


@pytest.fixture
def served(tmp_path: Path, lexicon: Lexicon) -> Iterator[Served]:
    """An application of the test's own."""
    yield from serve(tmp_path, lexicon)

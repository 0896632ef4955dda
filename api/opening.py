"""Opens a collection and an answerer as the settings say."""

from dataclasses import replace

from api.calibration import read_calibration
from api.memory import give_back_unused
from api.settings import SHIPPED_MODEL, Settings
from index.collection import Collection
from index.embedders.loading import load_embedder
from index.lexicon import load_lexicon
from index.reading.language import detect_language
from index.sync import Progress
from rag.ask import Answerer
from rag.reader import read_reader
from rag.scoring import Scorer, read_scoring


def open_collection(settings: Settings, progress: Progress | None = None) -> tuple[Collection, Answerer]:
    """Return the collection in the data folder, and what answers from it.

    Raises:
        BriefwijzerError: the model, the data folder or one of the shipped files cannot be used.
    """
    lexicon = load_lexicon()
    # Its letter statistics take half a second to read, which no question should wait for.
    detect_language("?")
    collection = Collection(
        settings.data, settings.model, load_embedder, lexicon.analyser, settings.largest_document, progress
    )
    scorer = Scorer(read_reader(SHIPPED_MODEL), read_scoring(), lexicon.analyser)
    decision = replace(read_calibration(settings.data), false_refusals=settings.false_refusals)
    give_back_unused()
    return collection, Answerer(lexicon, decision, scorer)

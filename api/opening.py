"""Opens a collection and an answerer as the settings say."""

from api.settings import Settings
from index.collection import Collection
from index.embedders.loading import load_embedder
from index.lexicon import load_lexicon
from index.reading.language import detect_language
from index.sync import Progress
from rag.ask import Answerer
from rag.decide import read_decision


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
    return collection, Answerer(lexicon, read_decision())

"""One document from its bytes to what the store keeps: read, corrected, cut, analysed, embedded."""

from collections.abc import Callable, Sequence

import numpy

from index.correcting import correct
from index.corrections import Corrections
from index.document import Passage, ReadDocument
from index.embedder import Embedder, Vectors
from index.naming import name_in_full, names_in
from index.passages import cut_passages
from index.reading.child import Child
from index.reading.language import detect_language
from index.reading.read import read_document
from index.records import PreparedDocument, PreparedPassage, SentenceVectors
from index.scan import content_hash
from index.terms import Analyser

# Raised with every change in reading, cutting or analysing, so that stored documents are read again.
READING_EDITION = 3


def prepare(
    document_id: str,
    content: bytes,
    *,
    path: str | None,
    media_type: str | None,
    embedder: Embedder,
    analyser: Analyser,
    largest: int,
    child: Child,
    corrections: Corrections,
) -> PreparedDocument:
    """Read one document, correct it, and make all that finding it needs.

    Args:
        document_id: the id it has or is to have.
        content: its bytes.
        path: where it lies below the letters folder; None when it was sent, and the store must keep its bytes.
        media_type: its format as the sender calls it; None leaves it to the path.
        embedder: makes the vectors.
        analyser: makes the terms.
        largest: the most bytes a document may have.
        child: the process apart that reads what is large or of a complex format.
        corrections: those in force.

    Raises:
        RejectedDocument: it cannot be read.
    """
    read = read_document(content, path or document_id, media_type, size_limit=largest, child=child)
    corrected = correct(read, corrections.fields_of(document_id, path))
    names = names_in(corrected)
    document = name_in_full(corrected, corrections.naming_of(document_id, path, names))
    passages = cut_passages(document, embedder.count_tokens, embedder.model.token_limit, detect_language)
    return PreparedDocument(
        id=document_id,
        path=path,
        media_type=media_type,
        content=content if path is None else None,
        content_hash=content_hash(content),
        document=document,
        passages=tuple(_prepare_passages(document, passages, embedder, analyser.terms)),
        names=names,
        corrections=corrections.noted(document_id, path, names),
    )


def embed_passage(embedder: Embedder, passage: str, sentences: Sequence[str]) -> tuple[Vectors, SentenceVectors]:
    """Embed a passage and its sentences.

    A sentence is embedded together with the one before it, without which it often doesn't say what it
    is about.

    Returns:
        The passage's vector of shape (dimensions,), and the sentences' of shape (sentences, dimensions).
    """
    in_context = [" ".join(sentences[max(0, number - 1) : number + 1]) for number in range(len(sentences))]
    vectors = embedder.embed_passages([passage, *in_context])
    return vectors[0], vectors[1:].astype(numpy.float16)


def _prepare_passages(
    document: ReadDocument,
    passages: Sequence[Passage],
    embedder: Embedder,
    terms: Callable[..., Sequence[str]],
) -> list[PreparedPassage]:
    prepared = []
    for passage in passages:
        sentences = [sentence.of(document.text) for sentence in passage.sentences]
        vector, sentence_vectors = embed_passage(embedder, passage.span.of(document.text), sentences)
        analysed = tuple(tuple(terms(sentence, passage.language)) for sentence in sentences)
        prepared.append(PreparedPassage(passage, analysed, vector, sentence_vectors))
    return prepared

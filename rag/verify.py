"""The last look at an answer before it leaves: each quote stands in the store, said by its speaker, of whom it says."""

from index.document import ReadDocument, Turn
from index.records import voices
from index.snapshot import Snapshot
from rag.answer import Answer, Citation
from rag.errors import UnverifiedQuote
from rag.mentions import IsOrdinary, mentions_of, pattern_of


def verify(answer: Answer, snapshot: Snapshot, is_ordinary: IsOrdinary) -> Answer:
    """Return the answer unchanged when the store, read afresh, bears out each of its quotes.

    Each is `text[start:end]` of its document, within one turn of its speaker; one that tells of somebody is out of his
    biography, or holds a sentence that reports him, or names him.

    Args:
        answer: the answer.
        snapshot: the collection it was made from.
        is_ordinary: tells names from words.

    Raises:
        UnverifiedQuote: one is not, or does not stand in the answer where its citation says.
    """
    read: dict[str, ReadDocument] = {}
    for citation in (*answer.citations, *answer.nearest):
        name = citation.document.id
        stored = snapshot.document(name) if name not in read else None
        if stored is not None:
            read[name] = stored.document
        document = read.get(name)
        if document is None or not citation.quote or citation.span.of(document.text) != citation.quote:
            raise UnverifiedQuote(f"Quote {citation.number} is not what {name!r} says.")
        turn = _turn_of(citation, document)
        if turn is None or citation.speaker != _speaker(turn, citation, snapshot):
            raise UnverifiedQuote(f"Quote {citation.number} is not said by {citation.speaker} in {name!r}.")
        if not _is_about(citation, turn, document, snapshot, is_ordinary):
            raise UnverifiedQuote(f"Quote {citation.number} does not tell of {citation.about} in {name!r}.")
        if any(span.of(answer.text) != citation.quote for span in citation.answer_spans):
            raise UnverifiedQuote(f"Quote {citation.number} does not stand in the answer word for word.")
    return answer


def _turn_of(citation: Citation, document: ReadDocument) -> Turn | None:
    """Return the one turn within which a quote lies."""
    start, end = citation.span.start, citation.span.end
    return next((turn for turn in document.turns if turn.span.start <= start and end <= turn.span.end), None)


def _speaker(turn: Turn, citation: Citation, snapshot: Snapshot) -> str | None:
    names = snapshot.full_names(voices(turn.speaker, turn.about, citation.document))
    return names[0] if len(names) == 1 else None


def _is_about(
    citation: Citation, turn: Turn, document: ReadDocument, snapshot: Snapshot, is_ordinary: IsOrdinary
) -> bool:
    about = citation.about
    if about is None or turn.about is not None:
        return (snapshot.full_name(turn.about) if turn.about is not None else None) == about
    if about == citation.speaker:
        return False
    reports = (
        one for one in document.reports if one.span.start < citation.span.end and citation.span.start < one.span.end
    )
    if any(snapshot.full_name(one.name) == about for one in reports):
        return True
    person = next((one for one in snapshot.people if one.name == about), None)
    if person is None:
        return bool(pattern_of((about,), is_ordinary).search(citation.quote))
    return bool(mentions_of(person, snapshot.people, is_ordinary).search(citation.quote))

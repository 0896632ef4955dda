"""Search without an answer: the passages themselves, neighbours joined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.document import Span
from index.records import DocumentSummary, StoredPassage
from index.search import Candidate
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A stretch of one document by one speaker; `text` is what stands at `span`.

    Attributes:
        speaker: the full name; None when that is not one known person.
        score: the best fused score of the passages joined.
    """

    document: DocumentSummary
    speaker: str | None
    span: Span
    text: str
    score: float


def join_neighbours(
    candidates: Sequence[Candidate], passages: dict[int, StoredPassage], snapshot: Snapshot
) -> tuple[FoundPassage, ...]:
    """Join found passages that follow each other in one document by the same speaker, best first."""
    scores = {candidate.key: candidate.score for candidate in candidates}
    ordered = sorted(passages.values(), key=lambda one: (one.document.key, one.number))
    joined: list[FoundPassage] = []
    former: StoredPassage | None = None
    for passage in ordered:
        is_next = (
            former is not None
            and former.document.key == passage.document.key
            and former.number + 1 == passage.number
            and former.voices == passage.voices
        )
        if is_next:
            last = joined.pop()
            span = Span(last.span.start, passage.span.end)
            score = max(last.score, scores[passage.key])
            joined.append(replace(last, span=span, text=snapshot.quote(passage.document.id, span) or "", score=score))
        else:
            names = snapshot.full_names(passage.voices)
            speaker = names[0] if len(names) == 1 else None
            joined.append(FoundPassage(passage.document, speaker, passage.span, passage.text, scores[passage.key]))
        former = passage
    return tuple(sorted(joined, key=lambda one: (-one.score, one.document.key, one.span)))

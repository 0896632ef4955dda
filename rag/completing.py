"""Makes evidence ready to be quoted: whole, joined where it touches, and each thing said once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.document import ReadDocument, Span
from index.snapshot import Snapshot
from index.terms import fold
from rag.evidence import Evidence
from rag.whole import whole_span

FEWEST_WORDS = 5
"""Shorter quotes are alike by chance."""

SAME_WORDS = 0.8
"""Two quotes that share so much of all their words say the same."""

_WORD = re.compile(r"\w+")


def complete(evidence: Iterable[Evidence], snapshot: Snapshot) -> tuple[Evidence, ...]:
    """Return evidence as it is quoted, best first.

    Each quote is extended to whole lists and announcements within its turn; quotes of one turn that then touch become
    one; of quotes that say the same in the same words, from whichever document, the best is kept.
    """
    documents: dict[int, ReadDocument] = {}
    whole: list[tuple[Span, Evidence]] = []
    for one in evidence:
        if one.document.key not in documents:
            stored = snapshot.document(one.document.id)
            if stored is None:
                raise AssertionError("a snapshot holds the documents of its passages")
            documents[one.document.key] = stored.document
        document = documents[one.document.key]
        turn = _turn(document, one.span)
        whole.append((turn, _quoting(one, whole_span(document.text, one.span, turn), document.text)))
    joined = _joined(whole, documents)
    return said_once(sorted(joined, key=lambda one: (-one.score, one.document.key, one.span)))


def _turn(document: ReadDocument, span: Span) -> Span:
    return next(
        (turn.span for turn in document.turns if turn.span.start <= span.start and span.end <= turn.span.end), span
    )


def _quoting(evidence: Evidence, span: Span, text: str) -> Evidence:
    return replace(evidence, span=span, quote=span.of(text))


def _joined(whole: Sequence[tuple[Span, Evidence]], documents: dict[int, ReadDocument]) -> list[Evidence]:
    joined: list[Evidence] = []
    former: Span | None = None
    for turn, one in sorted(whole, key=lambda pair: (pair[1].document.key, pair[1].span)):
        last = joined[-1] if joined else None
        if last is not None and last.document.key == one.document.key and turn == former:
            text = documents[one.document.key].text
            if not text[last.span.end : one.span.start].strip():
                span = Span(last.span.start, max(last.span.end, one.span.end))
                joined[-1] = _quoting(replace(last, score=max(last.score, one.score)), span, text)
                continue
        joined.append(one)
        former = turn
    return joined


def said_once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in its order, without what says the same as evidence before it."""
    kept: list[tuple[list[str], Evidence]] = []
    for one in evidence:
        words = _WORD.findall(fold(one.quote))
        if not any(_are_same(words, other) for other, _ in kept):
            kept.append((words, one))
    return tuple(one for _, one in kept)


def _are_same(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether one of two quotes is within the other, or both have nearly the same words."""
    if min(len(words), len(others)) < FEWEST_WORDS:
        return False
    shorter, longer = sorted((f" {' '.join(one)} " for one in (words, others)), key=len)
    return shorter in longer or len({*words} & {*others}) >= SAME_WORDS * len({*words, *others})

"""Writes an answer around its quotes: who says it, in what kind of text, when."""

import itertools
from collections.abc import Sequence

from index.document import Span
from index.records import DocumentSummary
from index.snapshot import Snapshot
from rag.answer import Citation
from rag.evidence import Evidence
from rag.wording import Wording


def compose(evidence: Sequence[Evidence], snapshot: Snapshot, wording: Wording) -> tuple[str, tuple[Citation, ...]]:
    """Return an answer's text and its citations.

    Evidence of one letter by one voice stands together, in the order in which the letter says it;
    the letter with the best evidence comes first. Every quote stands verbatim in the text.
    """
    order = {_source(one): place for place, one in reversed(list(enumerate(evidence)))}
    ordered = sorted(evidence, key=lambda one: (order[_source(one)], one.span))
    text = ""
    citations: list[Citation] = []
    for _, group in itertools.groupby(ordered, key=_source):
        members = list(group)
        text += "\n\n" if text else ""
        text += _frame(members[0], snapshot, wording)
        for one in members:
            number = len(citations) + 1
            text += " “"
            place = Span(len(text), len(text) + len(one.quote))
            text += f"{one.quote}” [{number}]"
            citations.append(cite(one, number, snapshot, (place,)))
    return text, tuple(citations)


def cite(evidence: Evidence, number: int, snapshot: Snapshot, answer_spans: tuple[Span, ...] = ()) -> Citation:
    """Return the citation of one piece of evidence."""
    names = snapshot.full_names(evidence.voices)
    return Citation(
        number=number,
        document=evidence.document,
        speaker=names[0] if len(names) == 1 else None,
        quote=evidence.quote,
        span=evidence.span,
        answer_spans=answer_spans,
    )


def _source(evidence: Evidence) -> tuple[int, tuple[str, ...]]:
    return evidence.document.key, evidence.voices


def _frame(evidence: Evidence, snapshot: Snapshot, wording: Wording) -> str:
    document: DocumentSummary = evidence.document
    of_date = wording.say("answer.of_date", date=wording.date(document.date)) if document.date else ""
    names = snapshot.full_names(evidence.voices)
    if not names:
        return wording.say("answer.in_unknown", title=document.title, of_date=of_date)
    key = "answer.in_article_joint" if len(names) > 1 else f"answer.in_{document.kind}"
    return wording.say(key, speaker=wording.names(names), of_date=of_date)

"""From what is inside to the shapes of the contract."""

from collections.abc import Iterable, Sequence
from typing import Any

from api.jobs import Job
from api.letters_wire import (
    DocumentOut,
    JobOut,
    PersonOut,
    Put,
    PutOut,
    RejectionOut,
    TurnOut,
    WholeDocumentOut,
)
from api.people import Present
from api.wire import AnswerOut, CitationOut, PassageOut, UnderstoodOut
from index.document import PartialDate, Span, Turn
from index.records import DocumentSummary, StoredDocument
from index.snapshot import Snapshot
from rag.answer import Answer, Citation, Understood
from rag.passages import FoundPassage


def letter_url(document_id: str, span: Span | None = None) -> str:
    """Return where a letter can be read, at a quote if one is given."""
    place = f"#c={span.start}-{span.end}" if span is not None else ""
    return f"/letters/{document_id}{place}"


def present_answer(answer: Answer, snapshot: Snapshot) -> AnswerOut:
    """Return an answer as the contract has it."""
    return AnswerOut(
        id=answer.id,
        question=answer.question,
        answered=answer.answered,
        answer=answer.text,
        language=answer.language,
        mode=answer.mode,
        understood=present_understood(answer.understood, snapshot),
        citations=[present_citation(citation) for citation in answer.citations],
        nearest=[present_citation(citation) for citation in answer.nearest],
        index_version=answer.index_version,
        seconds=round(answer.seconds, 4),
    )


def present_understood(understood: Understood, snapshot: Snapshot) -> UnderstoodOut:
    """Return how a question was read; a document that is not in the collection is not in it either."""
    named = {one: snapshot.document_ids[one] for one in understood.documents if one in snapshot.document_ids}
    return UnderstoodOut(
        question=understood.question,
        people=list(understood.people),
        addressees=list(understood.addressees),
        subjects=list(understood.subjects),
        after=_day(understood.after),
        before=_day(understood.before),
        documents=list(named),
        titles=[snapshot.documents[key].title for key in named.values()],
        kinds=list(understood.kinds),
    )


def present_citation(citation: Citation) -> CitationOut:
    """Return a citation."""
    return CitationOut(
        number=citation.number,
        document_id=citation.document.id,
        speaker=citation.speaker,
        about=citation.about,
        quote=citation.quote,
        start=citation.span.start,
        end=citation.span.end,
        answer_spans=[(span.start, span.end) for span in citation.answer_spans],
        url=letter_url(citation.document.id, citation.span),
        **_head(citation.document),
    )


def present_passage(found: FoundPassage) -> PassageOut:
    """Return a passage."""
    return PassageOut(
        document_id=found.document.id,
        speaker=found.speaker,
        text=found.text,
        start=found.span.start,
        end=found.span.end,
        score=round(found.score, 4),
        url=letter_url(found.document.id, found.span),
        **_head(found.document),
    )


def present_person(present: Present) -> PersonOut:
    """Return a person with the ids of the documents they are in."""
    return PersonOut(
        id=present.person.id,
        name=present.person.name,
        names=sorted(present.person.names),
        documents=[summary.id for summary in present.speaking],
        addressed=[summary.id for summary in present.addressed],
    )


def present_document(summary: DocumentSummary) -> DocumentOut:
    """Return a document without its text."""
    return DocumentOut(
        id=summary.id,
        language=summary.language,
        addressees=list(summary.addressees),
        place=summary.place,
        path=summary.path,
        length=summary.length,
        warnings=list(summary.warnings),
        url=letter_url(summary.id),
        **_head(summary),
    )


def present_put(summary: DocumentSummary, result: Put, index_version: int) -> PutOut:
    """Return what became of a document that was sent."""
    return PutOut(
        id=summary.id,
        result=result,
        warnings=list(summary.warnings),
        index_version=index_version,
        url=letter_url(summary.id),
        **_head(summary),
    )


def present_whole(stored: StoredDocument, snapshot: Snapshot) -> WholeDocumentOut:
    """Return a document with its text and turns; people are named in full where that is known."""
    return WholeDocumentOut(
        **present_document(snapshot.documents[stored.key]).model_dump(),
        text=stored.document.text,
        turns=[
            TurnOut(start=turn.span.start, end=turn.span.end, speaker=turn.speaker, about=turn.about)
            for turn in named_in_full(stored.document.turns, snapshot)
        ],
        content_hash=stored.content_hash,
    )


def named_in_full(turns: Iterable[Turn], snapshot: Snapshot) -> tuple[Turn, ...]:
    """Return turns with the fullest names of those who speak in them and of whom they tell."""

    def full(name: str | None) -> str | None:
        return snapshot.full_name(name) if name is not None else None

    return tuple(Turn(turn.span, full(turn.speaker), full(turn.about)) for turn in turns)


def present_job(job: Job, withdrawn: Sequence[str] = ()) -> JobOut:
    """Return a job with whatever it has done so far, and the files that stay out of the collection."""
    if job.report is None:
        return JobOut(id=job.id, state=job.state, done=job.done, total=job.total, message=job.message)
    report = job.report
    return JobOut(
        id=job.id,
        state=job.state,
        done=job.total,
        total=job.total,
        added=report.added,
        replaced=report.replaced,
        moved=report.moved,
        removed=report.removed,
        unchanged=report.unchanged,
        held=list(report.held),
        rejections=[RejectionOut(path=one.path, reason=one.reason, message=one.message) for one in report.rejections],
        unsettled=list(report.unsettled),
        withdrawn=list(withdrawn),
        index_version=report.version,
    )


def _head(summary: DocumentSummary) -> dict[str, Any]:
    """Return what is told of a document wherever it is named."""
    return {
        "title": summary.title,
        "kind": summary.kind,
        "authors": list(summary.authors),
        "date": _day(summary.date),
    }


def _day(date: PartialDate | None) -> str | None:
    return str(date) if date is not None else None

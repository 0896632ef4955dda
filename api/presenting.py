"""From what is inside to the shapes of the contract."""

from collections.abc import Sequence

from api.jobs import Job
from api.wire import (
    AnswerOut,
    CitationOut,
    DocumentOut,
    JobOut,
    PassageOut,
    PersonOut,
    RejectionOut,
    TurnOut,
    UnderstoodOut,
    WholeDocumentOut,
)
from index.document import Span
from index.people import Person
from index.records import DocumentSummary, StoredDocument
from index.snapshot import Snapshot
from rag.answer import Answer, Citation, Understood
from rag.passages import FoundPassage


def letter_url(document_id: str, span: Span | None = None) -> str:
    """Return where a letter can be read, at a quote if one is given."""
    place = f"#c={span.start}-{span.end}" if span is not None else ""
    return f"/letters/{document_id}{place}"


def present_answer(answer: Answer) -> AnswerOut:
    """Return an answer as the contract has it."""
    return AnswerOut(
        id=answer.id,
        question=answer.question,
        answered=answer.answered,
        answer=answer.text,
        language=answer.language,
        mode=answer.mode,
        understood=present_understood(answer.understood),
        citations=[present_citation(citation) for citation in answer.citations],
        nearest=[present_citation(citation) for citation in answer.nearest],
        index_version=answer.index_version,
        seconds=round(answer.seconds, 4),
    )


def present_understood(understood: Understood) -> UnderstoodOut:
    """Return how a question was read."""
    return UnderstoodOut(
        question=understood.question,
        people=list(understood.people),
        after=str(understood.after) if understood.after else None,
        before=str(understood.before) if understood.before else None,
        documents=list(understood.documents),
        kinds=list(understood.kinds),
    )


def present_citation(citation: Citation) -> CitationOut:
    """Return a citation."""
    return CitationOut(
        number=citation.number,
        document_id=citation.document.id,
        title=citation.document.title,
        kind=citation.document.kind,
        speaker=citation.speaker,
        authors=list(citation.document.authors),
        date=str(citation.document.date) if citation.document.date else None,
        quote=citation.quote,
        start=citation.span.start,
        end=citation.span.end,
        answer_spans=[(span.start, span.end) for span in citation.answer_spans],
        url=letter_url(citation.document.id, citation.span),
    )


def present_passage(found: FoundPassage) -> PassageOut:
    """Return a passage."""
    return PassageOut(
        document_id=found.document.id,
        title=found.document.title,
        kind=found.document.kind,
        speaker=found.speaker,
        authors=list(found.document.authors),
        date=str(found.document.date) if found.document.date else None,
        text=found.text,
        start=found.span.start,
        end=found.span.end,
        score=round(found.score, 4),
        url=letter_url(found.document.id, found.span),
    )


def present_person(person: Person, speaking_in: Sequence[str]) -> PersonOut:
    """Return a person with the ids of the documents in which they speak."""
    return PersonOut(id=person.id, name=person.name, names=sorted(person.names), documents=list(speaking_in))


def present_document(summary: DocumentSummary) -> DocumentOut:
    """Return a document without its text."""
    return DocumentOut(
        id=summary.id,
        title=summary.title,
        kind=summary.kind,
        language=summary.language,
        authors=list(summary.authors),
        addressees=list(summary.addressees),
        place=summary.place,
        date=str(summary.date) if summary.date else None,
        path=summary.path,
        length=summary.length,
        url=letter_url(summary.id),
    )


def present_whole(stored: StoredDocument, snapshot: Snapshot) -> WholeDocumentOut:
    """Return a document with its text and turns; speakers are named in full where that is known."""
    turns = [
        TurnOut(
            start=turn.span.start,
            end=turn.span.end,
            speaker=snapshot.full_name(turn.speaker) if turn.speaker is not None else None,
        )
        for turn in stored.document.turns
    ]
    return WholeDocumentOut(
        **present_document(snapshot.documents[stored.key]).model_dump(),
        text=stored.document.text,
        turns=turns,
        content_hash=stored.content_hash,
    )


def present_job(job: Job) -> JobOut:
    """Return a job with whatever it has done so far."""
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
        index_version=report.version,
    )

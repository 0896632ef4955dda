"""Questions: answered, searched, and judged by those who asked."""

import json
import logging
import time
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from api.filtering import filter_of
from api.presenting import present_answer, present_passage, present_understood
from api.problems import ProblemError, describe, document
from api.service import Service, service_of
from api.wire import AnswerOut, AskIn, FeedbackIn, SearchIn, SearchOut
from index.records import Feedback
from index.snapshot import Snapshot
from rag.ask import Request as Asked
from rag.question import Exchange

router = APIRouter(prefix="/v1", tags=["questions"])
Served = Annotated[Service, Depends(service_of)]

logger = logging.getLogger(__name__)

EVENT_STREAM = "text/event-stream"
PIECE = 24


_EVENTS = (
    'event: sources\ndata: {"understood": {...}, "citations": [...]}\n\nevent: delta\ndata: {"text": "In a letter"}\n\n'
    'event: citation\ndata: {"number": 1, ...}\n\nevent: done\ndata: {"id": "...", "answered": true, ...}\n\n'
)


@router.post(
    "/ask",
    response_model=AnswerOut,
    summary="Ask a question",
    responses={200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}, "example": _EVENTS}}}},
)
def ask(body: AskIn, request: Request, service: Served) -> Response:
    """Answer with quotes, or say why the letters don't; as JSON, or as events when those are accepted.

    Events: `sources` (with what was `understood`), then `delta` and `citation`, and `done` with the whole answer;
    `error` is a problem document.
    """
    snapshot = service.collection.snapshot
    asked = Asked(
        question=body.question,
        history=tuple(Exchange(one.question, one.answer) for one in body.history),
        allowed=filter_of(body.filters, snapshot),
        language=body.language,
        limit=body.limit,
        ignore=frozenset(body.ignore),
    )
    if EVENT_STREAM in request.headers.get("accept", ""):
        events = _events(asked, snapshot, request, service)
        return StreamingResponse(events, media_type=EVENT_STREAM, headers={"Cache-Control": "no-store"})
    return JSONResponse(answer(asked, snapshot, service).model_dump(mode="json"))


@router.post("/search", summary="Find passages, without an answer")
def search(body: SearchIn, service: Served) -> SearchOut:
    """Return the passages nearest to a question, best first, neighbours joined."""
    started = time.perf_counter()
    snapshot = service.collection.snapshot
    asked = Asked(body.question, allowed=filter_of(body.filters, snapshot), ignore=frozenset(body.ignore))
    understood, found = service.answerer.search(asked, snapshot, body.limit)
    return SearchOut(
        question=body.question,
        understood=present_understood(understood, snapshot),
        passages=[present_passage(one) for one in found],
        index_version=snapshot.version,
        seconds=round(time.perf_counter() - started, 4),
    )


@router.post("/feedback", status_code=204, summary="Say whether an answer helped")
def feedback(body: FeedbackIn, service: Served) -> None:
    """Keep the judgement together with the question and the answer it is about."""
    known = service.answers.get(body.answer_id)
    if known is None:
        raise ProblemError(404, "unknown_answer")
    question, given = known
    service.collection.add_feedback(Feedback(body.answer_id, question, given, body.helpful, body.remark))


def answer(asked: Asked, snapshot: Snapshot, service: Service) -> AnswerOut:
    """Answer one question, count it, and remember the answer for feedback."""
    given = service.answerer.ask(asked, snapshot)
    shown = present_answer(given, snapshot)
    service.answers.remember(shown.id, shown.question, shown.model_dump_json())
    service.metrics.questions.labels(shown.language, str(shown.answered).lower()).inc()
    service.metrics.seconds.observe(given.seconds)
    return shown


def _events(asked: Asked, snapshot: Snapshot, request: Request, service: Service) -> Iterator[str]:
    try:
        shown = answer(asked, snapshot, service)
    except Exception as error:
        # The status line has left already: the problem goes as an event, and the stream ends as it should.
        status, name, detail = describe(error)
        if status >= 500:
            logger.exception("A question failed.")
        yield event("error", document(request, status, name, detail))
        return
    whole = shown.model_dump(mode="json")
    yield event("sources", {"understood": whole["understood"], "citations": whole["citations"]})
    for start in range(0, len(shown.answer), PIECE):
        yield event("delta", {"text": shown.answer[start : start + PIECE]})
    for citation in whole["citations"]:
        yield event("citation", citation)
    yield event("done", whole)


def event(name: str, data: object) -> str:
    """Return one server-sent event."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"

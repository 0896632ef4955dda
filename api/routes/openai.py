"""The same answers for clients that know only the OpenAI shape."""

import json
import time
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from api.in_words import voice_in_words
from api.openai_wire import ChatIn, Message
from api.problems import ProblemError
from api.routes.asking import EVENT_STREAM, PIECE, answer
from api.service import Service, service_of
from api.wire import AnswerOut
from index.document import PartialDate
from rag.ask import LONGEST_QUESTION
from rag.ask import Request as Asked
from rag.question import Exchange
from rag.wording import wording

router = APIRouter(prefix="/v1", tags=["OpenAI shape"])
Served = Annotated[Service, Depends(service_of)]

MODEL = "briefwijzer"
EARLIER_QUESTIONS = 20

_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "a chat completion; with `stream` its chunks, as events",
        "content": {
            "application/json": {"schema": {"type": "object", "additionalProperties": True}},
            EVENT_STREAM: {"schema": {"type": "string"}},
        },
    }
}


@router.get("/models", summary="The one model there is")
def models() -> dict[str, Any]:
    """Return the list of models, which holds Briefwijzer itself."""
    return {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}]}


@router.post("/chat/completions", response_model=None, summary="Ask in the shape of a chat", responses=_RESPONSES)
def chat(body: ChatIn, request: Request, service: Served) -> Response:
    """Answer the last message of the user; `briefwijzer` holds the whole answer with its citations."""
    *former, last = _exchanges(body.messages)
    earlier = [one for one in former if len(one.question) <= LONGEST_QUESTION]
    if not last.question.strip() or len(last.question) > LONGEST_QUESTION:
        raise ProblemError(422, "invalid_question")
    asked = Asked(last.question, tuple(earlier[-EARLIER_QUESTIONS:]))
    shown = answer(asked, service.collection.snapshot, service)
    text = with_sources(shown, str(request.base_url).rstrip("/"))
    head = {"id": f"chatcmpl-{shown.id}", "created": int(time.time()), "model": MODEL}
    if body.stream:
        return StreamingResponse(_chunks(head, text, shown), media_type=EVENT_STREAM)
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    whole = {**head, "object": "chat.completion", "choices": [choice], "usage": usage}
    return JSONResponse({**whole, "briefwijzer": shown.model_dump(mode="json")})


def with_sources(shown: AnswerOut, address: str) -> str:
    """Return an answer's text with its sources under it, as Markdown that any client shows."""
    words = wording(shown.language)
    lines = []
    for one in shown.citations:
        date = f", {words.date(PartialDate.parse(one.date))}" if one.date is not None else ""
        lines.append(f"[{one.number}] {voice_in_words(one, words)}{date}, {one.title}: {address}{one.url}")
    return "\n\n".join(part for part in (shown.answer, "\n".join(lines)) if part)


def _exchanges(messages: list[Message]) -> list[Exchange]:
    exchanges: list[Exchange] = []
    for message in messages:
        if message.role == "user":
            exchanges.append(Exchange(message.text()))
        elif message.role == "assistant" and exchanges:
            exchanges[-1] = Exchange(exchanges[-1].question, message.text())
    if not exchanges:
        raise ProblemError(422, "invalid_question")
    return exchanges


def _chunks(head: dict[str, Any], text: str, shown: AnswerOut) -> Iterator[str]:
    def chunk(delta: dict[str, str], finish: str | None, **more: object) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return f"data: {json.dumps({**head, 'object': 'chat.completion.chunk', 'choices': [choice], **more})}\n\n"

    yield chunk({"role": "assistant", "content": ""}, None)
    for start in range(0, len(text), PIECE):
        yield chunk({"content": text[start : start + PIECE]}, None)
    yield chunk({}, "stop", briefwijzer=shown.model_dump(mode="json"))
    yield "data: [DONE]\n\n"

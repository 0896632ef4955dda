"""Errors as RFC 9457 problem documents, or as a page for somebody with a browser; never a traceback."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from api.headers import PAGE_HEADERS
from api.pages import render_problem_page
from api.service import wording_of
from api.told import told
from index.errors import (
    BriefwijzerError,
    FolderMissing,
    ModelError,
    RejectedDocument,
    StoreBusy,
    StoreError,
    UnknownDocument,
)
from rag.errors import InvalidQuestion, UnverifiedQuote

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

_KINDS: tuple[tuple[type[BriefwijzerError], int, str], ...] = (
    (UnknownDocument, 404, "unknown_document"),
    (RejectedDocument, 422, "rejected_document"),
    (InvalidQuestion, 422, "invalid_question"),
    (StoreBusy, 503, "busy"),
    (FolderMissing, 409, "unavailable"),
    (ModelError, 500, "internal"),
    (StoreError, 500, "internal"),
    (UnverifiedQuote, 500, "internal"),
    (BriefwijzerError, 500, "internal"),
)


_REJECTIONS: dict[str, tuple[int, str]] = {
    "unknown_type": (415, "unsupported_document"),
    "too_large": (413, "document_too_large"),
    "empty": (422, "empty_document"),
    "encoding": (422, "garbled_document"),
    "unreadable": (422, "unreadable_document"),
}
MOST_FAULTS = 20
LONGEST_PLACE = 100


class ProblemError(Exception):
    """A request that cannot be answered, by the name its sentence has in `problem.toml`."""

    def __init__(self, status: int, name: str, detail: str = "") -> None:
        super().__init__(name)
        self.status = status
        self.name = name
        self.detail = detail


def add_handlers(app: FastAPI) -> None:
    """Give every error its answer."""

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemError)  # noqa: S101 - the registration below says so
        return respond(request, error.status, error.name, error.detail)

    async def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        faults = [_fault(fault) for fault in error.errors()[:MOST_FAULTS]]
        if faults[0]["at"] == "question" and error.errors()[0]["type"] in ("string_too_long", "string_too_short"):
            return respond(request, 422, "invalid_question", errors=faults)
        detail = "; ".join(f"{fault['at']}: {fault['message']}" for fault in faults[:5])
        return respond(request, 422, "invalid_request", detail, errors=faults)

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101
        names = {404: "not_found", 405: "method", 400: "invalid_request"}
        name = names.get(error.status_code, "invalid_request" if error.status_code < 500 else "internal")
        return respond(request, error.status_code, name, str(error.detail), headers=error.headers)

    async def on_ours(request: Request, error: Exception) -> Response:
        status, name, detail = describe(error)
        if status >= 500:
            logger.error("A request failed.", exc_info=error)
        return respond(request, status, name, detail)

    app.add_exception_handler(ProblemError, on_problem)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(BriefwijzerError, on_ours)
    app.add_exception_handler(Exception, on_ours)


def describe(error: Exception) -> tuple[int, str, str]:
    """Return status, name and detail of an error."""
    if isinstance(error, RejectedDocument) and error.reason in _REJECTIONS:
        return *_REJECTIONS[error.reason], str(error)
    for kind, status, name in _KINDS:
        if isinstance(error, kind):
            return status, name, str(error) if status < 500 else ""
    return 500, "internal", ""


def document(
    request: Request, status: int, name: str, detail: str, errors: Sequence[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """Return a problem document in the language the request prefers."""
    words = wording_of(request)
    found: dict[str, Any] = {
        "type": f"urn:briefwijzer:problem:{name.replace('_', '-')}",
        "title": words.say(f"problem.{name}_title"),
        "status": status,
        "detail": words.say(f"problem.{name}", detail=told(detail, words)),
    }
    return {**found, "errors": list(errors)} if errors else found


def respond(
    request: Request,
    status: int,
    name: str,
    detail: str = "",
    *,
    errors: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem as a page to a browser that looks at one, and as a document to everybody else."""
    problem = document(request, status, name, detail, errors)
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        words = wording_of(request)
        page = render_problem_page(status, problem["title"], problem["detail"], words.section("page"))
        return HTMLResponse(page, status, {**PAGE_HEADERS, **(headers or {})})
    return JSONResponse(problem, status, headers, MEDIA_TYPE)


def _fault(fault: Mapping[str, Any]) -> dict[str, str]:
    place = ".".join(str(part) for part in fault["loc"] if part != "body") or "body"
    # The name of a field that is not known comes from the request, and need not be text that can be sent.
    place = place[:LONGEST_PLACE].encode("utf-8", "replace").decode()
    return {"at": place, "message": str(fault["msg"]).removeprefix("Value error, ")}

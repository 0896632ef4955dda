"""The pages people look at, and the widget's script."""

import importlib.resources
import re
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from api.headers import PAGE_HEADERS
from api.pages import LetterView, render_ask_page, render_letter_page, render_people_page
from api.people import everybody
from api.presenting import named_in_full
from api.service import Service, preferred_language, service_of, wording_of
from api.told import told
from api.widget import widget_script
from index.document import Span
from index.errors import UnknownDocument
from index.snapshot import Snapshot
from rag.wording import Wording, all_wordings, wording

router = APIRouter(include_in_schema=False)
Served = Annotated[Service, Depends(service_of)]

_MARK = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def static_files() -> StaticFiles:
    """Return the application that serves styles, scripts and images."""
    with importlib.resources.as_file(importlib.resources.files("api") / "static") as folder:
        return StaticFiles(directory=folder)


@router.get("/", response_class=HTMLResponse)
def ask_page(request: Request, service: Served) -> HTMLResponse:
    """Return the page that asks, with questions to try."""
    language = preferred_language(request.headers)
    questions = service.suggestions.of(service.collection.snapshot)
    page = render_ask_page(language, questions, wording(language).section("page"))
    return HTMLResponse(page, headers=PAGE_HEADERS)


@router.get("/letters/{document_id}", response_class=HTMLResponse)
def letter_page(document_id: str, request: Request, service: Served, c: str = "") -> HTMLResponse:
    """Return a letter to read; `c=START-END` marks a quote in it."""
    snapshot = service.collection.snapshot
    words = wording_of(request)
    view = _view(document_id, snapshot, words)
    if view is None:
        raise UnknownDocument(f"There is no document {document_id!r}.")
    found = _MARK.fullmatch(c)
    mark = Span(int(found[1]), int(found[2])) if found else None
    return HTMLResponse(render_letter_page(view, mark, words.section("page")), headers=PAGE_HEADERS)


@router.get("/people", response_class=HTMLResponse)
def people_page(request: Request, service: Served) -> HTMLResponse:
    """Return the list of who is in the letters."""
    everyone = everybody(service.collection.snapshot)
    return HTMLResponse(render_people_page(everyone, wording_of(request).section("page")), headers=PAGE_HEADERS)


@router.get("/widget.js")
def widget() -> Response:
    """Return the widget's script with its words."""
    words: dict[str, dict[str, str]] = {language: one.section("widget") for language, one in all_wordings().items()}
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return Response(widget_script(words), media_type="text/javascript", headers=headers)


def _view(document_id: str, snapshot: Snapshot, words: Wording) -> LetterView | None:
    stored = snapshot.document(document_id)
    if stored is None:
        return None
    read = stored.document
    return LetterView(
        id=stored.id,
        title=read.title,
        kind=read.kind,
        authors=snapshot.full_names(read.authors),
        addressees=snapshot.full_names(read.addressees),
        place=read.place,
        date=str(read.date) if read.date else None,
        language=read.language,
        text=read.text,
        turns=named_in_full(read.turns, snapshot),
        warnings=tuple(told(one, words) for one in read.warnings),
    )

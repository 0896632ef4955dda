"""The HTTP application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from api.hosts import HostCheck
from api.limits import BodyLimit
from api.metrics import Metrics
from api.problems import MEDIA_TYPE, add_handlers
from api.routes import asking, documents, health, openai, pages
from api.service import Service
from api.settings import Settings
from api.upkeep import Upkeep
from api.wire import Problem
from index.collection import Collection
from rag.ask import Answerer
from rag.suggestions import Suggestions

DESCRIPTION = (
    "Answers questions about a collection of letters and articles, in Dutch and English, with quotes that stand word "
    "for word in them. Every `quote` is `text[start:end]` of its document, counted in code points."
)

PROBLEM_RESPONSE: dict[str, Any] = {
    "description": "what went wrong, as RFC 9457 has it",
    "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
}


def create_app(settings: Settings, collection: Collection, answerer: Answerer) -> FastAPI:
    """Return the application that answers from `collection`; upkeep runs for as long as it does."""
    upkeep = Upkeep(collection, settings.letters, settings.scan_seconds)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        upkeep.start()
        try:
            yield
        finally:
            upkeep.close()

    app = FastAPI(
        title="Briefwijzer",
        version="1",
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses={"4XX": PROBLEM_RESPONSE, "5XX": PROBLEM_RESPONSE},
    )
    app.state.service = Service(settings, collection, answerer, upkeep, Metrics(), Suggestions(answerer))
    for routes in (asking, documents, openai, health, pages):
        app.include_router(routes.router)
    app.mount("/static", pages.static_files(), name="static")
    add_handlers(app)
    app.add_middleware(BodyLimit, largest_document=settings.largest_document)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "Accept", "Accept-Language"],
        )
    # The outermost, so that nothing at all is told under another's name.
    app.add_middleware(HostCheck, names=(settings.host, *settings.hosts))
    return app

"""Whether the server runs, is ready, and what it has counted."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST

from api.problems import ProblemError
from api.service import Service, service_of
from index.errors import BriefwijzerError

router = APIRouter(tags=["health"])
Served = Annotated[Service, Depends(service_of)]


@router.get("/healthz", summary="Whether the server runs")
def healthz() -> dict[str, str]:
    """Return `ok` whenever the server can answer at all."""
    return {"status": "ok"}


@router.get("/readyz", summary="Whether questions can be asked")
def readyz(service: Served) -> dict[str, str | int]:
    """Return the state of the collection; 503 when its store or its model does not work."""
    snapshot = service.collection.snapshot
    try:
        service.collection.store.version()
        snapshot.embedder.embed_questions(["?"])
    except BriefwijzerError as error:
        raise ProblemError(503, "unavailable") from error
    return {
        "status": "ready",
        "index_version": snapshot.version,
        "documents": len(snapshot.documents),
        "passages": len(snapshot.passage_keys),
        "model": snapshot.embedder.model.name,
    }


@router.get("/metrics", summary="Figures for Prometheus", response_class=PlainTextResponse)
def metrics(service: Served) -> Response:
    """Return the figures in Prometheus' text format."""
    snapshot = service.collection.snapshot
    service.metrics.documents.set(len(snapshot.documents))
    service.metrics.passages.set(len(snapshot.passage_keys))
    service.metrics.version.set(snapshot.version)
    return Response(service.metrics.text(), media_type=CONTENT_TYPE_LATEST)

"""The collection: its documents and its people, and how it is brought up to date."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api.letters_wire import DocumentsOut, JobOut, PeopleOut, PutOut, ReindexIn, WholeDocumentOut
from api.people import everybody
from api.presenting import present_document, present_job, present_person, present_put, present_whole
from api.problems import ProblemError
from api.service import Service, service_of
from index import rows
from index.errors import UnknownDocument
from index.reading.read import SUPPORTED_MEDIA_TYPES

router = APIRouter(prefix="/v1", tags=["letters"])
_BYTES = {"schema": {"type": "string", "format": "binary"}}
Served = Annotated[Service, Depends(service_of)]

# The path itself is any text, so that a name that is not possible gets a sentence and not a list of patterns.
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")


@router.get("/people", summary="Who speaks in the letters")
def people(service: Served) -> PeopleOut:
    """Return everybody who speaks in the letters or is written to, by name."""
    return PeopleOut(people=[present_person(one) for one in everybody(service.collection.snapshot)])


@router.get("/documents", summary="The letters, without their texts")
def documents(
    service: Served,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> DocumentsOut:
    """Return a page of the list, in the order in which they came."""
    snapshot = service.collection.snapshot
    page = list(snapshot.documents.values())[offset : offset + limit]
    return DocumentsOut(
        documents=[present_document(summary) for summary in page],
        total=len(snapshot.documents),
        index_version=snapshot.version,
    )


@router.get("/documents/{document_id}", summary="One letter, whole")
def document(document_id: str, service: Served) -> WholeDocumentOut:
    """Return a document with its text and who speaks where."""
    snapshot = service.collection.snapshot
    found = snapshot.document(document_id)
    if found is None:
        raise UnknownDocument(f"There is no document {document_id!r}.")
    return present_whole(found, snapshot)


@router.put(
    "/documents/{document_id}",
    summary="Send a letter",
    responses={201: {"model": PutOut, "description": "it is new"}},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                **dict.fromkeys(SUPPORTED_MEDIA_TYPES, _BYTES),
                "text/plain": {"example": "Deventer, mei 2025\n\nBeste Joost,\n\nVertrouwen kost tijd.\n\nGroet,\nWim"},
                "text/markdown": {"example": "# Over tijd\n\nDoor Wim Dekkers\n\nVertrouwen kost tijd."},
            },
        }
    },
)
async def put(document_id: str, request: Request, response: Response, service: Served) -> PutOut:
    """Take a document in, in place of any with the same id: the raw bytes, their format in `Content-Type`."""
    if not _ID.fullmatch(document_id):
        raise ProblemError(422, "invalid_id")
    content = await request.body()
    media_type = request.headers.get("content-type")
    result = await run_in_threadpool(service.collection.put, document_id, content, media_type)
    snapshot = service.collection.snapshot
    key = snapshot.document_ids.get(document_id)
    if key is None:
        # Somebody else removed it before it could be shown.
        raise UnknownDocument(f"There is no document {document_id!r}.")
    response.status_code = 201 if result == "added" else 200
    response.headers["Location"] = f"/v1/documents/{document_id}"
    return present_put(snapshot.documents[key], result, snapshot.version)


@router.delete("/documents/{document_id}", status_code=204, summary="Remove a letter")
def delete(document_id: str, service: Served) -> None:
    """Remove a document everywhere; its file in the letters folder stays, and brings it back only when it changes."""
    service.collection.delete(document_id)


@router.post("/reindex", status_code=202, summary="Compare with the letters folder now")
def reindex(response: Response, service: Served, body: ReindexIn | None = None) -> JobOut:
    """Begin a comparison; `Location` says where to ask how far it is."""
    wanted = body or ReindexIn.model_validate({})
    job = service.upkeep.submit(reread=wanted.reread, allow_removal=wanted.allow_removal)
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return present_job(job)


@router.get("/jobs/{job_id}", summary="How far a comparison is")
def job(job_id: str, service: Served) -> JobOut:
    """Return a job with what it has done so far."""
    found = service.upkeep.jobs.get(job_id)
    if found is None:
        raise ProblemError(404, "unknown_job")
    return present_job(found, rows.withdrawn(service.collection.snapshot.connection))

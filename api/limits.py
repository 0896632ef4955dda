"""Stops reading a request's body where it gets larger than anything that could be meant."""

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import respond

LARGEST_JSON = 2_000_000


class BodyLimit:
    """ASGI middleware: answers 413 to a body larger than its route can use.

    Args:
        app: what is protected.
        largest_document: the most bytes of a document that is sent.
    """

    def __init__(self, app: ASGIApp, largest_document: int) -> None:
        self._app = app
        self._largest_document = largest_document

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counting its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._largest_document if scope["method"] == "PUT" else LARGEST_JSON
        request = Request(scope)
        declared = request.headers.get("content-length", "")
        if declared.isdigit() and int(declared) > limit:
            await respond(request, 413, "too_large", f"{limit:,}")(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            if received > limit:
                return {"type": "http.disconnect"}
            message = await receive()
            received += len(message.get("body", b""))
            return message if received <= limit else {"type": "http.disconnect"}

        async def unless_too_large(message: Message) -> None:
            # Whatever the route makes of a body that broke off, the answer is the one below.
            if received <= limit:
                await send(message)

        try:
            await self._app(scope, counted, unless_too_large)
        except ClientDisconnect:
            if received <= limit:
                raise
        if received > limit:
            await respond(request, 413, "too_large", f"{limit:,}")(scope, receive, send)

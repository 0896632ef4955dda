"""Answers only under names that are this server's, so that no other site's name can be pointed at it.

A page of any site can make its own name lead to this machine (DNS rebinding), and a browser then lets that page read
what is answered here. It cannot change the `Host` that the browser sends.
"""

import ipaddress
import re
import socket
from collections.abc import Collection

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import respond

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^\[\]:]+)(?::[0-9]{1,5})?")
LONGEST_SHOWN = 100


class HostCheck:
    """ASGI middleware: answers 421 to a request for a host that is not this one.

    Addresses are always let through, as nobody can point an address elsewhere; so is a request that names no host,
    as no browser sends one.

    Args:
        app: what is protected.
        names: the names, beside this machine's own, under which it is reached.
    """

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = frozenset(_folded(name) for name in (*names, "localhost", socket.gethostname()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        host = request.headers.get("host")
        if host is None or self._is_ours(host):
            await self._app(scope, receive, send)
            return
        await respond(request, 421, "unknown_host", host[:LONGEST_SHOWN])(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        name = _folded(found["name"])
        return name in self._names or name.endswith(".localhost") or _is_address(name)


def _folded(name: str) -> str:
    return name.strip().removesuffix(".").lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True

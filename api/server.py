"""The server: listens on an address and tells when it does."""

import errno
import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from index.errors import BriefwijzerError

SECONDS_TO_FINISH = 5


class CannotListen(BriefwijzerError):
    """The address or the port cannot be used."""


class CannotStart(BriefwijzerError):
    """The server stopped before it could answer."""


class Server(uvicorn.Server):
    """Serves an application until it is stopped.

    Args:
        app: the application.
        listener: a socket from `take_port`.
        on_listening: called, beside the first requests, once the server answers.
    """

    def __init__(self, app: FastAPI, listener: socket.socket, on_listening: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app, log_config=None, log_level="warning", access_log=False, timeout_graceful_shutdown=SECONDS_TO_FINISH
            )
        )
        self._listener = listener
        self._on_listening = on_listening

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until stopped.

        Raises:
            CannotStart: it ended before it could answer; the log says why.
        """
        try:
            super().run(sockets or [self._listener])
        except SystemExit as error:
            raise CannotStart("The server could not start; the log above says why.") from error

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then tell."""
        await super().startup(sockets)
        await run_in_threadpool(self._on_listening)


def take_port(host: str, port: int) -> socket.socket:
    """Return a socket that has `port` of `host` for itself but does not listen yet; 0 takes a free port.

    Raises:
        CannotListen: the port is taken, not allowed, or the address is not this machine's.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return _bind(socket.socket(family, kind, protocol), address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotListen(f"Port {port} is in use already; take another one with --port.") from error
        reason = error.strerror or str(error)
        raise CannotListen(f"It is not possible to listen on {host}, port {port}: {reason}.") from error


def _bind(taken: socket.socket, address: Any) -> socket.socket:  # noqa: ANN401 - as the system gives it
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except OSError:
        taken.close()
        raise
    return taken


def address_of(listener: socket.socket) -> str:
    """Return the address at which a browser on this machine finds it."""
    host, port = listener.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

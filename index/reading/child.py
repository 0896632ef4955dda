"""Reads files of complex formats in a process apart, so that one that breaks its reader breaks nothing else."""

import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from index.document import ReadDocument
from index.errors import RejectedDocument
from index.reading.plain_data import from_plain, to_plain
from index.reading.source import Source

SECONDS = 25.0
"""The longest that one file may take."""

OUT_OF_MEMORY = 3
"""The exit status of a process that a file asked for too much memory."""

READY = b"ready\n"
"""What the process says when it can begin."""

_GRACE = 0.2
_MOST_REMEMBERED = 10_000
_ROOT = Path(__file__).parents[2]
_KEPT = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "TMPDIR")


class Child:
    """A process that reads files, started when the first one comes, and anew after one that broke it."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """Prepare to start one.

        Args:
            seconds: the longest that one file may take.
        """
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._broke: dict[bytes, str] = {}
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def read(self, reader: str, content: bytes) -> Source:
        """Read a file.

        A process that breaks on a file after it has read others may have been worn out by those, or
        have ended by itself: the file is tried once more in a fresh one. A file that breaks that one too
        is not tried again.

        Args:
            reader: the name of the reader of its format.
            content: its bytes.

        Raises:
            RejectedDocument: it cannot be read, breaks its reader, or takes too long.
        """
        return from_plain(Source, self._result({"reader": reader}, content))

    def understand(self, source: Source, name: str) -> ReadDocument:
        """Understand what a reader has read, as `index.reading.understand` does.

        Raises:
            RejectedDocument: it takes too much time or memory.
        """
        content = json.dumps(to_plain(source)).encode()
        return from_plain(ReadDocument, self._result({"reader": None, "name": name}, content))

    def close(self) -> None:
        """End the process, also while it reads; it is not started again."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._end()

    def _result(self, request: dict[str, str | None], content: bytes) -> dict[str, Any]:
        known = hashlib.sha256(json.dumps(request).encode() + content).digest()
        with self._lock:
            reply = self._ask(request, content) if known not in self._broke else self._broke[known]
            if isinstance(reply, str):
                if len(self._broke) < _MOST_REMEMBERED:
                    self._broke[known] = reply
                raise RejectedDocument("unreadable", reply)
        if "rejected" in reply:
            raise RejectedDocument(*reply["rejected"])
        result: dict[str, Any] = reply["result"]
        return result

    def _ask(self, request: dict[str, str | None], content: bytes) -> dict[str, Any] | str:
        """Return the reply to a request, or the sentence that says why there is none."""
        message = json.dumps({**request, "length": len(content)}).encode() + b"\n" + content
        end = time.monotonic() + self._seconds
        if self._process is not None and (reply := self._exchange(self._process, message, end)) is not None:
            return reply
        if self._closed:
            raise RejectedDocument("unreadable", "Reading was stopped before the file was read.")
        if time.monotonic() < end:
            self._process = _start()
            if self._process.stdout is None or self._process.stdout.readline() != READY:
                self._end()
                raise RejectedDocument("unreadable", "The process that reads such files could not be started.")
            process = self._process
            if (reply := self._exchange(process, message, end)) is not None:
                return reply
            if process.returncode == OUT_OF_MEMORY:
                return "The file needs more memory than a letter should; it may be made to do harm."
        if time.monotonic() < end:
            return "The file breaks its reader; it may be damaged, or made to do harm."
        return f"Reading the file takes more than {self._seconds:.0f} seconds; it may be made to do harm."

    def _exchange(self, process: subprocess.Popen[bytes], message: bytes, end: float) -> dict[str, Any] | None:
        """Return the reply, or None when the process ended or had to be ended; then it is gone."""
        watch = threading.Timer(max(0.0, end - time.monotonic()), process.kill)
        watch.start()
        reply = None
        try:
            requests, replies = _pipes(process)
            requests.write(message)
            requests.flush()
            length = replies.readline()
            found = replies.read(int(length)) if length else b""
            reply = json.loads(found) if length and len(found) == int(length) else None
        except OSError:
            reply = None
        finally:
            # Also when this was interrupted: the next request must not get this one's reply.
            watch.cancel()
            if reply is None:
                self._end()
        return reply

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            # One that is about to end by itself says why in its exit status.
            process.wait(_GRACE)
        process.kill()
        for pipe in (process.stdin, process.stdout):
            # What is left in the pipe of one that has ended cannot be written.
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        process.wait()


def _start() -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "index.reading.child_main"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=environment,
    )


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise OSError("the process has no pipes")
    return process.stdin, process.stdout

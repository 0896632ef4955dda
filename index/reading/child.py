"""Reads files of complex formats in a process apart, so that one that breaks its reader breaks nothing else."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from index.document import PartialDate, Span, Turn
from index.errors import RejectedDocument
from index.reading.source import FrontMatter, Source

SECONDS = 25.0
"""The longest that one file may take."""

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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def read(self, format_name: str, content: bytes) -> Source:
        """Read a file.

        A process that breaks on a file after it has read others may have been worn out by those, or
        have ended by itself: the file is tried once more in a fresh one.

        Raises:
            RejectedDocument: it cannot be read, breaks its reader, or takes too long.
        """
        request = {"format": format_name, "length": len(content)}
        message = json.dumps(request).encode() + b"\n" + content
        end = time.monotonic() + self._seconds
        with self._lock:
            reply = None
            if self._process is not None:
                reply = self._exchange(self._process, message, end)
            if reply is None and time.monotonic() < end:
                self._process = _start()
                reply = self._exchange(self._process, message, end)
        if reply is None:
            late = time.monotonic() >= end
            reason = f"takes longer than {self._seconds:.0f} seconds to read" if late else "breaks its reader"
            raise RejectedDocument("unreadable", f"The file {reason}; it may be damaged, or made to do harm.")
        if "rejected" in reply:
            raise RejectedDocument(*reply["rejected"])
        return _source(reply["source"])

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._process is not None:
                self._end(self._process)

    def _exchange(self, process: subprocess.Popen[bytes], message: bytes, end: float) -> dict[str, Any] | None:
        """Return the reply, or None when the process ended or had to be ended; then it is gone."""
        watch = threading.Timer(max(0.0, end - time.monotonic()), process.kill)
        watch.start()
        try:
            requests, replies = _pipes(process)
            requests.write(message)
            requests.flush()
            length = int(replies.readline() or b"-1")
            reply = replies.read(length) if length >= 0 else b""
        except OSError:
            length, reply = -1, b""
        finally:
            watch.cancel()
        if length < 0 or len(reply) < length:
            self._end(process)
            return None
        found: dict[str, Any] = json.loads(reply)
        return found

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        process.wait()
        self._process = None


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


def _source(found: dict[str, Any]) -> Source:
    return Source(
        text=found["text"],
        front_matter=_front_matter(found["front_matter"]),
        headings=tuple(Span(**span) for span in found["headings"]),
        strong=tuple(Span(**span) for span in found["strong"]),
        stated=_front_matter(found["stated"]),
        said=_turns(found["said"]),
        quoted=_turns(found["quoted"]),
        evidence=tuple((field, Span(**span)) for field, span in found["evidence"]),
        warnings=tuple(found["warnings"]),
    )


def _turns(found: list[dict[str, Any]]) -> tuple[Turn, ...]:
    return tuple(Turn(Span(**turn["span"]), turn["speaker"]) for turn in found)


def _front_matter(found: dict[str, Any]) -> FrontMatter:
    return FrontMatter(
        title=found["title"],
        kind=found["kind"],
        language=found["language"],
        authors=tuple(found["authors"]),
        addressees=tuple(found["addressees"]),
        place=found["place"],
        date=PartialDate(**found["date"]) if found["date"] else None,
    )

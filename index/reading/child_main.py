"""The process that reads files of complex formats, one after the other, apart from everything else.

`index.reading.child` starts it. It takes requests from its standard input until that ends or nothing comes
for a while. It opens no connection and starts no process; a file that breaks it breaks nothing else.
"""

import json
import os
import resource
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

from index.errors import RejectedDocument
from index.reading.child import OUT_OF_MEMORY, READY
from index.reading.docx_file import read_docx
from index.reading.email_file import read_email
from index.reading.html_page import read_html_page
from index.reading.pdf_file import read_pdf
from index.reading.plain_data import from_plain, to_plain
from index.reading.source import Source
from index.reading.text_file import read_markdown_file, read_plain_file
from index.reading.understand import understand

MEMORY = 512 * 1024 * 1024
"""The most bytes that the process may take."""

LARGEST_FILE = 256 * 1024 * 1024
"""The most bytes of a file that it may write; py3langid unpacks its model into one."""

_IDLE_SECONDS = 60.0
_LONGEST_SECONDS = 60
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn")
_READERS: dict[str, Callable[[bytes], Source]] = {
    "docx": read_docx,
    "email": read_email,
    "html": read_html_page,
    "markdown": read_markdown_file,
    "pdf": read_pdf,
    "plain": read_plain_file,
}


def main() -> None:
    """Answer requests until there are no more."""
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the replies.
    os.dup2(2, 1)
    _limit()
    replies.write(READY)
    replies.flush()
    while select.select([requests], [], [], _IDLE_SECONDS)[0]:
        header = requests.readline()
        if not header:
            return
        # Where whoever asked is gone, nobody else would end this.
        signal.alarm(_LONGEST_SECONDS)
        reply = json.dumps(_reply(requests, json.loads(header))).encode()
        signal.alarm(0)
        replies.write(b"%d\n" % len(reply) + reply)
        replies.flush()


def _limit() -> None:
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, LARGEST_FILE), (resource.RLIMIT_CORE, 0)):
        # macOS knows not all of them.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    # Ctrl+C is meant for whoever asked, who ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.addaudithook(_stay_inside)


def _reply(requests: BinaryIO, request: dict[str, Any]) -> dict[str, Any]:
    content = requests.read(request["length"])
    try:
        if request["reader"] is None:
            return {"result": to_plain(understand(from_plain(Source, json.loads(content)), request["name"]))}
        return {"result": to_plain(_READERS[request["reader"]](content))}
    except RejectedDocument as error:
        return {"rejected": [error.reason, str(error)]}
    except RecursionError:
        return {"rejected": ["unreadable", "The parts of the file lie too deep inside each other."]}
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _stay_inside(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not for readers of files")


if __name__ == "__main__":
    main()

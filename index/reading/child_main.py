"""The process that reads files of complex formats, one after the other, apart from everything else.

It is started by `index.reading.child`. It reads requests from its standard input until that ends or
nothing comes for a while. It never opens a connection or writes a file; a file that breaks it breaks
nothing else.
"""

import json
import resource
import select
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import BinaryIO

from index.errors import RejectedDocument
from index.reading.docx_file import read_docx
from index.reading.email_file import read_email
from index.reading.html_page import read_html_page
from index.reading.pdf_file import read_pdf
from index.reading.source import Source

_IDLE_SECONDS = 60.0
_MEMORY = 512 * 1024 * 1024
_READERS: dict[str, Callable[[bytes], Source]] = {
    "docx": read_docx,
    "email": read_email,
    "html": read_html_page,
    "pdf": read_pdf,
}


def main() -> None:
    """Answer requests until there are no more."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_stay_inside)
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while select.select([requests], [], [], _IDLE_SECONDS)[0]:
        header = requests.readline()
        if not header:
            return
        request = json.loads(header)
        reply = json.dumps(_reply(requests, request)).encode()
        replies.write(b"%d\n" % len(reply) + reply)
        replies.flush()


def _reply(requests: BinaryIO, request: dict[str, object]) -> dict[str, object]:
    content = requests.read(int(str(request["length"])))
    try:
        return {"source": asdict(_READERS[str(request["format"])](content))}
    except RejectedDocument as error:
        return {"rejected": [error.reason, str(error)]}


def _stay_inside(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")):
        raise PermissionError(event)


if __name__ == "__main__":
    main()

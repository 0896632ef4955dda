"""What was only needed while files were read is given back to the system."""

import re
import sys
from pathlib import Path

import pytest

from api.memory import give_back_unused

MEGABYTE = 2**20


def _resident() -> int:
    found = re.search(r"RssAnon:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    assert found is not None
    return int(found[1]) * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process has")
def test_what_was_freed_between_what_is_kept_is_given_back() -> None:
    """Of 128 MB in small blocks every second stretch of a megabyte is freed; most of that is no longer resident."""
    blocks = [bytearray(65_000) for _ in range(2_000)]
    kept = [one for number, one in enumerate(blocks) if number // 16 % 2]
    before = _resident()
    del blocks
    give_back_unused()
    assert before - _resident() > 40 * MEGABYTE
    assert sum(len(one) for one in kept) == 65_000 * len(kept)

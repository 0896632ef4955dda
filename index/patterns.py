"""Which documents are meant by a path, an id, or a pattern with `*`, `?` or `[...]`."""

import fnmatch
import re
import unicodedata
from collections.abc import Iterable

_LITERAL = re.compile(r"[^*?\[]*")

Matching = tuple[tuple[str, ...], tuple[str, ...]]
"""The patterns that name a document exactly, and those that only fit it."""


class Patterns:
    """Patterns that documents are compared with.

    A `*` stands for any characters, those between folders too. Case counts.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Make the patterns ready."""
        self._exact: dict[str, str] = {}
        self._globs: list[tuple[str, re.Pattern[str], str]] = []
        for pattern in dict.fromkeys(patterns):
            composed = unicodedata.normalize("NFC", pattern)
            self._exact[composed] = pattern
            beginning = _LITERAL.match(composed)
            if beginning is not None and beginning.end() < len(composed):
                self._globs.append((beginning.group(), re.compile(fnmatch.translate(composed)), pattern))

    def of(self, document_id: str, path: str | None) -> Matching:
        """Return the patterns that name a document exactly, and those that only fit it.

        Args:
            document_id: its id.
            path: where it lies below the letters folder; None when it was sent.
        """
        place = unicodedata.normalize("NFC", path if path is not None else document_id)
        exact = tuple(dict.fromkeys(self._exact[name] for name in (place, document_id) if name in self._exact))
        return exact, tuple(
            name
            for beginning, glob, name in self._globs
            if place.startswith(beginning) and glob.match(place) and name not in exact
        )

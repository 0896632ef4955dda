"""Which documents are meant by a path, an id, or a pattern with `*`, `?` or `[...]`."""

import fnmatch
import re
import unicodedata
from collections.abc import Iterable

_SPECIAL = frozenset("*?[")


class Patterns:
    """Patterns that documents are compared with.

    A `*` stands for any characters, those between folders too. Case counts.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Make the patterns ready."""
        self._exact: dict[str, str] = {}
        self._globs: list[tuple[re.Pattern[str], str]] = []
        for pattern in dict.fromkeys(patterns):
            composed = unicodedata.normalize("NFC", pattern)
            self._exact[composed] = pattern
            if not _SPECIAL.isdisjoint(composed):
                self._globs.append((re.compile(fnmatch.translate(composed)), pattern))

    def of(self, document_id: str, path: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the patterns that name a document exactly, and those that only fit it.

        Args:
            document_id: its id.
            path: where it lies below the letters folder; None when it was sent.
        """
        place = unicodedata.normalize("NFC", path if path is not None else document_id)
        exact = tuple(dict.fromkeys(self._exact[name] for name in (place, document_id) if name in self._exact))
        return exact, tuple(name for glob, name in self._globs if glob.match(place) and name not in exact)

"""A reader that reads nothing twice: every question is asked several times over while measuring."""

from collections.abc import Sequence

from rag.reader import Reader, Scores


class RememberingReader:
    """Gives what another reader gave before for the same question and passage."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, tuple[str, ...]], Scores] = {}

    def read(self, question: str, passages: Sequence[Sequence[str]]) -> list[Scores]:
        """Return what the other reader gives."""
        keys = [(question, tuple(passage)) for passage in passages]
        new = list(dict.fromkeys(key for key in keys if key not in self._known))
        scores = self._reader.read(question, [passage for _, passage in new])
        self._known.update(zip(new, scores, strict=True))
        return [self._known[key] for key in keys]

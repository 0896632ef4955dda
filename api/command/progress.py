"""Shows how far something is: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from types import TracebackType
from typing import Self

import click

from rag.wording import Wording

SECONDS_BETWEEN_LINES = 2.0


class ProgressDisplay:
    """Called as `index.sync.Progress` is, it writes to standard error."""

    def __init__(self, task: str, words: Wording) -> None:
        """Prepare; nothing is shown before the first call.

        Args:
            task: names what is being done, as a key of `command.toml`.
            words: the sentences to use.
        """
        self._task = words.say(f"command.{task}")
        self._words = words
        self._is_terminal = sys.stderr.isatty()
        self._bar: click._termui_impl.ProgressBar[int] | None = None
        self._last_line = 0.0

    def __call__(self, done: int, total: int, name: str = "") -> None:
        """Show that `done` of `total` are done and `name` comes next."""
        if self._is_terminal:
            self._draw(done, total)
        elif done in (0, total) or time.monotonic() - self._last_line >= SECONDS_BETWEEN_LINES:
            line = self._words.say("command.progress_line", task=self._task, done=done, total=total, name=name)
            click.echo(line.rstrip(), err=True)
            self._last_line = time.monotonic()

    def _draw(self, done: int, total: int) -> None:
        if self._bar is None or self._bar.length != total:
            self.close()
            self._bar = click.progressbar(length=total, label=self._task, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)
        if done == total:
            self.close()

    def close(self) -> None:
        """Leave the cursor on a line of its own."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

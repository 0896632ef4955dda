"""Notices that something happened in the letters folder; a hint, never the truth."""

import threading
from pathlib import Path

import watchfiles


class FolderWatch:
    """Sets an event whenever the operating system reports a change below a folder.

    Network folders report nothing, so whoever waits for the event must look by itself now and then.
    """

    def __init__(self, folder: Path, changed: threading.Event) -> None:
        """Watch `folder` from now on; `changed` is set at every change."""
        self._folder = folder
        self._changed = changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="folder-watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Watch no more."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            if not self._folder.is_dir():
                self._stop.wait(1.0)
                continue
            try:
                for _ in watchfiles.watch(self._folder, stop_event=self._stop, raise_interrupt=False):
                    self._changed.set()
                    if not self._folder.is_dir():
                        # Watching goes on for the folder that is gone, not for the one that takes its place.
                        break
            except (OSError, RuntimeError):
                # The folder went away while it was watched, or the system has no watches left (either error).
                self._stop.wait(1.0)

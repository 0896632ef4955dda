"""Keeps the collection what the letters folder is, beside the questions."""

import logging
import threading
from pathlib import Path

from api.jobs import Job, Jobs
from index.collection import Collection
from index.errors import BriefwijzerError
from index.sync import SyncReport
from index.watch import FolderWatch

logger = logging.getLogger(__name__)

# How often another process's changes are looked for.
REFRESH_SECONDS = 1.0


class Upkeep:
    """One thread that compares, re-embeds and takes over what other processes wrote."""

    def __init__(self, collection: Collection, folder: Path | None, scan_seconds: float) -> None:
        """Prepare; nothing runs before `start`.

        Args:
            collection: the collection.
            folder: the letters folder; None when documents are only sent.
            scan_seconds: how often the folder is looked at, whatever the system reports.
        """
        self.jobs = Jobs()
        self.last_report: SyncReport | None = None
        self._collection = collection
        self._folder = folder
        self._scan_seconds = scan_seconds
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)
        self._watch: FolderWatch | None = None

    def start(self) -> None:
        """Begin."""
        if self._folder is not None:
            self._watch = FolderWatch(self._folder, self._wake)
        self._thread.start()

    def close(self) -> None:
        """Finish what is being done, and stop."""
        self._stop.set()
        self._wake.set()
        if self._watch is not None:
            self._watch.close()
        self._thread.join()

    def submit(self, *, reread: bool, allow_removal: bool) -> Job:
        """Ask for a comparison as soon as possible."""
        job = self.jobs.add(reread=reread, allow_removal=allow_removal)
        self._wake.set()
        return job

    def _run(self) -> None:
        until_scan = 0.0
        while not self._stop.is_set():
            is_woken = self._wake.is_set()
            self._wake.clear()
            try:
                if self._collection.waits_for_model:
                    self._collection.change_model()
                self._collection.refresh()
            except Exception:
                # Whatever it is, the next look may go better, and jobs wait for this thread.
                logger.exception("The collection could not be brought up to date.")
            jobs = self.jobs.waiting()
            for job in jobs:
                self._do(job)
            if self._folder is not None and not jobs and (is_woken or until_scan <= 0):
                self._scan()
                until_scan = self._scan_seconds
            until_scan -= REFRESH_SECONDS
            self._wake.wait(REFRESH_SECONDS)

    def _do(self, job: Job) -> None:
        self.jobs.start(job)
        try:
            report = self._collection.synchronise(
                self._folder,
                reread=job.reread,
                allow_removal=job.allow_removal,
                progress=lambda done, total, _: self.jobs.progress(job, done, total),
            )
        except BriefwijzerError as error:
            self.jobs.fail(job, str(error))
        except Exception:
            logger.exception("A comparison with the letters folder failed.")
            self.jobs.fail(job, "Something went wrong on the server; it is in the log.")
        else:
            self._note(report)
            self.jobs.finish(job, report)

    def _scan(self) -> None:
        try:
            report = self._collection.synchronise(self._folder)
        except BriefwijzerError as error:
            logger.warning("%s", error)
        except Exception:
            logger.exception("A comparison with the letters folder failed.")
        else:
            self._note(report)
            if report.unsettled:
                self._wake.set()

    def _note(self, report: SyncReport) -> None:
        former = self.last_report.held if self.last_report is not None else ()
        if report.held and report.held != former:
            logger.warning(
                "The files of %d documents are gone at once; they are kept until a reindex allows their removal.",
                len(report.held),
            )
        if report.added or report.replaced or report.moved or report.removed:
            logger.info(
                "Letters: %d added, %d replaced, %d moved, %d removed.",
                *(report.added, report.replaced, report.moved, report.removed),
            )
        self.last_report = report

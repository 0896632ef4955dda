"""Comparisons with the letters folder, as jobs that can be asked about."""

import threading
import uuid
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Literal

from index.sync import SyncReport

REMEMBERED_JOBS = 200


@dataclass(frozen=True, slots=True)
class Job:
    """One comparison.

    Attributes:
        done: how many of `total` documents have been read.
        message: why it failed, for a person.
        report: what it did, when it is done.
    """

    id: str
    reread: bool
    allow_removal: bool
    state: Literal["waiting", "running", "done", "failed"] = "waiting"
    done: int = 0
    total: int = 0
    message: str | None = None
    report: SyncReport | None = None


class Jobs:
    """The last jobs by id; threads may share it."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._turn = threading.Lock()

    def add(self, *, reread: bool, allow_removal: bool) -> Job:
        """Note a new job, waiting."""
        job = Job(uuid.uuid4().hex, reread, allow_removal)
        with self._turn:
            self._jobs[job.id] = job
            while len(self._jobs) > REMEMBERED_JOBS:
                self._jobs.popitem(last=False)
        return job

    def get(self, job_id: str) -> Job | None:
        """Return a job, or None when it is not, or no longer, known."""
        with self._turn:
            return self._jobs.get(job_id)

    def waiting(self) -> tuple[Job, ...]:
        """Return the jobs that wait, oldest first."""
        with self._turn:
            return tuple(job for job in self._jobs.values() if job.state == "waiting")

    def start(self, job: Job) -> None:
        """Note that a job runs."""
        self._change(job, state="running")

    def progress(self, job: Job, done: int, total: int) -> None:
        """Note how far a job is."""
        self._change(job, done=done, total=total)

    def finish(self, job: Job, report: SyncReport) -> None:
        """Note what a job did."""
        self._change(job, state="done", report=report)

    def fail(self, job: Job, message: str) -> None:
        """Note why a job failed."""
        self._change(job, state="failed", message=message)

    def _change(self, job: Job, **values: object) -> None:
        with self._turn:
            if job.id in self._jobs:
                self._jobs[job.id] = replace(self._jobs[job.id], **values)  # type: ignore[arg-type]

"""Tells on what, when and with what was measured."""

import datetime
import importlib.metadata
import os
import platform
from dataclasses import dataclass
from pathlib import Path

from index.sqlite import library_version

LIBRARIES = ("numpy", "faiss-cpu", "tantivy", "apsw", "onnxruntime", "tokenizers", "fastapi", "uvicorn", "httpx")
_PROCESSORS = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Machine:
    """What has to be known to compare figures with those of another day.

    Attributes:
        cores: how many this process may use.
        load: how many processes wanted a core in the minute before; None where the system does not tell.
    """

    date: str
    cores: int
    processor: str
    system: str
    python: str
    sqlite: str
    libraries: dict[str, str]
    load: float | None


def describe_machine() -> Machine:
    """Describe this machine as it is now."""
    return Machine(
        date=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        processor=_processor(),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        sqlite=library_version(),
        libraries={name: importlib.metadata.version(name) for name in LIBRARIES},
        load=round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    )


def resident_megabytes(process: int) -> float | None:
    """Return how much memory a process holds; None where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return None
    kilobytes = next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), None)
    return round(kilobytes / 1000, 1) if kilobytes is not None else None


def _processor() -> str:
    try:
        lines = _PROCESSORS.read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")

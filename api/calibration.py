"""The operator's own calibration of the decision, kept in the data folder."""

import json
from pathlib import Path

from index.errors import StoreError
from rag.decide import Decision, decision_of, read_decision

FILE_NAME = "calibration.json"


def read_calibration(data: Path) -> Decision:
    """Return the decision that `briefwijzer calibrate` left in the data folder, or else the shipped one.

    Raises:
        StoreError: there is such a file, but it cannot be used.
    """
    path = data / FILE_NAME
    if not path.exists():
        return read_decision()
    try:
        return decision_of(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(f"{path} cannot be used; make it anew with `briefwijzer calibrate`.") from error


def write_calibration(decision: Decision, data: Path) -> Path:
    """Write a decision for the next start to use, and return where.

    Raises:
        StoreError: it cannot be written.
    """
    path = data / FILE_NAME
    unfinished = path.with_suffix(".tmp")
    try:
        unfinished.write_text(json.dumps(decision.as_record(), indent=2) + "\n", "utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}.") from error
    return path

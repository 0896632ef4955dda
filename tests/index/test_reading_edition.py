"""A change in how letters are read reaches those that are stored, as their edition is raised with it."""

import hashlib
from dataclasses import replace
from pathlib import Path

from index.preparing import READING_EDITION
from index.reading.read import read_document

SAMPLE = Path(__file__).parents[2] / "scripts" / "sample_letters"
# The edition, and what all letters of the sample are read as in it.
READ_AS = (3, "c78b354fbcda92dd8244ad4094be5373364068b5f198c8dd411ba85877b7c3d3")


def test_what_the_sample_is_read_as_belongs_to_the_edition() -> None:
    """If this fails, raise READING_EDITION and write down what is found: stored letters must be read again."""
    digest = hashlib.sha256()
    for path in sorted(each for each in SAMPLE.rglob("*") if each.is_file() and each.suffix != ".toml"):
        name = path.relative_to(SAMPLE).as_posix()
        read = replace(read_document(path.read_bytes(), name), warnings=())
        digest.update(f"{name}\n{read!r}\n".encode())
    assert (READING_EDITION, digest.hexdigest()) == READ_AS

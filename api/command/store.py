"""Looks into a store without changing it or loading a model."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.settings import Settings
from index.errors import StoreError
from index.sqlite import Connection, require_migrated
from index.store import FILE_NAME


def require_store(settings: Settings) -> None:
    """Make sure that there is a collection.

    Raises:
        StoreError: there is none in the data folder.
    """
    if not (settings.data / FILE_NAME).is_file():
        raise StoreError(f"There is no collection in {settings.data}; make one with briefwijzer index FOLDER.")


@contextmanager
def reading(settings: Settings) -> Iterator[Connection]:
    """Open the store to read one version of it.

    Raises:
        StoreError: there is none in the data folder, or it cannot be read.
    """
    require_store(settings)
    with Connection(settings.data / FILE_NAME, writable=False) as connection:
        require_migrated(connection)
        connection.hold_snapshot()
        yield connection

"""The errors of Briefwijzer, named for what a caller can do about them."""


class BriefwijzerError(Exception):
    """Anything Briefwijzer reports on purpose; its text is a sentence a person can act on."""


class RejectedDocument(BriefwijzerError):
    """A document cannot be taken in as it is; the others go on.

    Args:
        reason: the stable word for it, one of `empty`, `too_large`, `encoding`, `unknown_type`,
            `locked` (with a password), `pictures` (pages without text), `unreadable`.
        message: the sentence for a person.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class UnknownDocument(BriefwijzerError):
    """No document with this id is in the collection."""


class StoreError(BriefwijzerError):
    """The data folder cannot be used as it is."""


class StoreBusy(BriefwijzerError):
    """Another process is writing to the data folder; try again later."""


class ModelError(BriefwijzerError):
    """The embedding model cannot be loaded or gives vectors that cannot be used."""


class FolderMissing(BriefwijzerError):
    """The letters folder is not there; nothing was changed."""

"""The errors of answering."""

from index.errors import BriefwijzerError


class InvalidQuestion(BriefwijzerError):
    """The question cannot be asked as it is."""


class UnverifiedQuote(BriefwijzerError):
    """An answer was about to leave with a quote that is not in the letters; it was kept back."""

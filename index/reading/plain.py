"""Reads plain text: the stored text is the text as it stands, after any front matter."""

from index.reading.front_matter import split_front_matter
from index.reading.source import Source


def read_plain(text: str) -> Source:
    """Return normalised `text` without its front matter.

    Raises:
        RejectedDocument: `unreadable`, when the front matter is not valid YAML.
    """
    front_matter, body = split_front_matter(text)
    return Source(text=body, front_matter=front_matter)

"""Reads the names of people from the addresses of e-mail."""

import re

from index.reading.people import is_name

_ADDRESS = re.compile(r"<[^<>]{0,320}>|\[mailto:[^\[\]]{0,320}\]|\([^()@]{0,320}@[^()]{0,320}\)|\S{1,64}@\S{1,255}")
_COMMA = re.compile(r"(?P<surname>[^,]{2,40}),\s(?P<given>[^,]{1,40})")
_ASIDE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_BEHIND = re.compile(r"\s(?:via|namens|on behalf of|[-–—|/])\s")
_LONGEST = 400
_EDGE = " \t\"'“”‘’*,;"


def person(text: str) -> str | None:
    """Return the name in front of an address (`Wim Dekkers <wim@example.org>`), or None when there is none.

    A surname before a comma goes to its place (`Dekkers, Wim` is Wim Dekkers); what stands in brackets or
    behind a dash is no part of a name.
    """
    name = _ASIDE.sub(" ", _ADDRESS.sub(" ", text[:_LONGEST]))
    name = " ".join(_BEHIND.split(name)[0].split()).strip(_EDGE)
    match = _COMMA.fullmatch(name)
    if match:
        name = f"{match.group('given')} {match.group('surname')}"
    return name if is_name(name) else None

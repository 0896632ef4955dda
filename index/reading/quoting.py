"""Tells in the body of a message who wrote which lines: the sender, or somebody who is quoted below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.reading.addresses import person

_DEEPEST = 50
_SIGNATURE = re.compile(r"-- ?")
_DEVICE = re.compile(
    r"(?:verzonden|verstuurd|sent|get|gesendet|download|outlook)\s(?:vanaf|vanuit|vanaf|met|from|outlook|via|voor|for)\b.{0,60}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-_=* ]{8,}")
_BANNER = re.compile(
    r"-{3,}\s?(?:oorspronkelijk|origineel|doorgestuurd|original|forwarded)\s(?:bericht|e-?mail(?:bericht)?|message)\s?(?:-{3,})?"
    r"|(?:begin doorgestuurd bericht|begin forwarded message)\s?:",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\*?(?P<name>[A-Za-z-]{2,12})\s?:\*?\s{0,9}(?P<value>.*)")
_FROM = frozenset(("van", "from", "von"))
_OTHERS = frozenset(
    "verzonden sent datum date aan to cc bcc onderwerp subject antwoord reply-to prioriteit importance".split()
)
_FURTHEST_FIELD = 8
_LONGEST_ANNOUNCEMENT = 300
# How programs announce a quotation: by the writer's name behind the verb, around it, before it, or first of all.
_WROTE = (
    re.compile(r"(?:op|on)\s.{4,80}?\sschreef\s(?P<name>.{2,150}?)(?:\shet volgende)?\s?:", re.IGNORECASE),
    re.compile(r"op\s.{4,80}?\sheeft\s(?P<name>.{2,150}?)\s(?:het volgende\s)?geschreven\s?:", re.IGNORECASE),
    re.compile(r"(?:op|on)\s.{0,120}\d\S{0,20}(?:\s[ap]\.?m\.?)?,?\s(?P<name>\D{2,150}?)\swrote\s?:", re.IGNORECASE),
    re.compile(r"(?P<name>[^\d:]{2,100}?)\s(?:schreef op|wrote on)\s.{4,80}:", re.IGNORECASE),
)
_HAS_TIME = re.compile(r"\d{1,2}[:.]\d\d|[\w.+-]{1,64}@")


class _Sender:
    """Marks what the message's own sender wrote."""


SENDER: Final = _Sender()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines with one writer, in a text of their own.

    Attributes:
        writer: the sender, a name, or None when nobody is known to have written them.
        apart: whether they are no part of what anybody says: a signature block, a line that
            announces what is quoted.
    """

    text: str
    writer: _Sender | str | None
    apart: bool = False


def split_quoted(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of a message's body, in order, without marks of quotation."""
    lines = [_unquoted(line) for line in text.split("\n")]
    writers: list[_Sender | str | None] = [SENDER]
    found: list[Stretch] = []
    gathered: list[str] = []
    signed: int | None = None
    now: tuple[_Sender | str | None, bool, int] = (SENDER, False, 0)
    index = 0
    while index < len(lines):
        depth, line = lines[index]
        taken, writer_below, here = _announcement(lines, index)
        if taken:
            level = depth if here else depth + 1
            writers = [*writers[: depth + 1], *[None] * (depth + 1 - len(writers))]
            writers[level:] = [writer_below]
            signed = None
            state: tuple[_Sender | str | None, bool, int] = (None, True, depth)
        else:
            taken = 1
            writers += [None] * (depth + 1 - len(writers))
            if signed is not None and depth != signed and line:
                signed = None
            if _SIGNATURE.fullmatch(line):
                signed = depth
            apart = signed == depth or bool(_DEVICE.fullmatch(line)) or bool(_RULE.fullmatch(line))
            state = (None if apart else writers[depth], apart, depth) if line else now
        if state != now:
            found += _stretch(gathered, now)
            gathered, now = [], state
        gathered += [each for _, each in lines[index : index + taken]]
        index += taken
    found += _stretch(gathered, now)
    return tuple(found)


def _stretch(lines: Sequence[str], state: tuple[_Sender | str | None, bool, int]) -> Iterator[Stretch]:
    kept = "\n".join(lines).strip("\n")
    if kept.strip():
        yield Stretch(kept, state[0], state[1])


def _unquoted(line: str) -> tuple[int, str]:
    """Return how deep a line is quoted, and the line without the marks."""
    depth = position = 0
    while depth < _DEEPEST and line[position : position + 1] == ">":
        depth += 1
        position += 2 if line[position + 1 : position + 2] == " " else 1
    return depth, line[position:].rstrip(" \t")


def _announcement(lines: Sequence[tuple[int, str]], index: int) -> tuple[int, str | None, bool]:
    """Return how many lines announce a quotation, who wrote it, and whether it stands as deep as they do."""
    depth, line = lines[index]
    at = index
    while (
        at < min(index + 3, len(lines))
        and lines[at][0] == depth
        and (_BANNER.fullmatch(lines[at][1]) or _RULE.fullmatch(lines[at][1]) or (at > index and not lines[at][1]))
    ):
        at += 1
    block, writer = _header_block(lines, at, depth)
    if block:
        return at + block - index, writer, True
    if at > index and _BANNER.fullmatch(line):
        return 1, None, True
    for count in (1, 2, 3):
        part = lines[index : index + count]
        if len(part) < count or any(each[0] != depth or not each[1] for each in part):
            break
        announcement = " ".join(each[1] for each in part)[:_LONGEST_ANNOUNCEMENT]
        match = next((found for form in _WROTE if (found := form.fullmatch(announcement))), None)
        if match and any(character.isdecimal() for character in announcement):
            following = next((each[0] for each in lines[index + count : index + count + 3] if each[1]), depth)
            if following > depth or _HAS_TIME.search(announcement):
                return count, person(match.group("name")), following <= depth
            break
    return 0, None, False


def _header_block(lines: Sequence[tuple[int, str]], index: int, depth: int) -> tuple[int, str | None]:
    """Return how many lines are the header of a message that is quoted below, and who wrote it."""
    names: list[str] = []
    writer = None
    count = 0
    for own, line in lines[index : index + _FURTHEST_FIELD]:
        match = _FIELD.fullmatch(line[:400]) if own == depth else None
        if match is None:
            break
        name = match.group("name").casefold()
        if name in _FROM and not names:
            writer = person(match.group("value"))
        elif name not in _OTHERS or not names:
            break
        names.append(name)
        count += 1
    return (count, writer) if len(names) > 2 else (0, None)

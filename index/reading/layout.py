"""Cuts a text into the paragraphs that its lines form, whether blank lines, breaks or wrapping made them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.document import Span
from index.reading.source import Source

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[-–—_=*~]{5,}")
_LONGEST_RULE = 200
_RULE_BEFORE = re.compile(r"(?:^|\n)[ \t]*[-–—_=*~]{5,}$")
_BULLET = re.compile(r"(?:[•*·▪◦‣>–—-]|\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_STARTS_ANEW = re.compile(
    rf"(?:by|door)\b[: ]|\[?\d{{1,4}}[-/:.]\d\d|\[?\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}|{_BULLET.pattern}"
    r"|(?:van|aan|from|to|cc|datum|date|verzonden|sent|onderwerp|betreft|subject|re|vraag|antwoord|question|answer|[qva])\s?:",
    re.IGNORECASE,
)
# Somebody's turn in a dialogue, or a label of one word or two.
_SPEAKS = re.compile(r"[A-ZÀ-Þ][\w’'-]{0,20}(?:\s[\w’'-]{1,20}){0,3}:\s")
# Who says something and when, above it: `Priya Raman  9:41 AM`.
_ENDS_IN_TIME = re.compile(r"\d{1,2}:\d\d(?:\s?[AaPp]\.?[Mm]\.?)?$")
_LONGEST_HEAD = 45
_WIDEST_WRAP = 140
_NARROWEST_WRAP = 40
_ENDS_SENTENCE = frozenset(".!?…:;’”\"')*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more lines that belong together.

    Attributes:
        span: from its first to its last visible character, without a bullet before it.
        text: what the span covers.
        after_blank: whether a blank line, a rule, or nothing, stands before it.
        after_rule: whether a line that is drawn across the page stands before it.
        heading: whether the format marks it as a heading.
        strong: whether the format marks it as bold or italic from end to end.
        dashed: whether a long dash stands before it.
        quoted: whether the format, or a > before it, marks it as taken from elsewhere.
    """

    span: Span
    text: str
    after_blank: bool
    heading: bool
    strong: bool
    dashed: bool = False
    quoted: bool = False
    after_rule: bool = False


def find_paragraphs(source: Source) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, in order.

    Lines without a blank line between them are one paragraph only where most lines of the text were
    wrapped at one width; else each line is a paragraph, since a single line break ends one as well.
    """
    marked_heading = {span.start for span in source.headings}
    marked_strong = {span.start for span in source.strong}
    inserted = source.inserted
    paragraphs = []
    groups = list(_groups(source.text))
    width = _wrap_width(source.text, groups)
    for group in groups:
        after_blank = True
        before = source.text[max(0, group[0].start - _LONGEST_RULE) : group[0].start]
        after_rule = bool(_RULE_BEFORE.search(before.rstrip()))
        for span in _joined(source.text, group, width):
            bullet = _BULLET.match(source.text, span.start, span.end)
            inner = Span(bullet.end() if bullet else span.start, span.end)
            paragraphs.append(
                Paragraph(
                    span=inner,
                    text=inner.of(source.text),
                    after_blank=after_blank,
                    heading=span.start in marked_heading,
                    strong=span.start in marked_strong,
                    dashed=source.text[span.start] in "–—",
                    quoted=source.text[span.start] == ">" or _is_within(span, inserted),
                    after_rule=after_blank and after_rule,
                )
            )
            after_blank = False
    return tuple(paragraphs)


def _is_within(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span starts within one of others, which are in order and apart."""
    at = bisect_right(others, span.start, key=lambda other: other.start) - 1
    return at >= 0 and span.start < others[at].end


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield the runs of lines without a blank line between them, each line without outer space."""
    group: list[Span] = []
    end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        inner = line.strip()
        if not inner or _RULE.fullmatch(inner) or (group and match.start() > end + 1):
            if group:
                yield group
            group = []
        end = match.end()
        if inner and not _RULE.fullmatch(inner):
            start = match.start() + len(line) - len(line.lstrip())
            group.append(Span(start, start + len(inner)))
    if group:
        yield group


def _joined(text: str, group: list[Span], width: int | None) -> Iterator[Span]:
    current = group[0]
    for last, line in pairwise(group):
        if width is not None and _was_wrapped(last.of(text), line.of(text), width):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
    yield current


def _wrap_width(text: str, groups: list[list[Span]]) -> int | None:
    """Return the width at which the lines were wrapped, or None when most were not."""
    lengths = sorted(line.end - line.start for group in groups for line in group)
    width = lengths[len(lengths) * 97 // 100] if lengths else 0
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    pairs = [(last.of(text), line.of(text)) for group in groups for last, line in pairwise(group)]
    wrapped = sum(_was_wrapped(last, line, width) for last, line in pairs)
    return width if pairs and wrapped * 2 >= len(pairs) else None


def _was_wrapped(line: str, following: str, width: int) -> bool:
    if len(line) <= _LONGEST_HEAD and _ENDS_IN_TIME.search(line):
        return False
    if len(line) > _WIDEST_WRAP or _STARTS_ANEW.match(following) or _SPEAKS.match(following):
        return False
    if following[0].islower() and len(line) >= _NARROWEST_WRAP // 2:
        return True
    if len(line) + 1 + len(following.split(None, 1)[0]) > width:
        return True
    return len(line) * 4 >= width * 3 and line[-1] not in _ENDS_SENTENCE

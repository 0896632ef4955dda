"""Finds the letters in a text: greeting, body, closing, signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Span
from index.reading.biography import is_biography
from index.reading.closing import has_role, is_anonymous, is_farewell, is_postscript, read_closing, read_signature
from index.reading.labels import Label, read_field
from index.reading.layout import Paragraph
from index.reading.people import is_full_name
from index.reading.rows import Found, read_row
from index.reading.salutation import Salutation, read_salutation

_LATEST_START = 12
_FEWEST_LABELS = 3
_SHORT_INTRODUCTION = 800
_LONGEST_ENDING = 8
_LONGEST_FOOT_LINE = 80
_LATEST_ENDING = 30
_LONGEST_PROSE_AFTER = 200

_WE = re.compile(r"\b(?:wij|we)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:[Ii]k|I)\b")

_Ending = tuple[bool, tuple[Found, ...]] | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter inside a document; indices count paragraphs.

    Attributes:
        first: the paragraph that greets.
        body: where the letter's words lie: the body, and each postscript.
        addressees: those the greeting names.
        signers: those who sign it.
        after: the first paragraph after the signature; what follows up to `end` is its foot.
        end: the first paragraph that no longer belongs to it.
    """

    first: int
    body: tuple[Span, ...]
    addressees: tuple[Found, ...]
    signers: tuple[Found, ...]
    after: int
    end: int


def find_letters(paragraphs: Sequence[Paragraph]) -> tuple[Letter, ...]:
    """Return the letters of a text, in order; none when neither a greeting nor the header of a mail starts it.

    A later greeting starts another letter only where the letter before it has been signed.
    """
    greetings = [
        (index, found) for index, paragraph in enumerate(paragraphs) if (found := _greeting(paragraphs, index))
    ]
    if not greetings or greetings[0][0] >= _LATEST_START or not _is_near_start(paragraphs, greetings[0][0]):
        below = _below_mail_header(paragraphs)
        if below is None:
            return ()
        greetings = [(below, Salutation((), 0, greets=True))]
    endings = [_ending(paragraph) for paragraph in paragraphs]
    starts = [greetings[0]]
    for greeting in greetings[1:]:
        ending = _find_ending(paragraphs, endings, starts[-1][0] + 1, greeting[0])
        if (
            ending is not None
            and ending[1]
            and greeting[1].greets
            and greeting[1].end == len(paragraphs[greeting[0]].text)
        ):
            starts.append(greeting)
    ends = [index for index, _ in starts[1:]] + [len(paragraphs)]
    return tuple(_letter(paragraphs, endings, start, end) for start, end in zip(starts, ends, strict=True))


def _below_mail_header(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the first paragraph below lines that say from whom a mail is, to whom, when or on what."""
    labels: set[Label] = set()
    for index, paragraph in enumerate(paragraphs[:_LATEST_START]):
        field = read_field(paragraph.text)
        if field is None:
            return index if "from" in labels and len(labels) >= _FEWEST_LABELS else None
        labels.add(field.label)
    return None


def _greeting(paragraphs: Sequence[Paragraph], index: int) -> Salutation | None:
    paragraph = paragraphs[index]
    found = read_salutation(paragraph.text, paragraph.span.start)
    if found is None or (not found.greets and (index + 1 == len(paragraphs) or index >= _LATEST_START)):
        return None
    return found


def _is_near_start(paragraphs: Sequence[Paragraph], index: int) -> bool:
    before = sum(len(paragraph.text) for paragraph in paragraphs[:index])
    after = sum(len(paragraph.text) for paragraph in paragraphs[index:])
    return before <= max(after, _SHORT_INTRODUCTION)


def _letter(
    paragraphs: Sequence[Paragraph], endings: Sequence[_Ending], start: tuple[int, Salutation], end: int
) -> Letter:
    first, greeting = start
    ending = _find_ending(paragraphs, endings, first + 1, end)
    stop, signers, after = ending if ending else (end, (), end)
    is_joint = _is_joint(paragraphs[first:stop])
    while signers and after < end and not paragraphs[after].after_blank:
        more = _next_signers(paragraphs[after - 1], paragraphs[after], is_joint=is_joint)
        if not more:
            break
        signers, after = (*signers, *more), after + 1
    opening = paragraphs[first].span.start + greeting.end
    body: list[Span] = []
    if opening < paragraphs[first].span.end:
        body.append(Span(opening, paragraphs[max(first, stop - 1)].span.end))
    elif first + 1 < stop:
        body.append(Span(paragraphs[first + 1].span.start, paragraphs[stop - 1].span.end))
    for index in range(after, end):
        if is_postscript(paragraphs[index].text):
            body.append(Span(paragraphs[index].span.start, paragraphs[end - 1].span.end))
            return Letter(first, tuple(body), greeting.addressees, signers, after, index)
    return Letter(first, tuple(body), greeting.addressees, signers, after, end)


def _next_signers(above: Paragraph, paragraph: Paragraph, *, is_joint: bool) -> tuple[Found, ...]:
    """Return who signs below another in a line of the same form: each with a role, or by name where all say `we`.

    Elsewhere a name alone may be a house.
    """
    if has_role(above.text) and has_role(paragraph.text):
        return read_signature(paragraph.text, paragraph.span.start)
    if is_joint and is_full_name(above.text) and is_full_name(paragraph.text):
        return read_signature(paragraph.text, paragraph.span.start)
    return ()


def _is_joint(body: Sequence[Paragraph]) -> bool:
    """Tell whether a letter speaks of `we` and never of `I`."""
    text = " ".join(paragraph.text for paragraph in body)
    return bool(_WE.search(text)) and not _I.search(text)


def _find_ending(
    paragraphs: Sequence[Paragraph], endings: Sequence[_Ending], start: int, end: int
) -> tuple[int, tuple[Found, ...], int] | None:
    """Return where the body stops, who signs, and where the foot begins; None without closing and signature."""
    reach = range(max(start, end - _LATEST_ENDING), end)
    unsigned = None
    for index in reversed(reach):
        ending = endings[index]
        if ending is None or not ending[0] or not _only_foot_follows(paragraphs, index, end, _LONGEST_PROSE_AFTER):
            continue
        following = endings[index + 1] if index + 1 < end else None
        if ending[1]:
            return index, ending[1], index + 1
        if following is not None and not following[0]:
            return index, following[1], index + 2
        unsigned = unsigned or (index, (), index + 1)
    for index in reach:
        ending = endings[index]
        if ending is not None and not ending[0] and _only_foot_follows(paragraphs, index, end, 0):
            above = index > start and is_farewell(paragraphs[index - 1].text)
            return index - above, ending[1], index + 1
    if unsigned is None and end - 1 > start and is_anonymous(paragraphs[end - 1].text):
        return end - 1, (), end
    return unsigned


def _ending(paragraph: Paragraph) -> _Ending:
    """Return whether a paragraph holds a closing formula and who signs in it, or None when it does neither."""
    closing = read_closing(paragraph.text, paragraph.span.start)
    if closing is not None:
        return True, closing.signers
    signers = () if paragraph.heading else read_signature(paragraph.text, paragraph.span.start)
    return (False, signers) if signers else None


def _only_foot_follows(paragraphs: Sequence[Paragraph], index: int, end: int, prose: int) -> bool:
    """Tell whether no more of the letter follows: a foot is a few lines, a postscript, or the writer's biography.

    Args:
        paragraphs: the document's own paragraphs.
        index: the paragraph that would end the letter.
        end: the first paragraph that no longer belongs to it.
        prose: the longest sentence that may stand in the foot; 0 when none may.
    """
    for foot, paragraph in enumerate(paragraphs[index + 1 : end]):
        text = paragraph.text
        if is_postscript(text) or paragraph.after_rule:
            return True
        is_line = len(text) <= _LONGEST_FOOT_LINE and not paragraph.heading and text[-1] not in ".!?…:"
        if foot >= _LONGEST_ENDING or not (
            is_line or len(text) <= prose or read_row(text, 0) or is_biography(paragraph)
        ):
            return False
    return True

"""Understands a text that nobody is greeted in: an article, an interview, or something else."""

from collections.abc import Iterator, Sequence

from index.document import Kind, Span
from index.reading.authors import distinct, in_full
from index.reading.biography import find_authorship, find_biographies, find_signed
from index.reading.boilerplate import is_remark
from index.reading.finding import Finding
from index.reading.header import Header, read_header
from index.reading.interview import Part, find_interviewed, introduces_guest, is_labelled, spoken, tell_parts
from index.reading.kind import are_answered_as_own, is_called_interview, is_like_interview, is_put_to_somebody
from index.reading.layout import Paragraph
from index.reading.people import same_person
from index.reading.rows import Found, read_row
from index.reading.turns import Piece, is_heading, join

_LAST = 6
_FOOT = 3
_ARTICLE = 400
_LINE = 60


def understand_essay(
    everything: Sequence[Paragraph], paragraphs: Sequence[Paragraph], known: Sequence[Found]
) -> Finding:
    """Return what a text without greeting or messages says.

    Args:
        everything: all the document's paragraphs.
        paragraphs: those that are not the page's own.
        known: people who are authors by the file's own word.
    """
    header = read_header(paragraphs, 0, None)
    stated = known or header.bylines or header.name_in_title
    names = [person.value for person in (*stated, *header.bare_names)]
    first = min(header.end, len(paragraphs))
    title = header.title.value if header.title else ""
    below = paragraphs[max(first, len(paragraphs) - _FOOT) :]
    foot = {each.span.start: row for each in below if (row := read_row(each.text, each.span.start))}
    above = [*header.lines, *_lines_below(paragraphs[first:])]
    called = is_called_interview(title, [line.text for line in above], [line.text for line in below])
    end = next((start for start, row in foot.items() if row.byline and not stated), None)
    if end is not None:
        # Below a byline at the end the text is over.
        stated = foot[end].names
    own = [each for each in paragraphs[first:] if end is None or each.span.start < end]
    guest, interview = _interviewed(title, header, own, stated, called=called)
    # What tells of the guest by name at the end is no answer of theirs.
    biographies = find_biographies(paragraphs, first + 1, [*names, guest] if interview and guest else names)
    lives, subjects = biographies.members, biographies.people
    remarks = {
        index
        for index in range(max(first, len(paragraphs) - _LAST), len(paragraphs))
        if is_remark(paragraphs[index].text)
    }
    credited: list[Found] = []
    last = max((index for index in range(len(paragraphs)) if index not in lives), default=0)
    for index in range(max(first + 1, len(paragraphs) - _LAST), len(paragraphs)):
        people = find_authorship(paragraphs[index]) if index not in lives else ()
        people = people or (find_signed(paragraphs[index]) if index == last else ())
        if stated and not any(same_person(person.value, author.value) for person in people for author in stated):
            continue
        credited += people
        remarks |= {index} if people else set()
    body = [each for index, each in enumerate(own, first) if index not in lives and index not in remarks]
    if lives:
        # Below a biography a line or two are the page's.
        body = [each for each in body if each.span.start < paragraphs[max(lives)].span.start or len(each.text) >= _LINE]
    if interview:
        parts = tell_parts(body)
        authors = distinct(
            [in_full(person, subjects)[0] for person in stated]
            or [person for person in subjects if guest is None or not same_person(person.value, guest)]
        )
        pieces = _interview(body, parts, authors, guest) if parts else _prose(body, authors)
        kind: Kind = "interview"
    else:
        fuller = [in_full(person, subjects)[0] for person in stated]
        authors = distinct(fuller or header.bare_names or [*credited, *subjects])
        pieces = _prose(body, authors)
        kind = "article" if _is_article(header, body, authors) else "other"
    rows = [*header.rows, *foot.values()]
    introduction = [Piece(each.span, None, -1) for each in header.introduction]
    return Finding(
        kind=kind,
        title=header.title,
        turns=join(
            everything, sorted([*introduction, *pieces, *biographies.telling_of(authors)], key=lambda each: each.span)
        ),
        authors=authors,
        addressees=header.addressees,
        place=next((row.place for row in rows if row.place and row.date), None),
        date=next((row.date for row in rows if row.date), None),
    )


def _lines_below(body: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the lines directly below the header, before any prose."""
    for each in body:
        if len(each.text) > _LINE or each.text[-1] in ".?!":
            return
        yield each


def _interviewed(
    title: str, header: Header, body: Sequence[Paragraph], stated: Sequence[Found], *, called: bool
) -> tuple[str | None, bool]:
    """Return who is interviewed, and whether the text is an interview by its own word, labels or questions."""
    parts = tell_parts(body)
    is_talk = _is_talk(body, parts, stated)
    guest = _guest(title, header, body, parts, stated, called=called or is_labelled(body), is_talk=is_talk)
    introduced = is_talk or any(introduces_guest(each) for each in header.introduction or body[:1])
    asked = parts and guest and is_like_interview(parts, [each.text for each in body], introduced=introduced)
    return guest, called or is_labelled(body) or bool(asked)


def _guest(
    title: str,
    header: Header,
    body: Sequence[Paragraph],
    parts: Sequence[Part] | None,
    stated: Sequence[Found],
    *,
    called: bool,
    is_talk: bool,
) -> str | None:
    """Return who is interviewed.

    The running introduction counts only where the text is called an interview, begins with a name and age, or is by
    somebody who marks questions that another answers. Whoever a line of credits names is not interviewed.
    """
    opening = [each for each, part in zip(body, parts or (), strict=False) if part is Part.INTRODUCTION]
    is_about_guest = called or is_talk
    introduction = [each for each in (*header.introduction, *opening) if is_about_guest or introduces_guest(each)]
    credited = [line for line in header.lines if (row := read_row(line.text, line.span.start)) and row.byline]
    lines = [line for line in header.lines if line not in credited and (called or line not in header.introduction)]
    return find_interviewed(title, lines, introduction, [person.value for person in stated], header.words)


def _is_talk(body: Sequence[Paragraph], parts: Sequence[Part] | None, stated: Sequence[Found]) -> bool:
    """Tell whether a text by somebody marks its questions, and what stands below them is said by another."""
    if not (parts and stated):
        return False
    questions = [each for each, part in zip(body, parts, strict=True) if part is Part.QUESTION]
    marked = all(each.strong or each.heading or each.dashed for each in questions)
    texts = [each.text for each in body]
    return marked and is_put_to_somebody([each.text for each in questions]) and are_answered_as_own(parts, texts)


def _interview(
    body: Sequence[Paragraph], parts: Sequence[Part], authors: Sequence[Found], guest: str | None
) -> list[Piece]:
    journalist = authors[0].value if len(authors) == 1 else None
    speakers = {Part.QUESTION: journalist, Part.ANSWER: guest, Part.INTRODUCTION: None, Part.REMARK: None}
    pieces = []
    group = 0
    for index, (paragraph, part) in enumerate(zip(body, parts, strict=True)):
        group += index > 0 and part is not parts[index - 1]
        if part is Part.ANSWER and paragraph.heading:
            continue
        pieces.append(Piece(spoken(paragraph), speakers[part], group))
    return pieces


def _prose(body: Sequence[Paragraph], authors: Sequence[Found]) -> list[Piece]:
    speaker = authors[0].value if len(authors) == 1 else None
    following = [*body[1:], None]
    return [
        Piece(each.span, speaker) for each, after in zip(body, following, strict=False) if not is_heading(each, after)
    ]


def _is_article(header: Header, body: Sequence[Paragraph], authors: Sequence[Found]) -> bool:
    length = sum(_size(paragraph.span) for paragraph in body)
    return length > 0 and (bool(authors) or (header.title is not None and length >= _ARTICLE))


def _size(span: Span) -> int:
    return span.end - span.start

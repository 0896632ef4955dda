"""Recognises what a page says about the author of a text, and whom it calls the author."""

import re
from collections.abc import Sequence

from index.document import Span
from index.reading.layout import Paragraph
from index.reading.people import find_full_names, is_full_name, same_person, without_titles
from index.reading.rows import Found

_HEADING = re.compile(r"(?:over|about)\s+(?P<rest>.{2,60})", re.IGNORECASE)
_THE_AUTHOR = re.compile(
    r"(?:de|the)\s+(?:auteurs?|schrijvers?|schrijfster|authors?|writers?|interviewer)", re.IGNORECASE
)
_LIFE = re.compile(
    r"\b(?:is|zijn|are|was|werkt|werkte|werken|studeerde|schrijft|schreef|adviseert|begeleidt|begon|promoveerde"
    r"|doceert|leidt"
    r"|geeft|woont|helpt|heeft|works?|worked|writes?|wrote|teaches|taught|leads|lives|studied|founded|advises"
    r"|runs|has|helps)\b"
)
_OCCUPATION = re.compile(
    r"\b(?:\w*adviseurs?|auteurs?|oprichters?|oprichtster|journaliste?n?|redacteur(?:en)?|redactrice"
    r"|consultants?|hoogleraar|docent\w*|directeur\w*"
    r"|onderzoekers?|schrijvers?|schrijfster|spreker|columnist\w*|trainers?|coach|psycholo\w+|socioloog|\w+loog"
    r"|ondernemers?|freelance\w*|partner"
    r"|authors?|founders?|co-founder|journalists?|editors?|professor|lecturer|director|researchers?|writers?"
    r"|speakers?|manager|adviser|advisor"
    r"|promoveerde|studeerde|studied|taught|teaches|writes|schrijft|schreef|wrote|boek(?:en)?|books?)\b",
    re.IGNORECASE,
)
_AUTHORSHIP = re.compile(
    r"\b(?:is|zijn|are)\b[^.?!]{0,120}?\b(?:co-)?(?:auteurs?|authors?|schrijvers?|writers?|schrijfster)\b",
    re.IGNORECASE,
)
_LOOK_BACK = 12


def find_biographies(
    paragraphs: Sequence[Paragraph], first: int, known: Sequence[str]
) -> tuple[frozenset[int], tuple[Found, ...]]:
    """Return which paragraphs tell of the text's authors, and the people they are about.

    A biography stands near the end: under `Over NAME` or `About the author`, under a line that is
    just the name, or as a last paragraph that starts with a name and says what that person does.

    Args:
        paragraphs: the document's own paragraphs, page furniture left out.
        first: the first that can belong to a biography.
        known: people known to be authors; a paragraph that starts with such a name needs no occupation.
    """
    members: set[int] = set()
    people: list[Found] = []
    first = max(first, len(paragraphs) - _LOOK_BACK)
    index = first
    while index < len(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        title = _about(paragraphs[index])
        if following and title is not None and (title == "" or _starts_with(following.text, title)):
            span = paragraphs[index].span
            if title:
                people.append(Found(title, Span(span.end - len(title), span.end)))
            members.update(range(index, _end_of_about(paragraphs, index)))
            index = max(members) + 1
            continue
        subject = _subject(paragraphs[index], known, last=index == len(paragraphs) - 1 or index > first)
        if subject is not None and _only_lives_follow(paragraphs, index, known):
            people.append(subject)
            members.add(index)
        index += 1
    return frozenset(members), tuple(people)


def is_biography(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph announces a biography, or starts with a name and what that person does."""
    return _about(paragraph) is not None or _subject(paragraph, (), last=True) is not None


def find_authorship(paragraph: Paragraph) -> tuple[Found, ...]:
    """Return the people a paragraph calls the authors: `A en B zijn de auteurs van...`."""
    people: list[Found] = []
    for match in _AUTHORSHIP.finditer(paragraph.text):
        sentence = max(paragraph.text.rfind(end, 0, match.start()) for end in (". ", "! ", "? ", "’. ", "\n"))
        before = paragraph.text[sentence + 1 : match.start()]
        for span in find_full_names(before):
            name = span.of(before)
            start = paragraph.span.start + sentence + 1 + span.start
            people.append(Found(name, Span(start, start + len(name))))
    return tuple(people)


def _about(paragraph: Paragraph) -> str | None:
    """Return whom a heading announces: a name, or "" for `the author`; None when it announces nobody."""
    if is_full_name(paragraph.text):
        return paragraph.text
    match = _HEADING.fullmatch(paragraph.text.rstrip(":"))
    if match is None:
        return None
    if _THE_AUTHOR.fullmatch(match.group("rest")):
        return ""
    return match.group("rest") if is_full_name(match.group("rest")) else None


def _starts_with(text: str, name: str) -> bool:
    first = without_titles(text[:80]).split(None, len(name.replace("-", " ").split()) + 1)
    heads = (" ".join(first[:count]).rstrip(",") for count in range(1, len(first) + 1))
    return any(same_person(head, name) for head in heads) or text.startswith(
        (name.split()[0], "Hij ", "Zij ", "He ", "She ")
    )


def _end_of_about(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Return the paragraph after a headed biography: it is one paragraph, or more while they are no heading."""
    end = index + 2
    while end < len(paragraphs) and _about(paragraphs[end]) is None and not paragraphs[end].heading:
        end += 1
    return min(end, len(paragraphs))


def _subject(paragraph: Paragraph, known: Sequence[str], *, last: bool) -> Found | None:
    """Return the person with whose name and life a paragraph starts."""
    opening = paragraph.text[:200]
    names = find_full_names(opening)
    if not last or not names or len(paragraph.text) > 1_200:
        return None
    name = names[0].of(opening)
    before = opening[: names[0].start].strip().strip(".").casefold()
    life = _LIFE.match(opening, names[0].end + 1)
    if (before and without_titles(f"{before} x") != "x") or life is None:
        return None
    if not any(same_person(name, each) for each in known) and not _OCCUPATION.search(opening, life.start()):
        return None
    return Found(name, Span(paragraph.span.start + names[0].start, paragraph.span.start + names[0].end))


def _only_lives_follow(paragraphs: Sequence[Paragraph], index: int, known: Sequence[str]) -> bool:
    return all(
        _about(paragraph) is not None or _subject(paragraph, known, last=True) is not None or len(paragraph.text) < 60
        for paragraph in paragraphs[index + 1 :]
    )

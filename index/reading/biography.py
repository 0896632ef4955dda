"""Recognises what a page says about the author of a text, and whom it calls the author."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.document import Span
from index.reading.layout import Paragraph
from index.reading.people import find_full_names, is_full_name, same_person, without_titles
from index.reading.rows import Found
from index.reading.turns import Piece
from index.sentences import split_sentences

_HEADING = re.compile(r"(?:over|about)\s+(?P<rest>.{2,60})", re.IGNORECASE)
_THE_AUTHOR = re.compile(
    r"(?:de|the)\s+(?:auteurs?|schrijvers?|schrijfster|authors?|writers?|interviewer)", re.IGNORECASE
)
_HEADING_ABOVE = re.compile(
    r"(?:over|about)\s+(?:de|the)\s+(?:auteurs?|schrijvers?|schrijfster|authors?|writers?)[ \t]{0,3}:?[ \t]{0,3}\n",
    re.IGNORECASE,
)
_LIFE = re.compile(
    r"\b(?:is|zijn|are|was|werkt|werkte|werken|studeerde|studeert|schrijft|schreef|adviseert|begeleidt|begon|promoveerde"
    r"|doceert|leidt|leidde|coacht|traint|onderzoekt|spreekt|publiceert|publiceerde|groeide|verdiept"
    r"|geeft|gaf|woont|woonde|helpt|heeft|had|runt|richtte|maakt|works?|worked|writes?|wrote|teaches|taught|leads|led"
    r"|lives|lived|studied|studies|founded|advises|lectures|lectured|coaches|trains|speaks|edits|edited|heads|holds"
    r"|grew|trained|published|started|runs|ran|has|had|helps)\b"
)
_OCCUPATION = re.compile(
    r"\b(?:\w{0,30}adviseurs?|auteurs?|oprichters?|oprichtster|journaliste?n?|redacteur(?:en)?|redactrice"
    r"|consultants?|hoogleraar|docente?n?|directeur(?:en)?|directrice|voorzitter|burgemeester|wethouder|arts"
    r"|onderzoekers?|onderzoekster|(?:tekst)?schrijvers?|(?:tekst)?schrijfster|spreker|spreekster|columniste?n?"
    r"|trainers?|coach|psycholo(?:og|ge|gen)|soci?olo(?:og|ge|gen)|\w{1,30}loog|filosoof|filosofe|econoom|jurist"
    r"|ondernemers?|freelance\w{0,6}|partner|manager"
    r"|authors?|founders?|co-founder|journalists?|editors?|professor|lecturer|director|researchers?|writers?"
    r"|speakers?|adviser|advisor|philosopher|sociologist|psychologist|economist|nurse|teacher|chair"
    r"|promoveerde|studeerde|studied|taught|teaches|writes|lectures|schrijft|schreef|wrote|boek(?:en)?|books?)\b",
    re.IGNORECASE,
)
_AUTHORSHIP = re.compile(
    r"\b(?:is|zijn|are)\b[^.?!]{0,80}?\b(?:co-)?(?:auteurs?|authors?|schrijvers?|writers?|schrijfster)\b",
    re.IGNORECASE,
)
# Between a name and what that person does: (Breda, 1969), or `, adviseur in Breda,`.
_INSERTION = re.compile(r"\s?\([^()]{0,100}\)|,\s[^,.;]{2,80},")
_VERB = re.compile(r"[a-zà-ÿ]{2,30}\b(?!,)")
_LOOK_BACK = 12
_LONGEST = 1_200
_OPENING = 260


@dataclass(frozen=True, slots=True)
class Biographies:
    """What a text tells of its people.

    Attributes:
        members: the paragraphs that are or announce biographies.
        people: whom they are about, where a name says so.
        pieces: their sentences, each with whom it is about.
    """

    members: frozenset[int]
    people: tuple[Found, ...]
    pieces: tuple[Piece, ...]

    def telling_of(self, authors: Sequence[Found]) -> list[Piece]:
        """Return the pieces, with the names of authors as the text gives those."""
        return [
            replace(piece, about=next((each.value for each in authors if same_person(each.value, about)), about))
            for piece in self.pieces
            if (about := piece.about)
        ]


def find_biographies(paragraphs: Sequence[Paragraph], first: int, known: Sequence[str]) -> Biographies:
    """Return which paragraphs tell of the text's authors, and what they tell of whom.

    A biography stands near the end: under `Over NAME` or `About the author`, under a line that is
    just the name, or as a last paragraph that starts with a name and says what that person does.

    Args:
        paragraphs: the document's own paragraphs, page furniture left out.
        first: the first that can belong to a biography.
        known: people known to be authors; a paragraph that starts with such a name needs no occupation.
    """
    members: set[int] = set()
    headings: dict[int, str] = {}
    people: list[Found] = []
    first = max(first, len(paragraphs) - _LOOK_BACK)
    index = first
    while index < len(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        title = _about(paragraphs[index])
        if following and title is not None and (title == "" or _starts_with(following.text, title)):
            span = paragraphs[index].span
            headings[index] = title
            if title:
                people.append(Found(title, Span(span.end - len(title), span.end)))
            else:
                people += _opening_name(following)
            members.update(range(index, _end_of_about(paragraphs, index)))
            index = max(members) + 1
            continue
        subject = _subject(paragraphs[index], known)
        if subject is not None and _only_lives_follow(paragraphs, index, known):
            people.append(subject)
            members.add(index)
        index += 1
    names = [*known, *(person.value for person in people)]
    return Biographies(frozenset(members), tuple(people), tuple(_pieces(paragraphs, members, headings, names)))


def _pieces(
    paragraphs: Sequence[Paragraph], members: set[int], headings: dict[int, str], known: Sequence[str]
) -> Iterator[Piece]:
    """Yield the sentences of biographies that tell of somebody known by name, each as its own piece or as one."""
    about: str | None = None
    for index in sorted(members):
        if index in headings:
            about = headings[index] or (known[0] if len(known) == 1 else None)
            continue
        if index - 1 not in members:
            about = None
        paragraph = paragraphs[index]
        start = 0
        for sentence in split_sentences(paragraph.text, Span(0, len(paragraph.text))):
            subject = _starting_name(sentence.of(paragraph.text), known)
            if subject is None or (about is not None and same_person(subject, about)):
                continue
            if about is not None and sentence.start > start:
                yield _piece(paragraph, start, sentence.start, about)
            about, start = subject, sentence.start
        if about is not None:
            yield _piece(paragraph, start, len(paragraph.text), about)


def _piece(paragraph: Paragraph, start: int, end: int, about: str) -> Piece:
    words = paragraph.text[start:end].rstrip()
    return Piece(Span(paragraph.span.start + start, paragraph.span.start + start + len(words)), None, -2, about)


def is_biography(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph announces a biography, or starts with a name and what that person does."""
    return _about(paragraph) is not None or _subject(paragraph, ()) is not None


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


def find_signed(paragraph: Paragraph) -> tuple[Found, ...]:
    """Return the person whose full name, behind a long dash, is all of a closing line: `— Anna Bos`.

    Without the dash it may as well be a town.
    """
    name = paragraph.text.lstrip("–— ")
    if not paragraph.dashed or not is_full_name(name):
        return ()
    return (Found(name, Span(paragraph.span.end - len(name), paragraph.span.end)),)


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


def _subject(paragraph: Paragraph, known: Sequence[str]) -> Found | None:
    """Return the person with whose name and life a paragraph starts."""
    # The heading may stand right above it: `About the author`.
    opening = _HEADING_ABOVE.match(paragraph.text)
    text = paragraph.text[opening.end() :] if opening else paragraph.text
    name = _starting_name(text, known) if len(text) <= _LONGEST else None
    start = paragraph.span.start + paragraph.text.find(name) if name else 0
    return Found(name, Span(start, start + len(name))) if name else None


def _starting_name(text: str, known: Sequence[str]) -> str | None:
    """Return the full name with which a text starts, where it goes on with what that person is or does."""
    opening = text[:_OPENING]
    names = find_full_names(opening)
    if not names:
        return None
    name = names[0].of(opening)
    before = opening[: names[0].start].strip().strip(".").casefold()
    insertion = _INSERTION.match(opening, names[0].end)
    start = (insertion.end() if insertion else names[0].end) + 1
    is_known = any(same_person(name, each) or name.split()[0] == each for each in known)
    life = (_VERB if is_known else _LIFE).match(opening, start)
    if (before and without_titles(f"{before} x") != "x") or life is None:
        return None
    return name if is_known or _OCCUPATION.search(opening, life.start()) else None


def _opening_name(paragraph: Paragraph) -> list[Found]:
    """Return the full name that is the first of a paragraph."""
    opening = paragraph.text[:_OPENING]
    start = paragraph.span.start
    spans = [span for span in find_full_names(opening)[:1] if span.start == 0]
    return [Found(span.of(opening), Span(start, start + span.end)) for span in spans]


def _only_lives_follow(paragraphs: Sequence[Paragraph], index: int, known: Sequence[str]) -> bool:
    return all(
        _about(paragraph) is not None or _subject(paragraph, known) is not None or len(paragraph.text) < 60
        for paragraph in paragraphs[index + 1 :]
    )

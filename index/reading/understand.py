"""Understands a text: its title, kind, people, place, date, language, and who speaks where."""

from collections.abc import Sequence
from dataclasses import replace

from index.document import Language, ReadDocument, Span
from index.reading.boilerplate import ends_text, is_furniture
from index.reading.conversation import understand_thread
from index.reading.correspondence import understand_letters
from index.reading.essay import understand_essay
from index.reading.file_name import authors_in_name, date_in_name
from index.reading.finding import Finding
from index.reading.language import detect_language
from index.reading.layout import Paragraph, find_paragraphs
from index.reading.letter import find_letters
from index.reading.message import understand_message
from index.reading.messages import read_thread
from index.reading.people import lower_case_words
from index.reading.reports import find_reports
from index.reading.rows import Found
from index.reading.source import FrontMatter, Source
from index.reading.title import title_from_name
from index.reading.turns import Piece, join

_WIDGET = 80
_ENOUGH = 3_000


def understand(source: Source, name: str) -> ReadDocument:
    """Return the document that a source is.

    Front matter wins over the text, and the text over what the format states beside it. What none of them says the
    file's name tells, where that is certain: its date, and who wrote a letter or an article; it is
    always good for a title. A field without evidence comes from beside the text.

    Args:
        source: readable text with at least one visible character.
        name: the file's name.
    """
    everything = find_paragraphs(source)
    paragraphs = _own(everything)
    front = source.front_matter
    known = [Found(author, Span(0, 0)) for author in front.authors]
    stated = source.stated
    if source.said or source.quoted:
        finding = understand_message(source, everything)
    else:
        finding = _understand(everything, paragraphs, known)
        if stated.authors and not finding.authors and finding.kind != "letter":
            finding = _understand(everything, paragraphs, [Found(author, Span(0, 0)) for author in stated.authors])
        if not finding.authors and finding.kind in ("letter", "article"):
            named = authors_in_name(name, lower_case_words(paragraph.text for paragraph in paragraphs))
            if named:
                finding = _understand(everything, paragraphs, [Found(author, Span(0, 0)) for author in named])
    known_names = {*front.authors, *front.addressees, *(each.value for each in (*finding.authors, *finding.addressees))}
    title = stated.title if stated.title and not source.headings else None
    return ReadDocument(
        text=source.text,
        title=front.title or title or (finding.title.value if finding.title else title_from_name(name)),
        kind=front.kind or finding.kind,
        language=front.language or _language(source.text, finding),
        turns=finding.turns,
        authors=front.authors or tuple(author.value for author in finding.authors),
        addressees=front.addressees or tuple(addressee.value for addressee in finding.addressees),
        place=front.place or (finding.place.value if finding.place else None),
        date=front.date or (finding.date.date if finding.date else stated.date) or date_in_name(name),
        evidence=(*source.evidence, *_evidence(front, finding)),
        reports=find_reports(source.text, finding.turns, known_names),
        warnings=source.warnings,
    )


def _understand(everything: Sequence[Paragraph], paragraphs: Sequence[Paragraph], known: Sequence[Found]) -> Finding:
    """Return what a text says; what it takes from elsewhere, where that is the lesser part, is in turns of nobody's."""
    inserted = [paragraph for paragraph in paragraphs if paragraph.quoted]
    length = sum(len(paragraph.text) for paragraph in paragraphs)
    if not inserted or sum(len(paragraph.text) for paragraph in inserted) * 2 > length:
        return _understand_own(everything, paragraphs, known)
    own = [paragraph for paragraph in paragraphs if not paragraph.quoted]
    finding = _understand_own(everything, own, known)
    taken = join(everything, [Piece(paragraph.span, None) for paragraph in inserted])
    return replace(finding, turns=tuple(sorted([*finding.turns, *taken], key=lambda turn: turn.span)))


def _understand_own(
    everything: Sequence[Paragraph], paragraphs: Sequence[Paragraph], known: Sequence[Found]
) -> Finding:
    thread = read_thread(paragraphs)
    letters = find_letters(paragraphs) if thread is None or not thread.stamped else ()
    if letters:
        return understand_letters(everything, paragraphs, letters, known)
    if thread is not None:
        return understand_thread(everything, paragraphs, thread, known)
    return understand_essay(everything, paragraphs, known)


def _own(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that are not the page's: no furniture, no short lines below the text's end."""
    own: list[Paragraph] = []
    middle = paragraphs[-1].span.end // 2 if paragraphs else 0
    ended = False
    for paragraph in paragraphs:
        ended = ended or (paragraph.span.start > middle and ends_text(paragraph.text))
        if not is_furniture(paragraph.text) and not (ended and len(paragraph.text) < _WIDGET):
            own.append(paragraph)
    return tuple(own)


def _language(text: str, finding: Finding) -> Language:
    spoken: list[str] = []
    length = 0
    for turn in finding.turns:
        if turn.about is not None:
            continue
        spoken.append(turn.span.of(text))
        length += len(spoken[-1])
        if length > _ENOUGH:
            break
    return detect_language("\n".join(spoken) or text)


def _evidence(front: FrontMatter, finding: Finding) -> tuple[tuple[str, Span], ...]:
    """Return what in the text says each field; a field from the front matter has none."""
    evidence: list[tuple[str, Span]] = []
    if finding.title and not front.title:
        evidence.append(("title", finding.title.span))
    if not front.authors:
        evidence += [("authors", author.span) for author in finding.authors if author.span.end]
        evidence += [("authors", span) for span in finding.more_evidence]
    if not front.addressees:
        evidence += [("addressees", addressee.span) for addressee in finding.addressees]
    if finding.place and not front.place:
        evidence.append(("place", finding.place.span))
    if finding.date and not front.date:
        evidence.append(("date", finding.date.span))
    return tuple(evidence)

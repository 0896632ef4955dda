"""Finds in a question the documents that it names by their titles."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.document import Span
from index.people import fold
from index.records import DocumentSummary
from rag.words_of_question import Word

_WORD = re.compile(r"\w+")
_SUBTITLE = re.compile(r"\s[-–—]\s|[:(?!]")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{1,300}[\"”“»]|(?<!\w)['‘‚][^'‘’‚]{1,300}['’](?!\w)")
_ARTICLES = frozenset("de het een the a an".split())
_IN = frozenset("in uit from".split())
# "In the piece The Price of an Apology", "de brief getiteld Tot slot".
_TEXTS = frozenset(
    """
    brief brieven interview artikel column essay stuk tekst verhaal blog mail bericht letter letters article piece text
    story essays email message getiteld titled called genaamd titel title
    """.split()
)
_CONNECTING = frozenset("aan to van from of met with en and voor for".split())
_LEADING = _IN | _ARTICLES | _TEXTS | frozenset("zijn haar hun his her their dat die dit that this".split())
_STANDING = frozenset(
    "staat stond zegt zei zeggen schrijft schreef say says said write writes wrote written read".split()
)
_ABOUT = frozenset("over about on".split())
# So many words are no phrase that anybody says by chance.
_LONG = 3
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class FoundTitles:
    """The documents a question names by their titles, and where.

    Attributes:
        unknown: what stands in quotation marks where a text is named, and is no document's title.
    """

    documents: tuple[str, ...]
    spans: tuple[Span, ...]
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word without any marks, and the number of the question's word that it is part of."""

    text: str
    word: int


class TitleIndex:
    """All titles of a collection by their words, made once for each version of it.

    A title is the same without accents, capitals, marks and its first article; its part before a colon, a
    dash, a bracket or a question mark names it too.

    Attributes:
        title_of: each document's title as it stands, by the document's id.
    """

    def __init__(self, documents: Mapping[int, DocumentSummary]) -> None:
        titles: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for document in documents.values():
            for words in _forms(document.title):
                titles[words][document.id] = None
        self._titles = {words: tuple(ids) for words, ids in titles.items()}
        self.title_of = {document.id: document.title for document in documents.values()}
        lengths: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for words in titles:
            lengths[words[:1]].add(len(words))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def exactly(self, text: str) -> tuple[str, ...]:
        """Return the ids of the documents with this title."""
        return self._titles.get(_without_article(_words(text)), ())

    def longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
        """Return the end of the longest title that begins with the word at `at`, and whose it is; `at` for none."""
        for length in self._lengths.get(tuple(words[at : at + 1]), ()):
            found = self._titles.get(tuple(words[at : at + length]))
            if found and at + length <= len(words):
                return at + length, found
        return at, ()


def find_titles(text: str, words: Sequence[Word], titles: TitleIndex, names: Container[str]) -> FoundTitles:
    """Find the documents that a question names: 'in "Tot slot"', "uit De prijs van een excuus", "the piece Leeds".

    In quotation marks every title counts. Without them it must stand where a text is named, behind "in" or
    behind what kind of text it is, and with a capital when it is short, as it may be words like any others.
    A title that just tells who writes to whom is then no title either, as it means all such letters.

    Args:
        text: the question.
        words: its words.
        titles: those of the collection.
        names: the folded words with which people's names begin.
    """
    documents: dict[str, None] = {}
    spans: list[Span] = []
    unknown: str | None = None
    for match in _QUOTED.finditer(text):
        found = titles.exactly(match.group()[1:-1])
        first = next((at for at, word in enumerate(words) if word.span.start >= match.start()), 0)
        if not found and first and words[first - 1].folded in _TEXTS:
            unknown = match.group()[1:-1].strip()
        if found:
            documents.update(dict.fromkeys(found))
            spans.append(Span(min(match.start(), words[_lead(words, first)].span.start), match.end()))
    for span, found in _unquoted(words, titles, names):
        if not any(one.start < span.end and span.start < one.end for one in spans):
            documents.update(dict.fromkeys(found))
            spans.append(span)
    return FoundTitles(tuple(documents), tuple(spans), unknown)


def _unquoted(
    words: Sequence[Word], titles: TitleIndex, names: Container[str]
) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield the titles that stand without quotation marks where a text is named."""
    pieces = [_Piece(piece, number) for number, word in enumerate(words) for piece in _words(word.text)]
    folded = [piece.text for piece in pieces]
    at = 0
    while at < len(pieces):
        start = at + 1 if folded[at] in _ARTICLES else at
        end, found = titles.longest(folded, start)
        if found and _is_named(words, pieces[at:end], folded[start:end], names):
            first, last = _lead(words, pieces[at].word), pieces[end - 1].word
            yield Span(words[first].span.start, words[last].span.end), found
            at = end
        else:
            at += 1


def _is_named(words: Sequence[Word], pieces: Sequence[_Piece], title: Sequence[str], names: Container[str]) -> bool:
    """Tell a title from words that happen to be the same."""
    first = pieces[0].word
    has_capital = any(words[piece.word].text[0].isupper() for piece in pieces[: 1 + len(pieces) - len(title)])
    former = words[first - 1].folded if first else ""
    if all(word in names or word in _TEXTS or word in _CONNECTING or word.isdigit() for word in title):
        return False
    is_in_place = bool(former) and (former in _IN or former in _TEXTS)
    if len(title) >= _LONG and title[0] not in _TEXTS:
        return is_in_place or (has_capital and first > 0)
    if not (is_in_place and has_capital):
        return False
    # "In Leeds" is where it happened, unless what stands in a text is asked for.
    is_text = former in _TEXTS or any(word.folded in _STANDING for word in words[:first])
    return len(title) > 1 or (is_text and not any(word.folded in _ABOUT for word in words[:first]))


def _lead(words: Sequence[Word], first: int) -> int:
    """Return where "in the piece called" begins before a title."""
    while first and words[first - 1].folded in _LEADING and words[first].follows:
        first -= 1
    return first


def _forms(title: str) -> Iterator[tuple[str, ...]]:
    """Yield a title's words, and those of its parts before each subtitle."""
    whole = _without_article(_words(title))
    if whole and len(whole) <= _LONGEST:
        yield whole
    for mark in _SUBTITLE.finditer(title):
        words = _without_article(_words(title[: mark.start()]))
        # One word before a colon is too little: "Re: ...".
        if 1 < len(words) <= _LONGEST:
            yield words


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words

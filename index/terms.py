"""Turns Dutch and English text into the terms that the lexical index compares."""

import re
import threading
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from index.compounds import Compounds
from index.document import LANGUAGES, Language, Span
from index.irregular_verbs import BASE_FORMS
from index.stop_words import STOP_WORDS

LONGEST_TERM = 64
"""Code points kept of a word; nobody searches for more."""

REMEMBERED_WORDS = 100_000

_WORD = re.compile(r"[0-9]++(?:[.,][0-9]++)++|[^\W_][\w\u0300-\u036f]*+(?:['’‘ʼ`´‑-][^\W_][\w\u0300-\u036f]*+)*+")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_APOSTROPHES = re.compile("[’‘ʼ`´]")
_SUFFIXES = frozenset(
    """
    s er ers en e t tje tjes n ll re ve d m
    """.split()
)
_OPENS_SENTENCE = frozenset(".!?…:;\n“”\"‘’'„«(|#*>-–—•")
_STEMMERS: dict[Language, str] = {"nl": "dutch", "en": "english"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The Dutch words that are known, folded.

    Attributes:
        words: single words that may be parts of a compound.
        simple: words that are never cut up, though their letters would allow it.
        verbs: infinitives.
    """

    words: frozenset[str] = frozenset()
    simple: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


class Term(NamedTuple):
    """A word as it is written, folded, and the stem it is compared by."""

    word: str
    stem: str


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A word that carries meaning, and where it stands.

    Attributes:
        terms: its own term; for a word with hyphens that of the whole without them, then those of its pieces.
        parts: the terms of a compound's parts.
    """

    surface: str
    span: Span
    terms: tuple[Term, ...]
    parts: tuple[Term, ...]


class _Analysed(NamedTuple):
    """A word's own terms, those of its parts, and the stems of them all."""

    terms: tuple[Term, ...]
    parts: tuple[Term, ...]
    stems: tuple[str, ...]


class Analyser:
    """Makes terms of text: NFKC, case and accents folded, stop words left out, Snowball 3 stems, Dutch compounds split.

    Safe to use from several threads.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lock = threading.Lock()
        self._stemmers = {language: Stemmer.Stemmer(_STEMMERS[language]) for language in LANGUAGES}
        self._vocabulary = vocabulary
        self._verb_stems = frozenset(self._stemmers["nl"].stemWords(sorted(vocabulary.verbs)))
        self._compounds = Compounds(
            vocabulary.words,
            vocabulary.simple,
            lambda words: self._stem(words, "nl"),
        )
        self._remembered = lru_cache(maxsize=REMEMBERED_WORDS)(self._analyse)

    def terms(self, text: str, language: Language) -> list[str]:
        """Return the terms of `text` in order: each word's own, then its parts'."""
        found: list[str] = []
        for match in _WORD.finditer(text):
            found += self._analysed(text, match, language).stems
        return found

    def content_words(self, text: str, language: Language) -> list[ContentWord]:
        """Return the words of `text` that are no stop words, in order."""
        found = []
        for match in _WORD.finditer(text):
            word = self._analysed(text, match, language)
            if word.terms:
                found.append(ContentWord(match.group(), Span(match.start(), match.end()), word.terms, word.parts))
        return found

    def phrases(self, texts: Sequence[str], language: Language) -> list[tuple[Term, ...]]:
        """Return the terms of each text, without stop words and without cutting compounds.

        Many texts at once cost little more than one. A text is one line.
        """
        lines = [_pieces_of_line(line) for line in fold("\n".join(texts)).split("\n")]
        words = sorted({word for line in lines for word in line} - STOP_WORDS[language])
        terms = {word: Term(word, stem) for word, stem in zip(words, self._stem(words, language), strict=True)}
        return [tuple([terms[word] for word in line if word in terms]) for line in lines]

    def _analysed(self, text: str, match: re.Match[str], language: Language) -> _Analysed:
        surface = match.group()
        analyse = self._remembered if len(surface) <= LONGEST_TERM else self._analyse
        # Few words have a capital, and this is done for every word of twenty passages for each question.
        return analyse(surface, language, language == "nl" and surface[0].isupper() and _is_name(text, match))

    def _analyse(self, surface: str, language: Language, is_name: bool) -> _Analysed:
        pieces = [piece for word in fold(surface).split() for piece in _pieces(word)]
        if len(pieces) > 1 and not pieces[0][0].isdigit():
            pieces = ["".join(pieces), *pieces]
        elif surface.isupper() and len(surface) > 1:
            return _analysed(self._terms(pieces, language), ())
        kept = [piece for piece in pieces if piece not in STOP_WORDS[language] and (len(piece) > 1 or piece.isdigit())]
        parts = [] if is_name or language != "nl" else [part for piece in kept for part in self._compounds.split(piece)]
        return _analysed(self._terms(kept, language), self._terms(parts, language))

    def _terms(self, words: Sequence[str], language: Language) -> tuple[Term, ...]:
        return tuple(Term(word, stem) for word, stem in zip(words, self._stem(words, language), strict=True))

    def _stem(self, words: Sequence[str], language: Language) -> list[str]:
        bases = [BASE_FORMS[language].get(word, word) for word in words]
        if language == "nl":
            bases = [self._without_plural(word) for word in bases]
        with self._lock:
            stems: list[str] = self._stemmers[language].stemWords(bases)
        if language == "en":
            return stems
        return [self._verb_stem(word, stem) for word, stem in zip(words, stems, strict=True)]

    def _without_plural(self, word: str) -> str:
        """Take off the -ën of `ideeën`, `industrieën` and `bacteriën`, which the stemmer does not know."""
        if word.endswith(("eeen", "ieen")):
            return word[:-2]
        return word[:-1] if word.endswith("ien") and word[:-1] in self._vocabulary.words else word

    def _verb_stem(self, word: str, stem: str) -> str:
        """Take off the ending that the stemmer leaves on `zegt` and `veranderd`, where the verb is known."""
        if stem[-1:] in ("t", "d") and stem[:-1] in self._verb_stems and word not in self._vocabulary.words:
            return stem[:-1]
        return stem


def fold(text: str) -> str:
    """Fold compatibility forms, case, accents and apostrophes away; line breaks stay."""
    if text.isascii():
        return text.lower()
    text = text.replace("´", "'").replace("‑", "-")  # compatibility forms would turn them into white space and U+2010
    for _ in range(2):  # folding case gives accents again, as that of `ǰ`
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return _APOSTROPHES.sub("'", text)


def _pieces_of_line(line: str) -> list[str]:
    words = line.split(" ")
    if all(map(str.isalpha, words)):
        return words
    return [piece for match in _WORD.finditer(line) for piece in _pieces(match.group()) if len(piece) > 1]


def _pieces(word: str) -> list[str]:
    """Cut a folded word at its hyphens and take an ending after an apostrophe off; write a number in one way."""
    if word.isalpha():
        return [word[:LONGEST_TERM]]
    if word[0].isdigit() and not word.isdigit() and word.replace(".", "").replace(",", "").isdigit():
        return _number(word)
    return [piece for part in word.split("-") if (piece := _without_suffix(part)[:LONGEST_TERM])]


def _number(word: str) -> list[str]:
    if _THOUSANDS.fullmatch(word):
        return [word.replace(".", "").replace(",", "")[:LONGEST_TERM]]
    figures = word.replace(",", ".").split(".")
    return [".".join(figures)[:LONGEST_TERM]] if len(figures) == 2 else [figure[:LONGEST_TERM] for figure in figures]


def _analysed(terms: tuple[Term, ...], parts: tuple[Term, ...]) -> _Analysed:
    return _Analysed(terms, parts, tuple(term.stem for term in (*terms, *parts)))


def _without_suffix(word: str) -> str:
    before, apostrophe, suffix = word.rpartition("'")
    if not apostrophe:
        return word.replace("_", "")
    if suffix == "t" and before.endswith("n"):
        return ""
    return (before if suffix in _SUFFIXES else before + suffix).replace("'", "").replace("_", "")


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word has a capital that no beginning of a sentence explains."""
    word = match.group()
    if not word[0].isupper() or word.isupper():
        return False
    place = match.start() - 1
    while place >= 0 and text[place] in " \t\u00a0":
        place -= 1
    return place >= 0 and text[place] not in _OPENS_SENTENCE


def folded_words(words: Collection[str]) -> frozenset[str]:
    """Return those of `words` that are one plain word, folded."""
    return frozenset(word for word in fold("\n".join(words)).split("\n") if word.isalpha())

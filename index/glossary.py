"""The project's own English-Dutch glossary: translations of terms, and the Dutch words it knows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.document import Language
from index.errors import BriefwijzerError
from index.terms import Analyser, Term, Vocabulary, folded_words

_REMARK = re.compile(r" *\([^)\n]*\)")


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One English word or phrase and its Dutch counterpart, without remarks in brackets."""

    english: str
    dutch: str


def read_glossary(path: Path) -> tuple[GlossaryEntry, ...]:
    """Read a glossary: a line per entry, `english<TAB>dutch`, remarks in brackets left out.

    Raises:
        BriefwijzerError: the file cannot be read, or a line is no entry.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BriefwijzerError(f"The glossary {path} cannot be read: {error}") from error
    entries = []
    for number, line in enumerate(_REMARK.sub("", text).splitlines(), start=1):
        english, tab, dutch = line.partition("\t")
        if not (english and tab and dutch) or "\t" in dutch:
            raise BriefwijzerError(f"Line {number} of the glossary {path} is not `english<TAB>dutch`.")
        entries.append(GlossaryEntry(english, dutch))
    return tuple(entries)


def build_analyser(entries: Iterable[GlossaryEntry]) -> Analyser:
    """Make the analyser that knows the glossary's Dutch words.

    A Dutch word that every entry gives as one English word, without a space or hyphen, counts as simple.
    """
    single = [entry for entry in entries if " " not in entry.dutch and entry.dutch.islower()]
    compounds = {entry.dutch for entry in single if _is_phrase(entry.english)}
    return Analyser(
        Vocabulary(
            words=folded_words([entry.dutch for entry in single]),
            simple=folded_words([entry.dutch for entry in single if entry.dutch not in compounds]),
            verbs=folded_words([e.dutch for e in single if e.english.startswith("to ") and e.dutch.endswith("n")]),
        )
    )


def _is_phrase(english: str) -> bool:
    words = english.removeprefix("to ")
    return " " in words or "-" in words


class Glossary:
    """Translations by stems, both ways. Immutable; safe to use from several threads.

    Args:
        entries: what `read_glossary` read.
        analyser: stems both sides, and later the questions.
    """

    def __init__(self, entries: Sequence[GlossaryEntry], analyser: Analyser) -> None:
        english = analyser.phrases([entry.english for entry in entries], "en")
        dutch = analyser.phrases([entry.dutch for entry in entries], "nl")
        self._tables: dict[Language, _Table] = {"en": _Table(english, dutch), "nl": _Table(dutch, english)}
        self._longest = {
            "en": max(map(len, english), default=0),
            "nl": max(map(len, dutch), default=0),
        }

    def longest(self, source_language: Language) -> int:
        """Return the number of terms in the longest phrase of a language."""
        return self._longest[source_language]

    def translations(self, phrase: Sequence[Term], source_language: Language) -> tuple[tuple[str, ...], ...]:
        """Return the translations of a word or phrase, each as its stems, in the glossary's order.

        The phrase as it is written is looked up first, so that `customer` is not taken for `custom`, then its stems.

        Args:
            phrase: the word or phrase as `Analyser.phrases` gives it.
            source_language: its language; the translations are in the other.
        """
        return self._tables[source_language].look_up(phrase)


class _Table:
    """Translations in one direction, by the words of a phrase and by its stems."""

    def __init__(self, sources: Sequence[tuple[Term, ...]], targets: Sequence[tuple[Term, ...]]) -> None:
        self._targets = targets
        self._by_words: dict[tuple[str, ...], list[int]] = {}
        self._by_stems: dict[tuple[str, ...], list[int]] = {}
        for place, source in enumerate(sources):
            if source and targets[place]:
                self._by_words.setdefault(tuple([term.word for term in source]), []).append(place)
                self._by_stems.setdefault(tuple([term.stem for term in source]), []).append(place)

    def look_up(self, phrase: Sequence[Term]) -> tuple[tuple[str, ...], ...]:
        places = self._by_words.get(tuple(term.word for term in phrase))
        if places is None:
            places = self._by_stems.get(tuple(term.stem for term in phrase), [])
        return tuple(dict.fromkeys(tuple(term.stem for term in self._targets[place]) for place in places))

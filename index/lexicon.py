"""The words Briefwijzer knows by itself: to analyse text with, to translate and to tell names from words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.document import LANGUAGES
from index.glossary import Glossary, build_analyser, read_glossary
from index.stop_words import STOP_WORDS
from index.terms import Analyser, fold

GLOSSARY_PATH = Path(__file__).with_name("glossary.tsv")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Made once, then shared by all threads.

    Attributes:
        analyser: makes terms.
        glossary: translates terms.
        ordinary: terms of ordinary words of both languages.
        nouns: the English for single Dutch words that are no verbs, both in lower case.
    """

    analyser: Analyser
    glossary: Glossary
    ordinary: frozenset[str]
    nouns: Mapping[str, str]

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word, in whatever case, is an ordinary word of Dutch or English, and not just a name."""
        folded = fold(word)
        if any(folded in STOP_WORDS[language] for language in LANGUAGES):
            return True
        return any(
            term in self.ordinary for language in LANGUAGES for term in self.analyser.terms(folded, language)[:1]
        )


def load_lexicon(path: Path = GLOSSARY_PATH) -> Lexicon:
    """Read the glossary and make everything that follows from it.

    Raises:
        BriefwijzerError: the glossary cannot be read.
    """
    entries = read_glossary(path)
    analyser = build_analyser(entries)
    dutch = " ".join(entry.dutch for entry in entries if entry.dutch.islower())
    english = " ".join(entry.english for entry in entries if entry.english.islower())
    ordinary = frozenset((*analyser.terms(dutch, "nl"), *analyser.terms(english, "en")))
    nouns: dict[str, str] = {}
    for entry in entries:
        if all(word.isalpha() and word.islower() for word in (entry.dutch, entry.english)):
            # The shortest of several translations is nearly always the plainest.
            nouns[entry.dutch] = min(nouns.get(entry.dutch, entry.english), entry.english, key=len)
    return Lexicon(analyser, Glossary(entries, analyser), ordinary, nouns)

"""The sentences people are shown, in Dutch and in English, out of the files in `rag/words/`."""

import importlib.resources
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from index.document import LANGUAGES, Language, PartialDate


@dataclass(frozen=True, slots=True)
class Wording:
    """All sentences of one language, by `file.key`."""

    language: Language
    sentences: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return a sentence with its places filled in.

        Raises:
            KeyError: there is no such sentence, or it has a place that is not given.
        """
        return self.sentences[key].format(**values) if values else self.sentences[key]

    def section(self, name: str) -> dict[str, str]:
        """Return the sentences of one file, by key."""
        return {
            key.removeprefix(f"{name}."): text for key, text in self.sentences.items() if key.startswith(f"{name}.")
        }

    def date(self, date: PartialDate) -> str:
        """Return a date in words, as precise as it is: "16 februari 2024", "november 2024", "2024"."""
        if date.month is None:
            return str(date.year)
        month = self.sentences["page.months"].split()[date.month - 1]
        return f"{month} {date.year}" if date.day is None else f"{date.day} {month} {date.year}"

    def count(self, count: int) -> str:
        """Return a small number in words, a larger one in figures."""
        words = self.sentences["answer.counts"].split()
        return words[count] if count < len(words) else str(count)

    def names(self, names: tuple[str, ...]) -> str:
        """Return names as a list in words: "A, B en C"."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.sentences['page.and']} {names[-1]}"


@cache
def wording(language: Language) -> Wording:
    """Return the sentences of one language."""
    sentences: dict[str, str] = {}
    for file in importlib.resources.files("rag").joinpath("words").iterdir():
        if file.name.endswith(".toml"):
            section = file.name.removesuffix(".toml")
            tables = tomllib.loads(file.read_text("utf-8"))
            sentences.update({f"{section}.{key}": text for key, text in tables[language].items()})
    return Wording(language, sentences)


def all_wordings() -> dict[Language, Wording]:
    """Return the sentences of every language."""
    return {language: wording(language) for language in LANGUAGES}

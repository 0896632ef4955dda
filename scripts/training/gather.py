"""Step 1: all sources brought into four plain files, without a sentence of a held-out set.

Writes into the work folder: `pairs.tsv` (English, Dutch, group), `english.txt` (sentences of English
alone), `questions.jsonl` (question, passage, near misses, split) and `similar.tsv` (graded pairs).
"""

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.training.cleaning import held_out_keys, key, read_csv, read_tsv

# Groups decide how often a pair is seen (see `batches`): general language is rare in the data.
GENERAL = "general"
BUSINESS = "business"
MACHINE = "machine"
WORD = "word"
LEXICON = "lexicon"

_GENERAL_SOURCES = {
    "tatoeba_direct", "tatoeba_pivot", "stsb_nl", "covid_dashboard", "privacyguides", "opensource_guide", "mozilla_www",
}  # fmt: skip
_HELD_DOCUMENTS = 0.05
_HELD_QUESTIONS = 60
_SEED = 20240229
_PASSAGE_WORDS = 110


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the passage that answers it.

    Attributes:
        split: `train` or `held`; a held passage is in no training example.
        origin: the set it comes from, `written` or `docs`.
        near_misses: questions close to the passage that it does not answer.
    """

    question: str
    passage: str
    question_language: str
    near_misses: tuple[str, ...]
    origin: str
    split: str


def gather(data: Path, written: Path, work: Path) -> None:
    """Bring the sources in `data` and `written` together in `work`."""
    banned = held_out_keys(data / "heldout")
    work.mkdir(parents=True, exist_ok=True)
    pairs = list(dict.fromkeys(_allowed_pairs(data, written, banned)))
    _write_tsv(work / "pairs.tsv", pairs)
    english = list(dict.fromkeys(text for text in _glosses(data / "extra" / "wordnet") if key(text) not in banned))
    (work / "english.txt").write_text("\n".join(english) + "\n", encoding="utf-8")
    asked = [*_written_questions(written), *_documents(data / "dutch-docs.jsonl.gz", _headings(pairs))]
    lines = [json.dumps(asdict(one), ensure_ascii=False) for one in asked]
    (work / "questions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    similar = [row for row in _similar(data / "extra" / "stsb") if not banned & {key(cell) for cell in row[:4]}]
    _write_tsv(work / "similar.tsv", similar)


def _allowed_pairs(data: Path, written: Path, banned: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for english, dutch, group in _pairs(data, written):
        keys = key(english), key(dutch)
        if all(keys) and not banned & set(keys) and "".join(keys) not in seen:
            seen.add("".join(keys))
            yield english, dutch, group


def _pairs(data: Path, written: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(written.glob("pairs*.tsv")):
        for english, dutch in read_tsv(path):
            yield english, dutch, GENERAL
    for row in _read_if_there(data / "extra" / "tatoeba" / "nld.txt"):
        yield row[0], row[1], GENERAL
    for english, dutch, source, tier in read_tsv(data / "parallel.tsv.gz"):
        yield english, dutch, GENERAL if source in _GENERAL_SOURCES else MACHINE if tier == "C" else BUSINESS
    for path in sorted(written.glob("glossary*.tsv")):
        for english, dutch in read_tsv(path):
            yield english, dutch, WORD
    for english, dutch in _wordnet_words(data / "extra"):
        yield english, dutch, LEXICON


def _wordnet_words(extra: Path) -> Iterator[tuple[str, str]]:
    """Yield Dutch words of a WordNet synset with the synset's English words (at most three)."""
    lemmas = {offset: words for offset, words, _ in _synsets(extra / "wordnet")}
    found: dict[tuple[str, str], None] = {}
    for path in sorted((extra / "odwn").glob("wn-*-nld.txt")):
        for offset, dutch, *_ in read_tsv(path):
            if offset in lemmas:
                found[", ".join(lemmas[offset][:3]), dutch.replace("_", " ")] = None
    yield from found


def _glosses(wordnet: Path) -> Iterator[str]:
    """Yield the definitions and example sentences of WordNet: general English."""
    for _, words, gloss in _synsets(wordnet):
        definition, *examples = (part.strip() for part in gloss.split('; "'))
        yield f"{words[0]}: {definition}"
        yield from (example.strip('" ') for example in examples)


def _synsets(wordnet: Path) -> Iterator[tuple[str, list[str], str]]:
    for name in ("noun", "verb", "adj", "adv"):
        path = wordnet / f"data.{name}"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            if line.startswith("  "):
                continue
            head, _, gloss = line.partition(" | ")
            cells = head.split(" ")
            kind = "a" if cells[2] == "s" else cells[2]
            words = [cells[4 + 2 * at].replace("_", " ") for at in range(int(cells[3], 16))]
            yield f"{cells[0]}-{kind}", [re.sub(r"\([a-z]+\)$", "", word) for word in words], gloss.strip()


def _written_questions(written: Path) -> Iterator[Asked]:
    rows = [
        json.loads(line) for path in sorted(written.glob("questions*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    first = sum(1 for _ in (written / "questions.jsonl").open(encoding="utf-8"))
    held = set(random.Random(_SEED).sample(range(first), _HELD_QUESTIONS))
    for at, row in enumerate(rows):
        for language in ("nl", "en"):
            for question in row[f"questions_{language}"]:
                yield Asked(
                    question, row["passage"], language, (row["near_miss_nl"], row["near_miss_en"]), "written",
                    "held" if at in held else "train",
                )  # fmt: skip


def _headings(pairs: list[tuple[str, str, str]]) -> dict[str, str]:
    """Map Dutch headings to English ones, from the pairs."""
    return {key(dutch): english for english, dutch, _ in pairs if len(dutch) < 120}


def _documents(path: Path, headings: dict[str, str]) -> Iterator[Asked]:
    random_held = random.Random(_SEED)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    for document in documents:
        split = "held" if random_held.random() < _HELD_DOCUMENTS else "train"
        seen: dict[str, set[str]] = defaultdict(set)
        for at, section in enumerate(document["sections"]):
            passage = " ".join(section["text"].split()[:_PASSAGE_WORDS])
            if len(passage) < 120:
                continue
            asked = [section["heading"]] if section["heading"] else []
            if at == 0:
                asked += [document["title"], document["description"]]
            for question in dict.fromkeys(asked):
                # A question that stands in its passage word for word teaches nothing.
                if not question or key(question) in seen[passage] or key(question)[:60] in key(passage):
                    continue
                seen[passage].add(key(question))
                yield Asked(question, passage, "nl", (), "docs", split)
                english = headings.get(key(question))
                if english:
                    yield Asked(english, passage, "en", (), "docs", split)


def _similar(folder: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield STS-B's training pairs: two English sentences, the same two in Dutch, a score of 0 to 5."""
    if not folder.is_dir():
        return
    rows = zip(read_csv(folder / "stsb-en-train.csv"), read_csv(folder / "stsb-nl-train.csv"), strict=True)
    for (first, second, score), (eerste, tweede, _) in rows:
        yield first, second, eerste, tweede, score


def _read_if_there(path: Path) -> Iterator[list[str]]:
    return read_tsv(path) if path.exists() else iter(())


def _write_tsv(path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    clean = ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    path.write_text("\n".join(clean) + "\n", encoding="utf-8")

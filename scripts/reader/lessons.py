"""Step 3: everything that is learnt from, in the order of a seed: examples, passages that mislead, translations."""

import gzip
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy

from index.embedder import Vectors
from index.embedders.light import LightEmbedder
from scripts.reader.examples import WRITTEN, Example
from scripts.reader.mixing import mixed

# How many of the passages nearest to a question, its own left out, can be put beside it as misleading.
_NEAREST = 8
# How often a misleading passage comes along.
_MISLED = {WRITTEN: 0.7, "passages": 0.7}
_MISLED_PUBLIC = 0.5
_BLOCK = range(4, 7)
_TRANSLATION_WORDS = range(6, 25)
_UNANSWERED_TRANSLATIONS = 0.2


Misleading = dict[Example, list[tuple[str, ...]]]
"""For an example, passages that look like its question and are not its own."""


def nearest_passages(examples: Sequence[Example], embedder: LightEmbedder) -> Misleading:
    """Return for each answered example the other passages of its set that look most like its question."""
    found: Misleading = {}
    for source in sorted({one.source for one in examples}):
        members = [one for one in examples if one.source == source and one.is_answered]
        passages = list(dict.fromkeys(one.sentences for one in examples if one.source == source))
        vectors = _embed(embedder.embed_passages, [" ".join(passage) for passage in passages])
        for start in range(0, len(members), 512):
            part = members[start : start + 512]
            likeness = _embed(embedder.embed_questions, [one.question for one in part]) @ vectors.T
            for one, order in zip(part, numpy.argsort(-likeness, axis=1)[:, : _NEAREST + 1], strict=True):
                found[one] = [passages[at] for at in order if passages[at] != one.sentences][:_NEAREST]
    return found


def _embed(embed: Callable[[Sequence[str]], Vectors], texts: Sequence[str]) -> Vectors:
    parts = [texts[start : start + 64] for start in range(0, len(texts), 64)]
    with ThreadPoolExecutor() as threads:
        return numpy.concatenate(list(threads.map(embed, parts)))


def draw_lessons(
    examples: Sequence[Example],
    nearest: Misleading,
    translations: Mapping[str, Sequence[str]],
    drawn: random.Random,
) -> list[Example]:
    """Return the examples as they are learnt from once: English ones mixed, some with a passage that misleads."""
    lessons = []
    for one in examples:
        is_ours = one.source in _MISLED
        lessons.append(one if is_ours else mixed(one, translations, drawn))
        others = nearest.get(one, ())
        if others and drawn.random() < _MISLED.get(one.source, _MISLED_PUBLIC):
            other = drawn.choice(others)
            misled = Example(one.question, other, (False,) * len(other), one.source)
            lessons.append(misled if is_ours else mixed(misled, translations, drawn))
    return lessons


def read_pairs(parallel: Path) -> list[tuple[str, str]]:
    """Read the sentence pairs that people or vendors translated, English first; none when there is no such file."""
    if not parallel.exists():
        return []
    pairs = []
    with gzip.open(parallel, "rt", encoding="utf-8") as file:
        for line in file:
            english, dutch, _, tier = line.rstrip("\n").split("\t")[:4]
            if tier == "A" and len(english.split()) in _TRANSLATION_WORDS:
                pairs.append((english, dutch))
    return pairs


def draw_translations(pairs: Sequence[tuple[str, str]], count: int, drawn: random.Random) -> Iterator[Example]:
    """Yield passages of neighbouring sentences with, as the question, the translation of one of them or of none."""
    for _ in range(count if len(pairs) > _BLOCK.stop else 0):
        length = drawn.choice(_BLOCK)
        start = drawn.randrange(len(pairs) - length)
        block = pairs[start : start + length]
        asked, told = drawn.choice([(0, 1), (1, 0)])
        place = drawn.randrange(length)
        sentences = [pair[told] for pair in block]
        answers = [number == place for number in range(length)]
        if drawn.random() < _UNANSWERED_TRANSLATIONS:
            sentences[place], answers[place] = drawn.choice(pairs)[told], False
        yield Example(block[place][asked], tuple(sentences), tuple(answers), "translations")

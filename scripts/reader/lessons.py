"""Step 3: everything that is learnt from, in the order of a seed: examples, passages that mislead, translations."""

import gzip
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy

from index.document import Language
from index.embedder import Vectors
from index.embedders.light import LightEmbedder
from rag.wording import wording
from scripts.reader.examples import WRITTEN, Example
from scripts.reader.mixing import mixed

# How many of the passages nearest to a question, its own left out, can be put beside it as misleading.
_NEAREST = 8
# How many misleading passages come along, on average.
_MISLED = {WRITTEN: 1.4, "passages": 0.7}
_MISLED_PUBLIC = 0.5
# How often only a part of a passage is read, and of how many sentences.
_PART, _PART_OF_MISLEADING = 0.3, 0.8
_SENTENCES = range(2, 7)
# How often a question comes in the context of another one about the same passage, as a follow-up does.
_IN_CONTEXT = 0.1
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
    """Return the examples as they are learnt from once: English ones mixed, some with passages that mislead."""
    lessons = []
    asked = _questions_by_passage(examples)
    for given in examples:
        one = _in_context(given, asked, drawn) if drawn.random() < _IN_CONTEXT else given
        found = [_part(one, drawn) if drawn.random() < _PART else one]
        others = nearest.get(given, ())
        wanted = _MISLED.get(one.source, _MISLED_PUBLIC)
        count = min(int(wanted) + (drawn.random() < wanted % 1), len(others))
        for other in drawn.sample(others, count):
            misled = replace(one, sentences=other, answers=(False,) * len(other))
            found.append(_part(misled, drawn) if drawn.random() < _PART_OF_MISLEADING else misled)
        is_ours = one.source in _MISLED
        lessons += [each if is_ours else mixed(each, translations, drawn) for each in found]
    return lessons


def _questions_by_passage(examples: Sequence[Example]) -> Mapping[tuple[str, ...], list[str]]:
    """Return the questions that each written passage answers."""
    found: dict[tuple[str, ...], list[str]] = {}
    for one in examples:
        if one.source == WRITTEN and one.is_answered:
            found.setdefault(one.sentences, []).append(one.question)
    return found


def _in_context(example: Example, asked: Mapping[tuple[str, ...], list[str]], drawn: random.Random) -> Example:
    """Return the example with another question about its passage, said as a follow-up's former question is."""
    others = [one for one in asked.get(example.sentences, ()) if one != example.question]
    if example.source != WRITTEN or not others:
        return example
    topic = drawn.choice(others).rstrip(" ?.!")
    said = wording(example.language).say("answer.in_context", question=example.question, topic=topic)
    return replace(example, question=said)


def _part(example: Example, drawn: random.Random) -> Example:
    """Return the example with some sentences of its passage that follow each other, one that answers among them."""
    if example.answers is None:
        return example
    count = drawn.choice(_SENTENCES)
    answering = [number for number, answers in enumerate(example.answers) if answers]
    most = max(0, len(example.sentences) - count)
    start = drawn.randint(0, most)
    if answering:
        chosen = drawn.choice(answering)
        start = drawn.randint(max(0, chosen - count + 1), min(chosen, most))
    part = slice(start, start + count)
    return replace(example, sentences=example.sentences[part], answers=example.answers[part])


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
        language: Language = "nl" if asked else "en"
        yield Example(block[place][asked], tuple(sentences), tuple(answers), "translations", language)

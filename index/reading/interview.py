"""Tells the questions of an interview from its answers, and finds who is interviewed."""

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from itertools import pairwise

from index.document import Span
from index.reading.layout import Paragraph
from index.reading.people import find_full_names, is_full_name, same_person

_LONGEST_QUESTION = 250
_LONGEST_REMARK = 140
_MOST_SENTENCES = 3
_LABEL = re.compile(r"(?P<label>vraag|v|q|question|antwoord|a|answer)\s*[:.]\s+(?=\S)", re.IGNORECASE)
_QUESTION_LABELS = frozenset(("vraag", "v", "q", "question"))
_SENTENCE_END = re.compile(r"[.!?…]['’”\"]?\s+\S")
# How a journalist who doesn't ask addresses the other.
_TO_GUEST = re.compile(
    r"(?:(?:maar|en|dus|toch|want|nu|eerder|ook|but|and|so|yet|still)\s)?(?:u|je|jij|jullie|uw|jouw|you|your)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\s\(\d{2}\)")
_CUE = re.compile(
    r"\b(?:interview(?:t|de|s|ed|ing)?(?:\s(?:met|with|of))?|(?:in )?gesprek met|vraaggesprek met|spreken (?:we"
    r"|wij)(?:\smet)?"
    r"|sprak(?:en)?(?:\s(?:we|wij|ik))?(?:\smet)?|(?:we|i) (?:spoke|talked|sat down) (?:to|with)"
    r"|conversation with|talks? to|q&a with)\s+",
    re.IGNORECASE,
)


class Part(Enum):
    """What a paragraph of an interview is."""

    INTRODUCTION = "introduction"
    QUESTION = "question"
    REMARK = "remark"
    ANSWER = "answer"


def tell_parts(paragraphs: Sequence[Paragraph]) -> tuple[Part, ...] | None:
    """Return what each paragraph of an interview's body is; None when it has no questions and answers.

    Questions are marked by the format (bold or headings) or by a dash, labelled, or short paragraphs that end
    with a question mark. A short single sentence between two answers that speaks to the
    interviewed is the journalist's too; another one is a REMARK, whose speaker is not certain.
    What stands before the first question is introduction.
    """
    labels = [_LABEL.match(paragraph.text) for paragraph in paragraphs]
    marked = [paragraph.heading or paragraph.strong for paragraph in paragraphs]
    if not any(marked) and _are_answered([paragraph.dashed for paragraph in paragraphs]):
        marked = [paragraph.dashed for paragraph in paragraphs]
    asking = [_is_question(paragraph) for paragraph in paragraphs[:-1]] + [False] * bool(paragraphs)
    if sum(label is not None for label in labels) > 1:
        questions = [label is not None and label.group("label").casefold() in _QUESTION_LABELS for label in labels]
    elif sum(marked) > 1 and sum(mark and ask for mark, ask in zip(marked, asking, strict=True)) * 2 >= sum(marked):
        questions = marked
    else:
        questions = asking
    if sum(questions) < 2:
        return None
    first = questions.index(True)
    parts = [Part.INTRODUCTION] * first
    for index in range(first, len(paragraphs)):
        if questions[index]:
            between = questions is asking and index > 0 and questions[index - 1] and questions[index + 1]
            parts.append(Part.REMARK if between and parts[-1] is Part.QUESTION else Part.QUESTION)
        elif questions is asking and _is_remark(paragraphs, parts, questions, index):
            parts.append(Part.QUESTION if _TO_GUEST.match(paragraphs[index].text) else Part.REMARK)
        else:
            parts.append(Part.ANSWER)
    return tuple(parts)


def is_labelled(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether questions and answers bear their names (Vraag: ... Antwoord: ...)."""
    labels = [match.group("label").casefold() for each in paragraphs if (match := _LABEL.match(each.text))]
    asked = sum(label in _QUESTION_LABELS for label in labels)
    return 1 < asked < len(labels)


def spoken(paragraph: Paragraph) -> Span:
    """Return a paragraph's span without the label (Q:, Antwoord:) before it."""
    label = _LABEL.match(paragraph.text)
    return Span(paragraph.span.start + (label.end() if label else 0), paragraph.span.end)


def find_interviewed(
    title: str,
    header: Sequence[Paragraph],
    introduction: Sequence[Paragraph],
    journalists: Sequence[str],
    words: Collection[str],
) -> str | None:
    """Return the one person who is interviewed, or None when the text does not make that certain.

    In this order: a line of the header that is just a name, a name in the title, one after a cue
    (`in gesprek met`), the one with which the introduction begins, the only full name of the introduction. Words
    that the text has in lower case, given in `words`, are no part of a name: `Farmer Jan Bos`, `A Map Maker`.
    """
    lines = [paragraph.text for paragraph in header]
    prose = [text for text in (*lines, *(paragraph.text for paragraph in introduction)) if not is_full_name(text)]
    stages = (
        [line for line in lines if is_full_name(line)],
        [span.of(title) for span in find_full_names(title.split(":")[0])],
        [name for text in (title, *prose) for name in _after_cue(text)],
        [span.of(text) for text in prose for span in find_full_names(text)[:1] if span.start == 0],
        [span.of(text) for text in prose for span in find_full_names(text)],
    )
    for stage in stages:
        distinct: list[str] = []
        for name in _without_words(stage, words):
            if not any(same_person(name, other) for other in (*journalists, *distinct)):
                distinct.append(name)
        if distinct:
            return distinct[0] if len(distinct) == 1 else None
    return None


def _without_words(names: Sequence[str], words: Collection[str]) -> Iterator[str]:
    """Yield the names without the ordinary words they begin with, as far as they are full names then."""
    for name in names:
        parts = name.split()
        while parts and parts[0].casefold() in words:
            parts = parts[1:]
        if len(parts) == len(name.split()) or is_full_name(" ".join(parts)):
            yield " ".join(parts)


def introduces_guest(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph begins with a full name and an age, as introductions to interviews do."""
    names = [span for span in find_full_names(paragraph.text)[:1] if span.start == 0]
    return bool(names) and _AGE.match(paragraph.text, names[0].end) is not None


def has_cue(text: str) -> bool:
    """Tell whether a line of a header calls the text an interview."""
    return bool(
        re.match(r"(?:(?:dubbel)?interview|vraaggesprek|q\s?&\s?a)\b", text, re.IGNORECASE) or _CUE.search(text)
    )


def _after_cue(text: str) -> list[str]:
    names = []
    for match in _CUE.finditer(text):
        following = text[match.end() : match.end() + 80]
        names += [span.of(following) for span in find_full_names(following)[:1] if span.start <= 30]
    return names


def _are_answered(dashed: Sequence[bool]) -> bool:
    """Tell whether the paragraphs behind a dash each have one without a dash after them."""
    return all(not after for mark, after in pairwise(dashed) if mark) and not all(dashed[-1:])


def _is_question(paragraph: Paragraph) -> bool:
    text = paragraph.text
    short = len(text) <= _LONGEST_QUESTION and len(_SENTENCE_END.findall(text)) < _MOST_SENTENCES
    return short and text.rstrip("’'”\")").endswith("?")


def _is_remark(paragraphs: Sequence[Paragraph], parts: Sequence[Part], questions: Sequence[bool], index: int) -> bool:
    """Tell whether a paragraph is a short sentence between an answer and a longer answer."""
    text = paragraphs[index].text
    return (
        parts[-1] is Part.ANSWER
        and index + 1 < len(paragraphs)
        and not questions[index + 1]
        and len(text) <= _LONGEST_REMARK
        and not _SENTENCE_END.search(text)
        and len(paragraphs[index + 1].text) > len(text)
    )

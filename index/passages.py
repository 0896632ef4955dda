"""Cuts a document's turns into passages: whole sentences of one speaker, about a paragraph long."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.document import Language, Passage, ReadDocument, Report, Span, Turn
from index.sentences import sentences_of_unit
from index.units import Unit, split_units

FEWEST_WORDS = 60
MOST_WORDS = 110
"""The words a passage aims at: enough to say what it is about, few enough to be about one thing.

No passage has more than MOST_WORDS before its last sentence, so that cutting stays linear.
"""

LONGEST_HEADING = 12
"""Words. A longer line without a stop is not taken for a heading."""

COST_AT_BLOCK = 0.02
COST_AT_UNIT = 0.25
COST_IN_UNIT = 0.6
COST_AFTER_HEADING = 50.0
"""What a border costs beside a length that is off: at a blank line, a line's end, in a paragraph, after a heading."""

CountTokens = Callable[[Sequence[str]], list[int]]


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    words: int
    tokens: int
    cost_of_border_after: float


def cut_passages(
    document: ReadDocument,
    count_tokens: CountTokens,
    token_limit: int | None,
    language_of: Callable[[str, Language], Language],
) -> tuple[Passage, ...]:
    """Cut a document into passages, in order.

    The passages of a turn hold each of its sentences once, and the turn's speaker or whose biography it is; a sentence
    reports whoever a report that overlaps it names. Among all ways to cut a turn the cheapest is taken, as Knuth and
    Plass break a paragraph into lines (Breaking paragraphs into lines, 1981): what counts is how far a passage's length
    is off the words aimed at, and where its border lies.

    Args:
        document: the document; what no turn covers is left out.
        count_tokens: counts the embedding model's tokens in each text.
        token_limit: the most tokens of a passage of more than one sentence; None for no limit. A single sentence over
            it stays whole.
        language_of: the language of a text, given the one to take in doubt.
    """
    passages: list[Passage] = []
    reports = sorted(document.reports, key=lambda report: report.span)
    for turn in document.turns:
        for part in _parts_of_turn(document.text, turn, count_tokens, token_limit):
            span = Span(part[0].start, part[-1].end)
            language = language_of(span.of(document.text), document.language)
            reported = tuple(_reported(part, reports))
            passages.append(Passage(span, turn.speaker, language, tuple(part), turn.about, reported))
    return tuple(passages)


def _reported(sentences: Sequence[Span], reports: Sequence[Report]) -> Iterator[tuple[int, str]]:
    """Yield the number of each sentence that reports somebody, with who that is; `reports` lie in order."""
    place = bisect_right(reports, sentences[0].start, key=lambda report: report.span.end)
    for number, sentence in enumerate(sentences):
        while place < len(reports) and reports[place].span.end <= sentence.start:
            place += 1
        inside = place
        names: dict[str, None] = {}
        while inside < len(reports) and reports[inside].span.start < sentence.end:
            names[reports[inside].name] = None
            inside += 1
        yield from ((number, name) for name in names)


def _parts_of_turn(
    text: str, turn: Turn, count_tokens: CountTokens, token_limit: int | None
) -> Iterator[Sequence[Span]]:
    sentences = _sentences(text, turn.span, count_tokens, token_limit)
    for start, end in _cheapest_cut(sentences, token_limit):
        yield from _within_limit(text, [sentence.span for sentence in sentences[start:end]], count_tokens, token_limit)


def _sentences(text: str, span: Span, count_tokens: CountTokens, token_limit: int | None) -> list[_Sentence]:
    units = split_units(text, span)
    spans: list[Span] = []
    costs: list[float] = []
    for unit, following in zip(units, (*units[1:], None), strict=False):
        inside = list(sentences_of_unit(text, unit.span))
        spans += inside
        costs += [COST_IN_UNIT] * (len(inside) - 1) + [_cost_after(text, unit, following, len(inside))]
    texts = [span.of(text) for span in spans]
    tokens = count_tokens(texts) if token_limit is not None and texts else [0] * len(texts)
    return [
        _Sentence(span, len(words.split()), count, cost)
        for span, words, count, cost in zip(spans, texts, tokens, costs, strict=True)
    ]


def _cost_after(text: str, unit: Unit, following: Unit | None, sentences: int) -> float:
    if following is None:
        return 0.0
    if unit.marked_heading or (sentences == 1 and _reads_as_heading(unit.span.of(text))):
        return COST_AFTER_HEADING
    return COST_AT_BLOCK if following.block != unit.block else COST_AT_UNIT


def _reads_as_heading(line: str) -> bool:
    """Whether a line that stands alone announces what follows: no stop, or a question or colon, and short."""
    return line[-1] not in ".!…,;" and any(map(str.isalpha, line)) and len(line.split()) <= LONGEST_HEADING


def _cheapest_cut(sentences: Sequence[_Sentence], token_limit: int | None) -> list[tuple[int, int]]:
    """Return the [start, end) of each part, by dynamic programming over the sentences."""
    cheapest = [0.0] + [float("inf")] * len(sentences)
    cut_before = [0] * (len(sentences) + 1)
    for end in range(1, len(sentences) + 1):
        border = sentences[end - 1].cost_of_border_after
        last_words = sentences[end - 1].words
        words = tokens = 0
        for start in range(end - 1, -1, -1):
            words += sentences[start].words
            tokens += sentences[start].tokens
            too_long = words - last_words > MOST_WORDS or (token_limit is not None and tokens > token_limit)
            if too_long and start < end - 1:
                break
            cost = cheapest[start] + border + _cost_of_length(words)
            if cost < cheapest[end]:
                cheapest[end], cut_before[end] = cost, start
    parts: list[tuple[int, int]] = []
    end = len(sentences)
    while end > 0:
        parts.append((cut_before[end], end))
        end = cut_before[end]
    return parts[::-1]


def _cost_of_length(words: int) -> float:
    if words < FEWEST_WORDS:
        return ((FEWEST_WORDS - words) / FEWEST_WORDS) ** 2
    return (max(words - MOST_WORDS, 0) / MOST_WORDS) ** 2 * 4


def _within_limit(
    text: str, sentences: Sequence[Span], count_tokens: CountTokens, token_limit: int | None
) -> Iterator[Sequence[Span]]:
    """Halve a part until its text as a whole is within the limit, which its sentences' sum only estimates."""
    if token_limit is None or len(sentences) == 1:
        yield sentences
        return
    whole = text[sentences[0].start : sentences[-1].end]
    if count_tokens([whole])[0] <= token_limit:
        yield sentences
        return
    half = len(sentences) // 2
    yield from _within_limit(text, sentences[:half], count_tokens, token_limit)
    yield from _within_limit(text, sentences[half:], count_tokens, token_limit)

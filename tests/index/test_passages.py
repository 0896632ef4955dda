"""Passages: whole sentences of one turn, about a paragraph long."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Language, Passage, ReadDocument, Report, Span, Turn
from index.passages import MOST_WORDS, cut_passages
from index.sentences import split_sentences


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def count_characters(texts: Sequence[str]) -> list[int]:
    return [len(text) for text in texts]


def the_default(text: str, default: Language) -> Language:
    return default


def document_of(text: str, *turns: Turn) -> ReadDocument:
    return ReadDocument(text, "Titel", "letter", "nl", turns or (Turn(Span(0, len(text)), "wim"),))


def cut(text: str, token_limit: int | None = None) -> list[str]:
    return [passage.span.of(text) for passage in cut_passages(document_of(text), count_words, token_limit, the_default)]


def sentence_of(words: int, first: str = "Dit") -> str:
    return " ".join([first] + ["woord"] * (words - 1)) + "."


def test_paragraphs_of_a_good_length_are_the_passages() -> None:
    paragraphs = [f"{sentence_of(40, first)} {sentence_of(40)}" for first in ("Een", "Twee", "Drie")]
    assert cut("\n\n".join(paragraphs)) == paragraphs


def test_a_long_paragraph_is_cut_between_sentences_into_parts_of_a_good_length() -> None:
    sentences = [sentence_of(20, first) for first in ("Een", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht")]
    first, second = cut(" ".join(sentences))
    assert f"{first} {second}" == " ".join(sentences)
    assert 60 <= len(first.split()) <= MOST_WORDS
    assert 60 <= len(second.split()) <= MOST_WORDS


def test_a_very_short_paragraph_joins_its_neighbour() -> None:
    long, short = sentence_of(70), "Dat is mijn overtuiging."
    assert cut(f"{long}\n\n{short}") == [f"{long}\n\n{short}"]


def test_a_heading_goes_with_what_follows_it() -> None:
    first, second = sentence_of(90, "Een"), sentence_of(90, "Twee")
    for heading in ("## Vertrouwen", "Over vertrouwen", "Wat is vertrouwen?"):
        assert cut(f"{first}\n\n{heading}\n\n{second}") == [first, f"{heading}\n\n{second}"]


def test_a_heading_goes_even_with_a_sentence_that_is_long_itself() -> None:
    first, second = sentence_of(100, "Een"), sentence_of(3 * MOST_WORDS, "Twee")
    assert cut(f"{first}\n\nKop\n\n{second}") == [first, f"Kop\n\n{second}"]


def test_turns_are_never_joined_and_keep_their_speakers() -> None:
    text = "Hoe gaat het?\n\nGoed, dank je.\n\nDeel dit artikel"
    question, answer = Span(0, 13), Span(15, 29)
    passages = cut_passages(
        document_of(text, Turn(question, "anna"), Turn(answer, None)), count_words, None, the_default
    )
    assert passages == (
        Passage(question, "anna", "nl", (question,)),
        Passage(answer, None, "nl", (answer,)),
    )


def test_each_passage_is_asked_for_its_own_language() -> None:
    dutch, english = sentence_of(80, "Nederlands"), sentence_of(80, "English")
    text = f"{dutch}\n\n{english}"

    def by_first_word(passage: str, default: Language) -> Language:
        return "en" if passage.startswith("English") else default

    passages = cut_passages(document_of(text), count_words, None, by_first_word)
    assert [(passage.language, passage.span.of(text)) for passage in passages] == [("nl", dutch), ("en", english)]


def test_a_sentence_over_the_limit_stays_whole_and_alone() -> None:
    before, long, after = sentence_of(5, "Voor"), sentence_of(50, "Lang"), sentence_of(5, "Na")
    assert cut(f"{before} {long} {after}", token_limit=30) == [before, long, after]


def test_the_limit_holds_where_a_text_has_more_tokens_than_its_sentences() -> None:
    """White space between sentences counts here, as in a model that marks it."""
    text = "Een.\n\n\n\n\n\nTwee.\n\n\n\n\n\nDrie."
    passages = cut_passages(document_of(text), count_characters, 20, the_default)
    assert [passage.span.of(text) for passage in passages] == ["Een.", "Twee.\n\n\n\n\n\nDrie."]


def test_a_biography_is_a_passage_of_its_own_and_says_whose_it_is() -> None:
    said, told = Span(0, 12), Span(12, 35)
    text = "Zo zit dat.\n Anna werkt in Zutphen."
    turns = (Turn(said, "anna"), Turn(told, None, "anna"))
    assert cut_passages(document_of(text, *turns), count_words, None, the_default) == (
        Passage(Span(0, 11), "anna", "nl", (Span(0, 11),)),
        Passage(Span(13, 35), None, "nl", (Span(13, 35),), "anna"),
    )


def test_each_sentence_says_whom_it_reports() -> None:
    sentences = [f"Volgens {name} is dit zin nummer {number}." for number, name in enumerate("abcde")]
    text = " ".join(sentences)
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in sentences]
    # What the reader takes for a sentence need not be one here: a report counts for each that it overlaps.
    halves = Span(spans[3].start + 5, spans[4].start + 5)
    reports = (
        Report(halves, "d"),
        Report(spans[0], "a"),
        Report(spans[2], "c"),
        Report(Span(spans[2].start, spans[2].start + 3), "c"),
        Report(spans[2], "b"),
        Report(Span(spans[0].end, spans[1].start), "the space between"),
    )
    (passage,) = cut_passages(replace(document_of(text), reports=reports), count_words, None, the_default)
    assert passage.sentences == tuple(spans)
    assert passage.reports == ((0, "a"), (2, "c"), (2, "b"), (3, "d"), (4, "d"))


def test_reports_are_numbered_within_their_own_passage() -> None:
    sentences = [sentence_of(40, f"Zin{number}") for number in range(6)]
    text = " ".join(sentences)
    reports = tuple(Report(Span(text.index(one), text.index(one) + 4), one[:4]) for one in sentences)
    passages = cut_passages(replace(document_of(text), reports=reports), count_words, None, the_default)
    assert len(passages) > 1
    for passage in passages:
        assert passage.reports == tuple((n, span.of(text)[:4]) for n, span in enumerate(passage.sentences))


def test_an_empty_document_has_no_passages() -> None:
    assert cut_passages(ReadDocument("", "Titel", "letter", "nl", ()), count_words, 10, the_default) == ()
    assert cut(" \n\n ", 10) == []


PIECES = st.sampled_from(
    ["Ja. ", "Wat is dat?\n\n", "\n\n", "# Kop\n", "een woord ", "Zo is het. ", sentence_of(30) + " "]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40), st.integers(1, 200) | st.none(), st.lists(st.integers(0, 400), max_size=4))
def test_the_passages_of_a_turn_hold_each_of_its_sentences_once_in_order(
    pieces: list[str], limit: int | None, borders: list[int]
) -> None:
    """Put together, a turn's passages are its sentences; none is over the limit unless it is one sentence."""
    text = "".join(pieces)
    places = sorted({0, len(text), *(min(border, len(text)) for border in borders)})
    turns = [Turn(Span(start, end), f"speaker {start}") for start, end in pairwise(places) if start % 3]
    document = ReadDocument(text, "Titel", "letter", "nl", tuple(turns))
    passages = cut_passages(document, count_words, limit, the_default)
    for turn in turns:
        own = [passage for passage in passages if passage.speaker == turn.speaker]
        assert tuple(s for passage in own for s in passage.sentences) == split_sentences(text, turn.span)
    assert {passage.speaker for passage in passages} <= {turn.speaker for turn in turns}
    for passage in passages:
        assert passage.span == Span(passage.sentences[0].start, passage.sentences[-1].end)
        assert limit is None or len(passage.sentences) == 1 or count_words([passage.span.of(text)])[0] <= limit

"""Nothing leaves that the store does not bear out: not the words, not who says them, not of whom they tell."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from index.document import Span
from index.lexicon import Lexicon
from index.snapshot import Snapshot
from rag.answer import Answer, Citation
from rag.ask import Request
from rag.errors import UnverifiedQuote
from rag.verify import verify
from tests.rag.scripted import Said, Written, answering, asked, opened, person

REPORT = "Volgens Piet Smit is de brug te smal."
DOCUMENTS = (
    Written(
        "brief",
        (
            Said(f"De rivier stijgt. {REPORT} Jan Mol roeit.", "Ada Blom", reports=((REPORT, "Piet Smit"),)),
            Said("De rivier daalt.", "Jan Mol"),
            Said("Ada Blom is imker.", about="Ada Blom"),
        ),
    ),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Iterator[Snapshot]:
    """A letter by two, which reports a third and has a biography."""
    yield from opened(tmp_path_factory.mktemp("data"), DOCUMENTS, lexicon)


@pytest.fixture
def proven(snapshot: Snapshot, lexicon: Lexicon) -> Answer:
    """An answer with one quote, of what Piet is reported to say."""
    question = asked("brug", person(snapshot, "Piet Smit"))
    return answering(lexicon).answer(question, Request("brug"), snapshot)


def quoting(answer: Answer, snapshot: Snapshot, quote: str, speaker: str | None, about: str | None) -> Answer:
    stored = snapshot.document("brief")
    assert stored is not None
    start = stored.document.text.index(quote)
    span = Span(start, start + len(quote))
    cited = replace(answer.citations[0], quote=quote, span=span, speaker=speaker, about=about, answer_spans=())
    return replace(answer, citations=(cited,))


@pytest.mark.parametrize(
    ("quote", "speaker", "about"),
    [
        ("De rivier stijgt.", "Ada Blom", None),
        (REPORT, "Ada Blom", "Piet Smit"),
        (REPORT, "Ada Blom", None),
        ("Jan Mol roeit.", "Ada Blom", "Jan Mol"),
        ("De rivier daalt.", "Jan Mol", None),
        ("Ada Blom is imker.", None, "Ada Blom"),
    ],
)
def test_what_the_store_says_leaves(
    snapshot: Snapshot, lexicon: Lexicon, proven: Answer, quote: str, speaker: str | None, about: str | None
) -> None:
    answer = quoting(proven, snapshot, quote, speaker, about)
    assert verify(answer, snapshot, lexicon.is_ordinary) == answer


@pytest.mark.parametrize(
    ("quote", "speaker", "about", "reason"),
    [
        ("De rivier stijgt.", "Jan Mol", None, "is not said by Jan Mol"),
        ("De rivier stijgt.", None, None, "is not said by None"),
        (REPORT, "Piet Smit", None, "is not said by Piet Smit"),
        ("Jan Mol roeit.\n\nDe rivier daalt.", "Ada Blom", None, "is not said by Ada Blom"),
        ("De rivier stijgt.", "Ada Blom", "Piet Smit", "does not tell of Piet Smit"),
        ("De rivier stijgt.", "Ada Blom", "Ada Blom", "does not tell of Ada Blom"),
        ("Ada Blom is imker.", None, None, "does not tell of None"),
        ("Ada Blom is imker.", None, "Jan Mol", "does not tell of Jan Mol"),
        ("Ada Blom is imker.", "Ada Blom", "Ada Blom", "is not said by Ada Blom"),
    ],
)
def test_what_it_does_not_say_is_kept_back(
    snapshot: Snapshot,
    lexicon: Lexicon,
    proven: Answer,
    quote: str,
    speaker: str | None,
    about: str | None,
    reason: str,
) -> None:
    with pytest.raises(UnverifiedQuote, match=reason):
        verify(quoting(proven, snapshot, quote, speaker, about), snapshot, lexicon.is_ordinary)


def broken(cited: Citation, how: str) -> Citation:
    longer = Span(cited.span.start, cited.span.end + 1)
    return {
        "another word": replace(cited, quote=cited.quote.replace("smal", "breed")),
        "another place": replace(cited, span=longer),
        "nothing": replace(cited, quote="", span=Span(0, 0)),
        "elsewhere in the answer": replace(cited, answer_spans=(Span(0, len(cited.quote)),)),
        "another document": replace(cited, document=replace(cited.document, id="weg")),
    }[how]


@pytest.mark.parametrize(
    "how", ["another word", "another place", "nothing", "elsewhere in the answer", "another document"]
)
@pytest.mark.parametrize("where", ["citations", "nearest"])
def test_other_words_are_kept_back(snapshot: Snapshot, lexicon: Lexicon, proven: Answer, how: str, where: str) -> None:
    """Whether they are the answer or only came near it."""
    [cited] = proven.citations
    wrong = replace(proven, citations=(broken(cited, how),))
    if where == "nearest":
        wrong = replace(wrong, citations=(), nearest=wrong.citations)
    with pytest.raises(UnverifiedQuote):
        verify(wrong, snapshot, lexicon.is_ordinary)

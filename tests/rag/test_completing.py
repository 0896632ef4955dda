"""Evidence is quoted whole, once, and as one quote where it touches."""

from collections.abc import Iterator

import pytest

from index.lexicon import Lexicon
from index.snapshot import Snapshot
from rag.answer import Answer
from rag.ask import Request
from tests.rag.scripted import Said, Written, answering, asked, opened

SAID_TWICE = "Zonder draaiorgel is een kermis geen kermis."
STEPS = "Zo vang je een snoek:\n- Zoek stil water.\n- Neem een dode voorn als aas.\n- Wacht tot het schemert."
DOCUMENTS = (
    Written("een", (Said(f"Ik kom ieder jaar. {SAID_TWICE} Verder regent het.", "Ada Blom"),)),
    Written("twee", (Said(f"Mijn zus vraagt ernaar. {SAID_TWICE}", "Jan Mol"),)),
    Written("drie", (Said("De kermis heeft een draaiorgel nodig.", "Jan Mol"),)),
    Written("vier", (Said(f"Het was mooi. {STEPS}\n\nDaarna fietsten we naar huis.", "Jan Mol"),)),
    Written("vijf", (Said("De klokkenluider sliep. Dat wist de klokkenluider niet.", "Ada Blom"),)),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Iterator[Snapshot]:
    """Two letters with one sentence in common, a list, and a sentence that leans on another."""
    yield from opened(tmp_path_factory.mktemp("data"), DOCUMENTS, lexicon)


def answer(snapshot: Snapshot, lexicon: Lexicon, topic: str, limit: int = 4) -> Answer:
    return answering(lexicon).answer(asked(topic), Request(topic, limit=limit), snapshot)


@pytest.mark.parametrize("limit", [1, 2, 4])
def test_what_two_letters_say_alike_is_quoted_once(snapshot: Snapshot, lexicon: Lexicon, limit: int) -> None:
    """And leaves room for what the third says."""
    said = [one.quote for one in answer(snapshot, lexicon, "draaiorgel kermis", limit).citations]
    assert len([one for one in said if SAID_TWICE in one]) == 1
    assert len(said) == min(limit, 2)


@pytest.mark.parametrize("topic", ["dode voorn aas", "snoek"])
def test_a_list_is_quoted_whole(snapshot: Snapshot, lexicon: Lexicon, topic: str) -> None:
    [cited] = answer(snapshot, lexicon, topic).citations
    assert cited.quote == STEPS


def test_a_sentence_that_leans_is_quoted_with_the_one_before_it(snapshot: Snapshot, lexicon: Lexicon) -> None:
    [cited] = answer(snapshot, lexicon, "wist klokkenluider").citations
    assert cited.quote == "De klokkenluider sliep. Dat wist de klokkenluider niet."

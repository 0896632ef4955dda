"""A part of what was understood can be taken away; its words are then searched for."""

import datetime

import pytest

from index.lexicon import Lexicon
from index.people import Person
from rag.question import Exchange, Part, Period, Question
from rag.understand import understand

WIM = Person("wim-de-graaf", "Wim de Graaf", frozenset({"Wim de Graaf", "Wim"}))
TEXT = "Wat zegt Wim in het interview in 2024 over vertrouwen?"


def read(lexicon: Lexicon, *ignore: Part, text: str = TEXT, history: tuple[Exchange, ...] = ()) -> Question:
    return understand(text, history, "nl", (WIM,), lexicon, datetime.date(2025, 6, 1), frozenset(ignore))


def test_all_parts_are_understood_by_themselves(lexicon: Lexicon) -> None:
    whole = read(lexicon)
    assert (whole.people, whole.kinds, whole.topic) == ((WIM,), ("interview",), "vertrouwen")
    assert whole.period != Period()


@pytest.mark.parametrize(("part", "word"), [("people", "Wim"), ("kinds", "vertrouwen"), ("period", "2024")])
def test_what_is_ignored_is_searched_for_as_words(lexicon: Lexicon, part: Part, word: str) -> None:
    """Except "in the interview", which says as little of the subject as "in the letters"."""
    whole, without = read(lexicon), read(lexicon, part)
    assert getattr(without, part) == (Period() if part == "period" else ())
    assert word in without.topic.split()
    others = {"people", "kinds", "period"} - {part}
    assert all(getattr(without, other) == getattr(whole, other) for other in others)


@pytest.mark.parametrize(
    ("text", "part", "topic"),
    [
        ("Wat schreef Wim aan Noor over soep?", "addressees", "Noor over soep"),
        ("Wat zegt Wim over Noor?", "subjects", "Noor"),
    ],
)
def test_a_role_that_is_ignored_is_a_word_again(lexicon: Lexicon, text: str, part: Part, topic: str) -> None:
    noor = Person("noor-bakker", "Noor Bakker", frozenset({"Noor Bakker"}))

    def read_with_noor(*ignore: Part) -> Question:
        return understand(text, (), "nl", (WIM, noor), lexicon, datetime.date(2025, 6, 1), frozenset(ignore))

    assert getattr(read_with_noor(), part) == (noor,)
    without = read_with_noor(part)
    assert (getattr(without, part), without.people, without.topic) == ((), (WIM,), topic)


def test_what_is_ignored_does_not_come_back_from_the_question_before(lexicon: Lexicon) -> None:
    earlier = (Exchange("Wat zegt Wim over vertrouwen?"),)
    assert read(lexicon, text="En over meten?", history=earlier).people == (WIM,)
    assert read(lexicon, "people", text="En over meten?", history=earlier).people == ()

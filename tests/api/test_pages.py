"""The pages as the server makes them: the letter's text unchanged, the quote marked, everything else as text."""

import re
import tomllib
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.pages import (
    LetterView,
    date_in_words,
    render_ask_page,
    render_letter_page,
    render_people_page,
    render_problem_page,
)
from api.people import Present
from index.document import KINDS, Kind, Language, PartialDate, Span, Turn
from index.people import Person
from index.records import DocumentSummary

ROOT = Path(__file__).parents[2]
WORDS = tomllib.loads((ROOT / "rag" / "words" / "page.toml").read_text(encoding="utf-8"))
TEXT = "Nieuws\n\nIk zeg 🚶 <i>ja</i> & nee.\nAlles went.\n\nJij: wie?\n"
LETTER = LetterView(
    id="brief-1",
    title="Ja & <b>nee</b>",
    kind="letter",
    authors=("Wim de Graaf", "Noor Bakker", "Bas <Timmer>"),
    addressees=("Tess Hofman",),
    place="Zutphen",
    date="2024-11-05",
    language="nl",
    text=TEXT,
    turns=(Turn(Span(8, TEXT.index("\n\nJij")), "Wim de Graaf"),),
)


@dataclass
class Element:
    """An element of a page: its attributes and its text."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""


class Reader(HTMLParser):
    """Reads a page's elements with their text, as a browser would without running anything."""

    VOID = frozenset({"meta", "link", "br", "img"})

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def named(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    def with_class(self, name: str) -> list[str]:
        return [element.text for element in self.elements if name in (element.attributes.get("class") or "").split()]

    @property
    def stretches(self) -> list[Element]:
        return [element for element in self.elements if "data-start" in element.attributes]


def read_letter(letter: LetterView, mark: Span | None = None, language: Language = "nl") -> Reader:
    """Render a letter's page and read it again."""
    return Reader(render_letter_page(letter, mark, WORDS[language]))


@st.composite
def texts_turns_and_marks(draw: st.DrawFn) -> tuple[str, tuple[Turn, ...], Span]:
    """Draw a text, turns in it that do not overlap, and a range of at least one code point."""
    text = draw(st.text(st.sampled_from("ab \n\r\t<&>\"'é🚶\u2028\u200d{}%"), min_size=1, max_size=60))
    borders = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    speakers = draw(st.lists(st.sampled_from(["Wim", "Noor", "Bas", None]), min_size=4, max_size=4))
    pairs = zip(borders[::2], borders[1::2], strict=False)
    turns = tuple(
        Turn(Span(*pair), None if speaker == "Bas" else speaker, about="Bas" if speaker == "Bas" else None)
        for pair, speaker in zip(pairs, speakers, strict=False)
    )
    start = draw(st.integers(0, len(text) - 1))
    return text, turns, Span(start, draw(st.integers(start + 1, len(text))))


@settings(max_examples=150)
@given(texts_turns_and_marks(), st.sampled_from(KINDS))
def test_a_page_shows_the_text_and_marks_the_quote(drawn: tuple[str, tuple[Turn, ...], Span], kind: Kind) -> None:
    """Law: the stretches in order are the text, each where it says, and the marks in order are the quote."""
    text, turns, mark = drawn
    source = render_letter_page(replace(LETTER, text=text, turns=turns, kind=kind), mark, WORDS["nl"])
    page = Reader(source)
    assert "".join(stretch.text for stretch in page.stretches) == text
    for stretch in page.stretches:
        start = int(stretch.attributes["data-start"] or "")
        assert text[start : start + len(stretch.text)] == stretch.text
    assert "".join(element.text for element in page.named("mark")) == mark.of(text)
    assert page.named("mark")[0].attributes == {"id": f"c={mark.start}-{mark.end}"}
    assert [element.attributes for element in page.named("mark")[1:]] == [{}] * (len(page.named("mark")) - 1)
    assert "\r" not in source, "a browser would read it as a line feed"


@settings(max_examples=100)
@given(texts_turns_and_marks())
def test_nothing_is_dimmed_that_someone_says(drawn: tuple[str, tuple[Turn, ...], Span]) -> None:
    """Law: the dimmed stretches are what no turn covers."""
    text, turns, _ = drawn
    covered = {point for turn in turns for point in range(turn.span.start, turn.span.end)}
    expected = "".join(character for point, character in enumerate(text) if point not in covered)
    assert "".join(read_letter(replace(LETTER, text=text, turns=turns)).with_class("aside")) == expected


@settings(max_examples=100)
@given(texts_turns_and_marks())
def test_a_name_stands_only_above_what_that_person_says(drawn: tuple[str, tuple[Turn, ...], Span]) -> None:
    """Law: in an interview, the name last shown before a stretch of a turn is its speaker, or of whom it tells."""
    text, turns, _ = drawn
    page = read_letter(replace(LETTER, kind="interview", text=text, turns=turns))
    speaker_at = {
        point: (turn.about and f"Over {turn.about}") or turn.speaker
        for turn in turns
        for point in range(turn.span.start, turn.span.end)
    }
    shown = None
    for element in page.elements:
        if "speaker" in (element.attributes.get("class") or "").split():
            shown = element.text
        if "data-start" in element.attributes and "class" not in element.attributes:
            speaker = speaker_at[int(element.attributes["data-start"] or "")]
            assert shown == (speaker or WORDS["nl"]["speaker_unknown"])


def test_the_quote_is_marked_across_paragraphs_and_behind_characters_outside_the_basic_plane() -> None:
    start = TEXT.index("<i>")
    end = TEXT.index(" went")
    page = read_letter(LETTER, Span(start, end))
    assert [element.text for element in page.named("mark")] == ["<i>ja</i> & nee.\n", "Alles"]
    assert [element.attributes.get("id") for element in page.named("mark")] == [f"c={start}-{end}", None]


@pytest.mark.parametrize(
    "mark", [Span(3, 3), Span(5, 2), Span(-4, -1), Span(-1, 5), Span(0, len(TEXT) + 1), Span(999, 1005)]
)
def test_a_mark_that_is_not_in_the_text_marks_nothing(mark: Span) -> None:
    page = read_letter(LETTER, mark)
    assert page.named("mark") == []
    assert "".join(stretch.text for stretch in page.stretches) == TEXT


def test_the_head_tells_who_wrote_what_when_and_to_whom() -> None:
    page = read_letter(LETTER)
    assert [element.text for element in page.named("h1")] == ["Ja & <b>nee</b>"]
    assert page.with_class("byline") == ["van Wim de Graaf, Noor Bakker en Bas <Timmer> aan Tess Hofman"]
    assert page.with_class("dateline") == ["Zutphen, 5 november 2024"]
    assert page.with_class("kind") == ["Brief"]
    assert [element.attributes for element in page.named("time")] == [{"datetime": "2024-11-05"}]
    assert [element.attributes["lang"] for element in page.named("article")] == ["nl"]
    assert page.named("b") == page.named("i") == []


def test_what_is_not_known_is_left_out() -> None:
    page = read_letter(replace(LETTER, authors=(), addressees=(), place=None, date=None), language="en")
    assert page.with_class("byline") == page.with_class("dateline") == []
    assert page.with_class("kind") == ["Letter"]
    assert page.named("html")[0].attributes == {"lang": "en"}


def test_a_letter_of_one_writer_names_no_speaker_beside_the_text() -> None:
    assert read_letter(LETTER).with_class("speaker") == []
    introduced = (Turn(Span(0, 7), None), *LETTER.turns)
    assert read_letter(replace(LETTER, turns=introduced)).with_class("speaker") == []
    joined = (Turn(Span(0, 7), "Tess Hofman"), *LETTER.turns)
    assert read_letter(replace(LETTER, turns=joined)).with_class("speaker") == ["Tess Hofman", "Wim de Graaf"]


def test_turns_by_turns_name_who_speaks_when_that_changes() -> None:
    text = "Wim: hoi\nnog iets\nNoor: dag\nwie?\nNoor: ik\n"
    spoken = [("hoi\n", "Wim"), ("nog iets\n", "Wim"), ("dag\n", "Noor"), ("wie?\n", None), ("ik\n", "Noor")]
    turns = tuple(Turn(Span(text.index(said), text.index(said) + len(said)), who) for said, who in spoken)
    page = read_letter(replace(LETTER, kind="message", text=text, turns=turns))
    assert page.with_class("speaker") == ["Wim", "Noor", "spreker niet bekend", "Noor"]
    assert page.with_class("line") == ["Wim: hoi\n", "nog iets\n", "Noor: dag\n", "wie?\n", "Noor: ik\n"]
    assert page.with_class("aside") == ["Wim: ", "Noor: ", "Noor: "]


def test_a_biography_is_set_apart_under_the_name_of_whom_it_tells() -> None:
    text = "Wim: hoi\nWim bouwt boten.\nEn fietst.\nnog iets\n"
    bio = Span(text.index("Wim bouwt"), text.index("nog iets"))
    turns = (Turn(Span(5, 9), "Wim"), Turn(bio, None, about="Wim de Graaf"), Turn(Span(bio.end, len(text)), "Wim"))
    for kind, spoken in (("interview", ["Wim", "Over Wim de Graaf", "Wim"]), ("letter", ["Over Wim de Graaf"])):
        page = read_letter(replace(LETTER, kind=cast(Kind, kind), text=text, turns=turns))
        assert page.with_class("speaker") == spoken
        [biography] = page.with_class("biography")
        assert biography.replace("\n", "") == "Over Wim de GraafWim bouwt boten.En fietst."
        assert page.with_class("aside") == ["Wim: "]
    assert read_letter(replace(LETTER, text=text, turns=turns), language="en").with_class("about") == [
        "About Wim de Graaf"
    ]


def test_what_may_have_been_lost_is_told_above_the_text() -> None:
    page = read_letter(replace(LETTER, warnings=("Half of <it> is gone.", "And more.")))
    assert [element.text for element in page.named("li")] == ["Half of <it> is gone.", "And more."]
    assert page.with_class("warnings") != []
    assert read_letter(LETTER).with_class("warnings") == []


def person(name: str, *names: str) -> Person:
    return Person(name.lower().replace(" ", "-"), name, frozenset({name, *names}))


def summary(document_id: str, title: str, date: str | None) -> DocumentSummary:
    day = PartialDate.parse(date) if date else None
    return DocumentSummary(1, document_id, None, title, "letter", "nl", (), (), None, day, 10)


def test_everybody_is_listed_with_the_letters_they_are_in() -> None:
    first, second = summary("een", "Een <i>", "2024-11"), summary("twee", "Twee", None)
    everybody = (
        Present(person("Noor Bakker"), (), (first,)),
        Present(person("Tess Hofman"), (), ()),
        Present(person("Wim de Graaf", "Wim", "W. <de> Graaf"), (first, second), (second,)),
    )
    page = Reader(render_people_page(everybody, WORDS["nl"]))
    assert page.with_class("person") == ["Noor Bakker", "Tess Hofman", "Wim de Graaf"]
    assert page.with_class("counts") == [
        "aangeschreven in één document",
        "niet zelf aan het woord; er wordt over verteld",
        "aan het woord in 2 documenten, aangeschreven in één document",
    ]
    assert page.with_class("names") == ["Ook: W. <de> Graaf en Wim"]
    links = [
        (link.attributes["href"], link.text)
        for link in page.named("a")
        if "/letters/" in (link.attributes["href"] or "")
    ]
    een, twee = ("/letters/een", "Een <i>"), ("/letters/twee", "Twee")
    assert links == [een, een, twee, twee]
    assert page.with_class("when") == ["november 2024", "november 2024"]
    assert [element.text for element in page.named("h3")] == ["Geschreven aan", "Aan het woord in", "Geschreven aan"]
    empty = Reader(render_people_page((), WORDS["en"]))
    assert empty.with_class("introduction") == ["There are no letters yet in which anybody appears."]


def test_two_people_on_one_line_are_shown_apart() -> None:
    text = "Kom je? Nee.\n"
    turns = (Turn(Span(0, 8), "Wim"), Turn(Span(8, 13), "Noor"))
    page = read_letter(replace(LETTER, kind="message", text=text, turns=turns))
    assert page.with_class("speaker") == ["Wim", "Noor"]
    assert page.with_class("line") == ["Kom je? ", "Nee.\n"]


def test_the_note_about_dimmed_text_is_there_only_with_dimmed_text() -> None:
    note = WORDS["nl"]["aside"]
    assert read_letter(LETTER).with_class("notice") == [note]
    assert read_letter(replace(LETTER, turns=(Turn(Span(0, len(TEXT)), "Wim"),))).with_class("notice") == []
    assert read_letter(replace(LETTER, turns=(Turn(Span(0, len(TEXT) - 1), "Wim"),))).with_class("notice") == []


@pytest.mark.parametrize(
    ("date", "dutch", "english"),
    [("2024", "2024", "2024"), ("2024-03", "maart 2024", "March 2024"), ("2024-03-09", "9 maart 2024", "9 March 2024")],
)
def test_a_date_is_told_as_precisely_as_it_is_known(date: str, dutch: str, english: str) -> None:
    assert (date_in_words(date, WORDS["nl"]), date_in_words(date, WORDS["en"])) == (dutch, english)


def test_the_page_to_ask_gives_the_widget_its_questions_one_a_line() -> None:
    questions = ['Wat zegt "Wim"?', "What about <trust> & time?", "Twee\nregels?"]
    page = Reader(render_ask_page("nl", questions, WORDS["nl"]))
    [widget] = page.named("brief-wijzer")
    lines = 'Wat zegt "Wim"?\nWhat about <trust> & time?\nTwee regels?'
    assert widget.attributes == {"mode": "page", "language": "nl", "questions": lines}
    assert [element.attributes for element in page.named("script")] == [{"type": "module", "src": "/widget.js"}]


def test_a_problem_is_told_as_text_with_a_way_on() -> None:
    page = Reader(render_problem_page(404, "Niet <hier>", "De brief “<x>” is er niet.", WORDS["nl"]))
    assert [element.text for element in page.named("h1")] == ["Niet <hier>"]
    assert page.with_class("introduction") == ["De brief “<x>” is er niet."]
    assert [(link.attributes["href"], link.text) for link in page.named("a")][-1] == ("/", "Naar de beginpagina")


@pytest.mark.parametrize("language", get_args(Language))
def test_no_page_carries_script_or_style_of_its_own(language: Language) -> None:
    """The pages are served with `default-src 'self'`."""
    pages = [
        render_ask_page(language, ["Hoe?"], WORDS[language]),
        render_letter_page(replace(LETTER, kind="interview"), Span(1, 9), WORDS[language]),
        render_problem_page(404, "a", "b", WORDS[language]),
        render_people_page((Present(person("Wim"), (summary("een", "Een", "2024"),), ()),), WORDS[language]),
    ]
    for source in pages:
        page = Reader(source)
        assert [element.text for element in page.named("script") + page.named("style")] == [""] * len(
            page.named("script")
        )
        assert not [
            name for element in page.elements for name in element.attributes if name.startswith("on") or name == "style"
        ]
        sources = [element.attributes.get("src") or element.attributes.get("href") or "/" for element in page.elements]
        assert all(re.match(r"/(?!/)", source) for source in sources)


def test_every_kind_has_its_word() -> None:
    for language in WORDS:
        assert {key.removeprefix("kind_") for key in WORDS[language] if key.startswith("kind_")} == set(KINDS)
        assert len(WORDS[language]["months"].split()) == 12

"""Someone reads a letter in a real browser: the text is the letter's, and the quote is marked."""

import pytest
from playwright.sync_api import Page, expect

from api.pages import LetterView
from tests.browser.stub_server import (
    INTERVIEW,
    INTERVIEW_TEXT,
    LETTER,
    LETTER_TEXT,
    LONG_QUOTE,
    TRUST_QUOTE,
    Stub,
    span_of,
)
from tests.browser.watch import Watch

LOW = {"viewport": {"width": 320, "height": 260}}
ADDRESS = "/letters/over-vertrouwen"
NONSENSE = [
    "#c=",
    "#c=5",
    "#c=9-3",
    "#c=4-4",
    "#c=-3-4",
    "#c=1-99999",
    "#c=1-5,8-99999",
    "#c=1-2,,3-4",
    "#c=a-b",
    "#c=1.5-3",
    "#c=0x1-0x5",
    "#c=99999999999999999999-999999999999999999999",
    "#c=%00",
    "#%E0%A4%A",
    "#<script>",
    "#c=" + ",".join(["1-2"] * 5000),
]


def range_of(quote: str) -> str:
    """Return the place of a quote as an address has it."""
    span = span_of(LETTER_TEXT, quote)
    return f"{span.start}-{span.end}"


def marked(page: Page) -> str:
    """Return the marked text."""
    return "".join(page.locator("mark").all_text_contents())


def shown(page: Page) -> str:
    """Return the letter's text as the page has it."""
    return "".join(page.locator("[data-start]").all_text_contents())


@pytest.mark.parametrize("letter", [LETTER, INTERVIEW], ids=["letter", "interview"])
def test_the_text_on_the_page_is_the_letters_text(page: Page, stub: Stub, letter: LetterView) -> None:
    page.goto(f"{stub.url}/letters/{letter.id}")
    assert shown(page) == letter.text
    stretches = page.locator("[data-start]").evaluate_all(
        "nodes => nodes.map((node) => [Number(node.dataset.start), node.textContent])"
    )
    for start, text in stretches:
        assert letter.text[start : start + len(text)] == text


@pytest.mark.parametrize("settings", [LOW | {"java_script_enabled": False}])
@pytest.mark.parametrize("quote", [TRUST_QUOTE, LONG_QUOTE, "𝒏𝒊𝒆𝒕", "PraatMee"])
def test_without_scripts_the_quote_is_marked_and_scrolled_to(page: Page, stub: Stub, quote: str) -> None:
    place = range_of(quote)
    page.goto(f"{stub.url}{ADDRESS}?c={place}#c={place}")
    assert marked(page) == quote
    assert page.locator("mark").first.get_attribute("id") == f"c={place}"
    expect(page.locator("mark").first).to_be_in_viewport()
    assert shown(page) == LETTER_TEXT


@pytest.mark.parametrize("settings", [LOW])
@pytest.mark.parametrize("quote", [TRUST_QUOTE, LONG_QUOTE, "𝒏𝒊𝒆𝒕", "PraatMee", LETTER_TEXT])
def test_the_fragment_alone_marks_scrolls_and_focuses(page: Page, stub: Stub, quote: str) -> None:
    page.goto(f"{stub.url}{ADDRESS}#c={range_of(quote)}")
    page.locator("mark").first.wait_for()
    assert marked(page) == quote
    expect(page.locator("mark").first).to_be_in_viewport()
    expect(page.locator("mark").first).to_be_focused()
    assert shown(page) == LETTER_TEXT


def test_several_places_are_marked_in_order_and_once_where_they_overlap(page: Page, stub: Stub) -> None:
    places = [range_of(quote) for quote in ("𝒏𝒊𝒆𝒕", "te voet 🚶", "voet 🚶 en gaat", "te paard")]
    page.goto(f"{stub.url}{ADDRESS}#c={','.join(places)}")
    page.locator("mark").first.wait_for()
    assert page.locator("mark").all_text_contents() == ["te voet 🚶 en gaat", "te paard", "𝒏𝒊𝒆𝒕"]
    assert shown(page) == LETTER_TEXT


def test_a_new_fragment_takes_the_former_marks_away(page: Page, stub: Stub) -> None:
    place = range_of(TRUST_QUOTE)
    page.goto(f"{stub.url}{ADDRESS}?c={place}#c={place}")
    assert marked(page) == TRUST_QUOTE
    for quote in (LONG_QUOTE, "𝒏𝒊𝒆𝒕", LETTER_TEXT, "🎉"):
        page.evaluate("place => { location.hash = `c=${place}`; }", range_of(quote))
        page.wait_for_function(
            "quote => [...document.querySelectorAll('mark')].map((mark) => mark.textContent).join('') === quote",
            arg=quote,
        )
        assert shown(page) == LETTER_TEXT


@pytest.mark.parametrize("query", ["", f"?c={range_of(TRUST_QUOTE)}"])
def test_a_fragment_that_names_nothing_here_does_no_harm(page: Page, stub: Stub, query: str) -> None:
    for fragment in NONSENSE:
        page.goto(stub.url + ADDRESS + query + fragment)
        page.wait_for_load_state()
        assert marked(page) == (TRUST_QUOTE if query else ""), fragment
        assert shown(page) == LETTER_TEXT, fragment
    page.reload()
    assert marked(page) == (TRUST_QUOTE if query else "")


def test_markup_in_a_letter_is_text(page: Page, stub: Stub) -> None:
    page.goto(stub.url + ADDRESS)
    assert page.title() == "Over <i>vertrouwen</i> & tijd · Briefwijzer"
    assert page.locator("h1").text_content() == "Over <i>vertrouwen</i> & tijd"
    assert page.locator("main b, main i, main script").count() == 0


def test_who_speaks_stands_beside_each_turn_of_an_interview(page: Page, stub: Stub) -> None:
    page.goto(f"{stub.url}/letters/over-luisteren")
    spoken = page.locator("section.turn").evaluate_all(
        """nodes => nodes.map((node) => [".speaker", "[data-start]"]
            .map((selector) => node.querySelector(selector).textContent))"""
    )
    lines = INTERVIEW_TEXT.splitlines(keepends=True)
    biography = page.locator("section.biography")
    assert biography.locator(".speaker").text_content() == "Over Noor Bakker"
    assert biography.locator("[data-start]").all_text_contents() == [lines[5]]
    assert page.locator(".warnings li").all_text_contents() == ["A part of the page was left out."]
    assert spoken == [
        ["Tess Hofman", lines[1]],
        ["Noor Bakker", lines[2]],
        ["spreker niet bekend", lines[3]],
        ["Noor Bakker", lines[4]],
    ]


def test_what_nobody_says_is_dimmed(page: Page, stub: Stub) -> None:
    page.goto(stub.url + ADDRESS)
    turn = LETTER.turns[0].span
    dimmed = "".join(page.locator(".aside").all_text_contents())
    assert dimmed == LETTER_TEXT[: turn.start] + LETTER_TEXT[turn.end :]
    colours = page.evaluate(
        """[...document.querySelectorAll(".aside, .turn [data-start]")]
            .map((node) => [node.className, getComputedStyle(node).color])"""
    )
    assert {tuple(colour) for colour in colours} == {("aside", "rgb(106, 99, 89)"), ("", "rgb(38, 35, 32)")}


def test_the_page_of_a_letter_that_is_not_there_leads_back(page: Page, stub: Stub, watch: Watch) -> None:
    watch.failures_expected = True
    page.goto(f"{stub.url}/letters/onbekend")
    expect(page.locator("h1")).to_have_text("Niet gevonden")
    page.get_by_role("link", name="Naar de beginpagina").click()
    expect(page.locator("brief-wijzer textarea")).to_be_visible()

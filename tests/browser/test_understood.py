"""What was understood of a question is shown, and each part of it can be left out and taken back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stub_server import LETTER, LISTEN_QUOTE, TRUST_QUOTE, TWO_LINES, YEAR_QUOTE, Stub, answer_to, problem
from tests.browser.test_asking import QUESTION, ask, open_page, question_field, type_and_send
from tests.browser.understood import leave_out, left_out, taken
from tests.browser.watch import Watch

ANSWER = answer_to(QUESTION, 1)["answer"]
WITHOUT_WIM = f"Zonder people: “{LISTEN_QUOTE}” [1]"
PERIOD = {"after": "2024-11", "before": "2024-11"}


def shown(exchange: Locator) -> list[str]:
    """Return what stands under the question, part by part."""
    return exchange.locator(".chip").all_text_contents()


def test_every_part_is_told_with_its_role(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, "Wat zegt alles?")
    assert shown(exchange) == [
        "van: Wim de Graaf×",
        "aan: Noor Bakker×",
        "aan: Bas <Timmer>×",
        "over: Tess Hofman en Piet Mulder×",
        "uit: mei 2023 tot en met 31 december 2024×",
        "in: brief×",
        "in: interview×",
        f"in: “{LETTER.title}”×",
    ]
    assert exchange.get_by_role("list", name="Wat er van de vraag begrepen is").get_by_role("listitem").count() == 8
    expect(taken(exchange, "Tess Hofman en Piet Mulder")).to_be_visible()
    assert exchange.locator(".rewritten").count() == 0
    assert shown(ask(page, "Wat zeggen ze over niets?")) == []


@pytest.mark.parametrize(
    ("after", "before", "words"),
    [
        ("2024-11", "2024-11", "uit: november 2024×"),
        ("2024", None, "vanaf: 2024×"),
        (None, "2024-11-05", "tot en met: 5 november 2024×"),
        ("2023", "2024", "uit: 2023 tot en met 2024×"),
    ],
)
def test_a_period_is_told_as_it_is(page: Page, stub: Stub, after: str | None, before: str | None, words: str) -> None:
    answer = answer_to(QUESTION, 1)
    answer["understood"] |= {"people": [], "after": after, "before": before}
    page.route("**/v1/ask", lambda route: route.fulfill(json=answer))
    open_page(page, stub)
    assert shown(ask(page, QUESTION)) == [words]


def test_a_part_is_left_out_and_taken_back_by_keyboard_without_losing_one_s_place(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    taken(exchange, "Wim de Graaf").focus()
    page.keyboard.press("Enter")
    expect(left_out(exchange, "Wim de Graaf")).to_be_focused()
    expect(exchange.locator(".answer")).to_have_text(WITHOUT_WIM)
    exchange.locator(".judge").wait_for()
    expect(left_out(exchange, "Wim de Graaf")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(f"{WITHOUT_WIM} Eén bron.")
    assert shown(exchange) == ["weggelaten: van: Wim de Graafterugzetten", "uit: november 2024×"]
    page.keyboard.press("Space")
    expect(exchange.locator(".answer")).to_have_text(ANSWER)
    exchange.locator(".judge").wait_for()
    expect(taken(exchange, "Wim de Graaf")).to_be_focused()
    assert shown(exchange) == ["van: Wim de Graaf×", "uit: november 2024×"]
    asked = {"question": QUESTION, "history": []}
    assert stub.asked == [asked, asked | {"ignore": ["people"]}, asked]
    assert page.locator(".exchange").count() == 1


def test_of_several_the_others_are_kept(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, "Wat zegt alles?")
    leave_out(exchange, "Bas <Timmer>")
    leave_out(exchange, "brief")
    leave_out(exchange, "mei 2023 tot en met 31 december 2024")
    leave_out(exchange, "Noor Bakker")
    leave_out(exchange, "Tess Hofman en Piet Mulder")
    assert [(asked.get("ignore"), asked.get("filters")) for asked in stub.asked] == [
        (None, None),
        (["addressees"], {"addressees": ["Noor Bakker"]}),
        (["addressees", "kinds"], {"addressees": ["Noor Bakker"], "kinds": ["interview"]}),
        (["addressees", "period", "kinds"], {"addressees": ["Noor Bakker"], "kinds": ["interview"]}),
        (["addressees", "period", "kinds"], {"kinds": ["interview"]}),
        (["addressees", "subjects", "period", "kinds"], {"kinds": ["interview"]}),
    ]
    assert [text for text in shown(exchange) if not text.startswith("weggelaten")] == [
        "van: Wim de Graaf×",
        "in: interview×",
        f"in: “{LETTER.title}”×",
    ]


def test_who_clicks_fast_gets_the_answer_to_the_last_click(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    question = "Wat zegt Wim langzaam?"
    exchange = type_and_send(page, question)
    taken(exchange, "Wim de Graaf").click()
    taken(exchange, "november 2024").click()
    left_out(exchange, "Wim de Graaf").click()
    expect(exchange.locator(".answer")).to_have_text(re.compile("^Zonder period"))
    stub.hold.set()
    exchange.locator(".judge").wait_for()
    expect(exchange.locator(".answer")).to_have_text(f"Zonder period: “{LISTEN_QUOTE}” [1]")
    assert [asked.get("ignore") for asked in stub.asked] == [None, ["people"], ["people", "period"], ["period"]]
    assert shown(exchange) == ["van: Wim de Graaf×", "weggelaten: uit: november 2024terugzetten"]
    expect(page.get_by_role("status")).to_have_text(f"Zonder period: “{LISTEN_QUOTE}” [1] Eén bron.")
    assert exchange.locator(".citation").count() == 1


def test_what_is_left_out_stays_so_when_the_server_is_away_for_a_moment(page: Page, stub: Stub, watch: Watch) -> None:
    watch.failures_expected = True
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    page.route("**/v1/ask", lambda route: route.abort())
    taken(exchange, "Wim de Graaf").click()
    expect(exchange.locator(".problem p")).to_have_text(
        "De server is niet bereikbaar. Is er verbinding met het netwerk?"
    )
    expect(exchange.locator(".answer")).to_be_hidden()
    expect(left_out(exchange, "Wim de Graaf")).to_be_focused()
    page.unroute_all()
    stub.failures = [problem(503, "Een ander proces werkt de brieven bij.")]
    exchange.get_by_role("button", name="Probeer opnieuw").click()
    expect(exchange.locator(".problem p")).to_have_text("Een ander proces werkt de brieven bij.")
    exchange.get_by_role("button", name="Probeer opnieuw").click()
    expect(exchange.locator(".answer")).to_have_text(WITHOUT_WIM)
    assert [asked.get("ignore") for asked in stub.asked] == [None, ["people"], ["people"]]


def test_an_older_question_is_asked_again_in_its_place_with_what_came_before_it(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    ask(page, "Wat zeggen ze over niets?")
    exchange = page.locator(".exchange").nth(1)
    ask(page, QUESTION)
    ask(page, "En Noor?")
    leave_out(exchange, "Wim de Graaf")
    assert [turn["question"] for turn in stub.asked[-1]["history"]] == ["Wat zeggen ze over niets?"]
    assert exchange.locator(".answer").text_content() == WITHOUT_WIM
    assert page.locator(".exchange").last.locator(".answer").text_content() == ANSWER
    ask(page, "En dan?")
    assert [turn["answer"] for turn in stub.asked[-1]["history"]][1:] == [WITHOUT_WIM, ANSWER]


def test_whoever_judges_judges_the_answer_that_is_shown(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    exchange.get_by_role("button", name="Ja", exact=True).click()
    leave_out(exchange, "Wim de Graaf")
    assert exchange.get_by_role("textbox").count() == 0
    exchange.get_by_role("button", name="Nee", exact=True).click()
    page.keyboard.press("Enter")
    exchange.locator(".thanks").wait_for()
    assert stub.feedback == [{"answer_id": "answer-2", "helpful": False}]


def test_a_part_that_is_understood_otherwise_afterwards_is_shown_as_it_is_then(page: Page, stub: Stub) -> None:
    """Without its period a question may turn out to be about somebody; the reader then stands at the question."""
    answer = answer_to(QUESTION, 1)
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    answer["understood"] |= {"people": [], "subjects": ["Tess Hofman"], **dict.fromkeys(PERIOD)}
    page.route("**/v1/ask", lambda route: route.fulfill(json=answer))
    leave_out(exchange, "november 2024")
    assert shown(exchange) == ["over: Tess Hofman×", "weggelaten: uit: november 2024terugzetten"]
    answer["understood"] |= {"subjects": []}
    left_out(exchange, "november 2024").click()
    exchange.locator(".judge").wait_for()
    assert shown(exchange) == []
    expect(exchange.locator(".question")).to_be_focused()


def test_a_question_that_was_made_to_stand_alone_is_told(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    assert ask(page, f"  {QUESTION} ").locator(".rewritten").count() == 0
    exchange = ask(page, "En Noor?")
    expect(exchange.locator(".rewritten")).to_have_text("Begrepen als: Wat zegt Noor Bakker over vertrouwen?")
    expect(exchange.locator(".question")).to_have_text("Vraag: En Noor?")


def test_parts_are_shown_while_the_answer_is_on_its_way(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = type_and_send(page, "Wat zegt Wim langzaam?")
    expect(taken(exchange, "Wim de Graaf")).to_be_visible()
    expect(exchange).to_have_attribute("aria-busy", "true")
    stub.hold.set()


def columns(exchange: Locator) -> list[list[str]]:
    """Return the name above each column and the groups under it."""
    found: list[list[str]] = exchange.locator(".column").evaluate_all(
        "nodes => nodes.map((node) => [...node.children].map((child) => child.textContent.trim()))"
    )
    return found


@pytest.mark.parametrize(
    ("settings", "is_wide"),
    [({"viewport": {"width": 1000, "height": 700}}, True), ({"viewport": {"width": 360, "height": 700}}, False)],
)
def test_people_who_are_compared_stand_side_by_side_where_there_is_room(
    page: Page, stub: Stub, settings: dict[str, Any], is_wide: bool
) -> None:
    open_page(page, stub)
    exchange = ask(page, "Wat zeggen ze samen?")
    assert columns(exchange) == [
        [
            "Wim de Graaf",
            f"In een brief van november 2024 schrijft Wim de Graaf: “{TRUST_QUOTE}” [1] “{TWO_LINES}” [2]",
        ],
        [
            "Noor Bakker",
            f"In een interview van 9 mei 2023 zegt Noor Bakker: “{LISTEN_QUOTE}” [3]",
            f"In een interview van 9 mei 2023 zegt Noor Bakker, over Wim de Graaf: “{YEAR_QUOTE}” [4]",
        ],
    ]
    first, second = (column.bounding_box() for column in exchange.locator(".column").all())
    assert first is not None
    assert second is not None
    assert (first["y"] == second["y"]) is is_wide
    assert (first["x"] == second["x"]) is not is_wide
    assert exchange.locator(".source .speaker").all_text_contents() == [
        "Wim de Graaf",
        "Wim de Graaf",
        "Noor Bakker",
        "Noor Bakker, over Wim de Graaf",
    ]


def test_an_answer_that_is_not_one_voice_a_group_stays_as_it_is(page: Page, stub: Stub) -> None:
    answer = answer_to("Wat zeggen ze samen?", 1)
    answer["citations"][1]["speaker"] = "Tess Hofman"
    page.route("**/v1/ask", lambda route: route.fulfill(json=answer))
    open_page(page, stub)
    exchange = ask(page, "Wat zeggen ze samen?")
    assert exchange.locator(".column").count() == 0
    assert exchange.locator(".answer").text_content() == answer["answer"]


def test_without_one_of_two_nothing_is_laid_side_by_side(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, "Wat zeggen ze samen?")
    leave_out(exchange, "Wim de Graaf")
    assert exchange.locator(".column").count() == 0
    assert stub.asked[1]["filters"] == {"people": ["Noor Bakker"]}


def test_a_sentence_without_a_quote_stands_above_or_below_the_columns(page: Page, stub: Stub) -> None:
    answer = answer_to("Wat zeggen ze samen?", 1)
    head, tail = "Met “Wim” kunnen er twee bedoeld zijn.\n\n", "\n\nTess Hofman zegt hier niets over."
    for cited in answer["citations"]:
        cited["answer_spans"] = [[start + len(head), end + len(head)] for start, end in cited["answer_spans"]]
    answer["answer"] = head + answer["answer"] + tail
    page.route("**/v1/ask", lambda route: route.fulfill(json=answer))
    open_page(page, stub)
    exchange = ask(page, "Wat zeggen ze samen?")
    parts = exchange.locator(".answer > *").evaluate_all(
        "nodes => nodes.map((node) => [node.className, node.textContent])"
    )
    assert [name for name, _ in parts] == ["group", "columns", "group"]
    assert (parts[0][1], parts[2][1]) == (head, tail.strip())
    assert len(columns(exchange)) == 2


@pytest.mark.parametrize(
    ("changes", "voice"),
    [
        ({"speaker": "Wim de Graaf", "about": "Noor Bakker"}, "Wim de Graaf, over Noor Bakker"),
        ({"speaker": None, "about": "Noor Bakker"}, "Over Noor Bakker"),
        ({"speaker": None, "kind": "article", "authors": ["Wim de Graaf", "Bas Timmer"]}, "Wim de Graaf en Bas Timmer"),
        ({"speaker": None, "kind": "interview", "authors": ["Tess Hofman"]}, "Spreker niet bekend"),
    ],
)
def test_whose_words_a_quote_is_and_of_whom_it_tells_is_said(
    page: Page, stub: Stub, changes: dict[str, Any], voice: str
) -> None:
    answer = answer_to(QUESTION, 1)
    answer["citations"][0] |= changes
    page.route("**/v1/ask", lambda route: route.fulfill(json=answer))
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    assert exchange.locator(".source .speaker").first.text_content() == voice
    expect(exchange.get_by_role("button", name=f"Bron 1: {voice}, ")).to_be_visible()


def test_a_button_of_a_part_is_large_enough_to_hit(page: Page, stub: Stub) -> None:
    """WCAG 2.2, 2.5.8: at least 24 by 24 pixels."""
    open_page(page, stub)
    exchange = ask(page, "Wat zegt alles?")
    leave_out(exchange, "brief")
    sizes = exchange.locator(".chip button").evaluate_all(
        "nodes => nodes.map((node) => [node.offsetWidth, node.offsetHeight])"
    )
    assert len(sizes) == 8
    assert [size for size in sizes if min(size) < 24] == []
    expect(question_field(page)).not_to_be_focused()

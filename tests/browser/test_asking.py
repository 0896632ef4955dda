"""Someone asks in a real browser: what is shown is what the server said, and can be used by everybody."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from starlette.responses import PlainTextResponse

from tests.browser.stub_server import (
    LISTEN_QUOTE,
    LONG_QUOTE,
    TRUST_QUOTE,
    Stub,
    answer_to,
    problem,
)
from tests.browser.understood import leave_out
from tests.browser.watch import Watch

QUESTION = "Wat zegt Wim over vertrouwen?"
QUOTES = (TRUST_QUOTE, LONG_QUOTE, LISTEN_QUOTE)
NARROW = {"viewport": {"width": 320, "height": 568}}


def question_field(page: Page) -> Locator:
    """Return where the question is typed."""
    return page.locator("brief-wijzer textarea")


def type_and_send(page: Page, question: str) -> Locator:
    """Ask by keyboard and return the exchange that begins."""
    question_field(page).fill(question)
    question_field(page).press("Enter")
    return page.locator(".exchange").last


def ask(page: Page, question: str) -> Locator:
    """Ask and wait until the answer is whole."""
    exchange = type_and_send(page, question)
    exchange.locator(".judge").wait_for()
    return exchange


def open_page(page: Page, stub: Stub, path: str = "/") -> None:
    """Open a page of the server and wait for the widget."""
    page.goto(stub.url + path)
    question_field(page).wait_for()


@pytest.mark.parametrize(("piece", "line_break"), [(3, "\n"), (7, "\r\n"), (5, "\r"), (1_000_000, "\n")])
def test_the_streamed_answer_is_shown_to_the_letter(page: Page, stub: Stub, piece: int, line_break: str) -> None:
    stub.piece, stub.line_break = piece, line_break
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    assert exchange.locator(".answer").text_content() == answer_to(QUESTION, 1)["answer"]
    assert exchange.locator(".question").text_content() == f"Vraag: {QUESTION}"
    assert stub.asked == [{"question": QUESTION, "history": []}]


def test_text_grows_while_it_streams_and_only_the_whole_answer_is_announced(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    page.evaluate(
        """() => {
            window.announced = [];
            const announcer = document.querySelector("brief-wijzer").shadowRoot.querySelector("[aria-live=polite]");
            const note = () => window.announced.push(announcer.textContent);
            new MutationObserver(note).observe(announcer, { childList: true });
        }"""
    )
    exchange = type_and_send(page, "langzaam")
    answer = answer_to("langzaam", 1)["answer"]
    expect(exchange.locator(".answer")).to_have_text(re.compile("^Wim de Graaf"))
    partial = exchange.locator(".answer").text_content() or ""
    assert 0 < len(partial) < len(answer)
    assert answer.startswith(partial)
    expect(exchange).to_have_attribute("aria-busy", "true")
    expect(exchange.locator(".waiting")).to_have_text("Citaten gevonden, schrijft het antwoord…")
    assert [text for text in page.evaluate("window.announced") if text] == []
    stub.hold.set()
    exchange.locator(".judge").wait_for()
    expect(exchange).to_have_attribute("aria-busy", "false")
    assert [text for text in page.evaluate("window.announced") if text] == [f"{answer} 3 bronnen."]


def test_a_json_reply_serves_as_well_as_a_stream(page: Page, stub: Stub) -> None:
    stub.as_json = True
    open_page(page, stub)
    assert ask(page, QUESTION).locator(".answer").text_content() == answer_to(QUESTION, 1)["answer"]


def test_events_do_not_depend_on_how_the_stream_is_cut(page: Page, stub: Stub) -> None:
    """Law: every way of cutting the bytes in three gives the same events."""
    open_page(page, stub)
    body = (
        "\ufeff: hello\r\nevent: delta\r\ndata: één 🚶\r\n\r\ndata:a\rdata\rdata:  b\r\r"
        "event: done\nid: 1\ndata: {}\n\nevent: empty\n\ndata: x: y\n\r\ndata: cut off"
    )
    expected = [["delta", "één 🚶"], ["message", "a\n\n b"], ["done", "{}"], ["message", "x: y"]]
    wrong = page.evaluate(
        """async ([body, expected]) => {
            const { readEvents } = await import("/widget.js");
            const bytes = new TextEncoder().encode(body);
            const wrong = [];
            for (let first = 0; first <= bytes.length; first += 1) {
                for (let second = first; second <= bytes.length; second += 3) {
                    const parts = [bytes.slice(0, first), bytes.slice(first, second), bytes.slice(second)];
                    const stream = new ReadableStream({
                        start(controller) {
                            for (const part of parts) controller.enqueue(part);
                            controller.close();
                        },
                    });
                    const seen = [];
                    for await (const { name, data } of readEvents(stream)) seen.push([name, data]);
                    if (JSON.stringify(seen) !== JSON.stringify(expected)) wrong.push([first, second, seen]);
                }
            }
            return wrong;
        }""",
        [body, expected],
    )
    assert wrong == []


def test_an_event_ended_by_lone_carriage_returns_at_the_very_end_is_seen(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    seen = page.evaluate(
        """async () => {
            const { readEvents } = await import("/widget.js");
            const seen = [];
            for await (const { data } of readEvents(new Blob(["data: last\\r\\r"]).stream())) seen.push(data);
            return seen;
        }"""
    )
    assert seen == ["last"]


def test_a_mark_inside_a_quote_stays_the_letters_text(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    parts = page.evaluate(
        """async () => {
            const { partsOf } = await import("/widget.js");
            return partsOf("🚶 “zie [1] 🙂” [1] en [7]", [{ number: 1, answer_spans: [[3, 12]] }]);
        }"""
    )
    assert parts == [
        {"text": "🚶 “", "quoted": False},
        {"text": "zie ", "quoted": True},
        {"text": "[1]", "quoted": True},
        {"text": " 🙂", "quoted": True},
        {"text": "” ", "quoted": False},
        {"text": "[1]", "number": 1},
        {"text": " en ", "quoted": False},
        {"text": "[7]", "quoted": False},
    ]


def test_a_mark_reveals_and_focuses_its_own_citation(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    for number, quote in enumerate(QUOTES, start=1):
        exchange.get_by_role("button", name=f"Bron {number}:").click()
        citation = exchange.locator(".citation").nth(number - 1)
        expect(citation.locator("summary")).to_be_focused()
        expect(citation.locator("summary")).to_be_in_viewport()
        expect(citation.locator(".quote")).to_be_visible()
        assert citation.locator(".number").text_content() == str(number)
        assert citation.locator(".quote").text_content() == quote
        assert citation.locator(".quote").evaluate("node => getComputedStyle(node).whiteSpace") == "pre-line"


def test_the_link_opens_the_letter_with_just_the_quote_marked(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    links = ask(page, QUESTION).locator(".citation .link")
    for link, quote in zip(links.all(), QUOTES, strict=True):
        assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
        with page.expect_popup() as opened:
            link.click()
        letter = opened.value
        letter.wait_for_load_state()
        assert "".join(letter.locator("mark").all_text_contents()) == quote
        expect(letter.locator("mark").first).to_be_in_viewport()
        letter.close()


def test_who_when_and_what_is_said_in_words(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    sources = exchange.locator(".citation .source").all_text_contents()
    assert sources == [
        "Wim de Graaf · brief · november 2024Over <i>vertrouwen</i> & tijd",
        "Wim de Graaf · brief · november 2024Over <i>vertrouwen</i> & tijd",
        "Spreker niet bekend · interview · 9 mei 2023Over luisteren",
    ]


def test_a_quote_that_stands_in_the_answer_is_closed_below_and_the_others_are_open(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    assert [quote.is_visible() for quote in exchange.locator(".citation .quote").all()] == [False, True, True]
    assert exchange.locator(".answer .quoted").all_text_contents() == [TRUST_QUOTE]


def test_markup_in_answers_and_letters_is_shown_as_text(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, "Wat zegt <img src=x onerror=alert(1)> Wim?")
    assert exchange.locator("b, i, img").count() == 0
    expect(exchange.locator(".question")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(exchange.locator(".answer")).to_contain_text("<b>hij</b>")
    expect(exchange.locator(".quote").nth(1)).to_contain_text("<b>minder</b> & klaagt")
    expect(exchange.locator(".title").first).to_have_text("Over <i>vertrouwen</i> & tijd")


def test_a_citation_never_links_to_what_is_no_web_address(page: Page, stub: Stub) -> None:
    answer = answer_to(QUESTION, 1)
    for cited, url in zip(answer["citations"], ["javascript:alert(1)", "data:text/html,x", "http://[bad"], strict=True):
        cited["url"] = url
    page.route("**/v1/ask", lambda route: route.fulfill(json=answer))
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    assert exchange.locator(".citation").count() == 3
    assert exchange.locator("a").count() == 0


def test_what_came_closest_is_closed_and_never_looks_like_an_answer(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    exchange = ask(page, "Wat zeggen ze over niets?")
    assert exchange.locator(".answer").text_content() == "Daar staat niets over in de brieven."
    assert exchange.locator(".mark, .citations.numbered").count() == 0
    expect(exchange.get_by_text("Wat er het dichtst bij kwam")).to_be_visible()
    expect(exchange.locator(".closest .quote")).not_to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Daar staat niets over in de brieven.")
    exchange.get_by_text("Wat er het dichtst bij kwam").click()
    expect(exchange.locator(".closest .quote")).to_have_text(LISTEN_QUOTE)
    expect(exchange.locator(".closest")).to_contain_text("Dit is geen antwoord op de vraag")


def test_the_servers_own_sentence_is_shown_and_trying_again_helps(page: Page, stub: Stub, watch: Watch) -> None:
    watch.failures_expected = True
    open_page(page, stub)
    ask(page, QUESTION)
    stub.failures = [problem(503, "De index wordt nog gebouwd. Probeer het over een minuut.")]
    exchange = type_and_send(page, "En Noor?")
    expect(exchange.locator(".problem p")).to_have_text("De index wordt nog gebouwd. Probeer het over een minuut.")
    expect(page.get_by_role("status")).to_have_text("De index wordt nog gebouwd. Probeer het over een minuut.")
    exchange.get_by_role("button", name="Probeer opnieuw").click()
    exchange.locator(".judge").wait_for()
    assert exchange.locator(".problem").count() == 0
    assert stub.asked[1] == stub.asked[2]
    assert [turn["question"] for turn in stub.asked[2]["history"]] == [QUESTION]
    assert page.locator(".exchange").count() == 2


def fail_by_network(page: Page, _: Stub) -> None:
    """Let no request through."""
    page.route("**/v1/ask", lambda route: route.abort())


def fail_without_a_document(_: Page, stub: Stub) -> None:
    """Answer as a proxy in between would."""
    stub.failures = [PlainTextResponse("<h1>Bad gateway</h1>", status_code=502)]


def break_off(_: Page, stub: Stub) -> None:
    """End the stream before the answer is whole."""
    stub.break_off = True


def send_an_error_event(_: Page, stub: Stub) -> None:
    """Fail when the stream has begun."""
    stub.error_event = "De schrijver gaf geen antwoord."


@pytest.mark.parametrize(
    ("fail", "sentence"),
    [
        (fail_by_network, "De server is niet bereikbaar. Is er verbinding met het netwerk?"),
        (fail_without_a_document, "De server kon dit niet verwerken (code 502)."),
        (break_off, "De verbinding viel weg voordat het antwoord compleet was."),
        (send_an_error_event, "De schrijver gaf geen antwoord."),
    ],
)
def test_every_failure_is_told_in_plain_words_and_leaves_no_half_answer(
    page: Page, stub: Stub, watch: Watch, fail: Any, sentence: str
) -> None:
    watch.failures_expected = True
    open_page(page, stub)
    fail(page, stub)
    exchange = type_and_send(page, QUESTION)
    expect(exchange.locator(".problem p")).to_have_text(sentence)
    expect(exchange.locator(".answer")).to_be_hidden()
    assert exchange.locator(".answer").text_content() == ""
    page.unroute_all()
    stub.forget()
    exchange.get_by_role("button", name="Probeer opnieuw").click()
    expect(exchange.locator(".answer")).to_contain_text(TRUST_QUOTE)
    expect(exchange.locator(".question")).to_be_focused()


def test_a_new_question_drops_the_answer_to_the_former(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    former = type_and_send(page, "langzaam")
    expect(former.locator(".answer")).to_have_text(re.compile("^Wim"))
    former = page.locator(".exchange").first
    newer = ask(page, "Wat zeggen ze over niets?")
    stub.hold.set()
    assert newer.locator(".answer").text_content() == "Daar staat niets over in de brieven."
    expect(former.locator(".stopped")).to_have_text("Afgebroken: er kwam een nieuwe vraag.")
    assert former.locator(".answer").text_content() == ""
    assert former.locator(".citation").count() == 0
    assert stub.asked[1]["history"] == []
    assert stub.was_aborted("langzaam")


def test_the_last_six_questions_and_answers_go_along(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    questions = [f"Vraag {number} over niets" for number in range(8)]
    for question in questions:
        ask(page, question)
    pair = {"answer": "Daar staat niets over in de brieven."}
    assert stub.asked[7] == {
        "question": questions[7],
        "history": [{"question": asked} | pair for asked in questions[1:7]],
    }
    page.get_by_role("button", name="Opnieuw beginnen").click()
    assert page.locator(".exchange").count() == 0
    expect(question_field(page)).to_be_focused()
    ask(page, "Opnieuw")
    assert stub.asked[8] == {"question": "Opnieuw", "history": []}


def test_a_judgement_is_sent_with_and_without_a_remark(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    first = ask(page, QUESTION)
    first.get_by_role("button", name="Ja", exact=True).click()
    expect(first.get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Enter")
    expect(first.locator(".thanks")).to_have_text("Dank je, je oordeel is bewaard.")
    expect(first.locator(".thanks")).to_be_focused()
    second = ask(page, "En Noor?")
    second.get_by_role("button", name="Ja", exact=True).click()
    second.get_by_role("button", name="Nee", exact=True).click()
    expect(second.get_by_role("button", name="Nee", exact=True)).to_have_attribute("aria-pressed", "true")
    second.get_by_role("textbox").fill("  Dit zei <Bas>, niet Wim ")
    second.get_by_role("button", name="Versturen").click()
    second.locator(".thanks").wait_for()
    assert stub.feedback == [
        {"answer_id": "answer-1", "helpful": True},
        {"answer_id": "answer-2", "helpful": False, "remark": "Dit zei <Bas>, niet Wim"},
    ]


def test_a_judgement_that_could_not_be_kept_keeps_its_remark(page: Page, stub: Stub, watch: Watch) -> None:
    watch.failures_expected = True
    stub.feedback_failures = [problem(404, "Dit antwoord is te oud om er nog iets bij te zeggen.")]
    open_page(page, stub)
    exchange = ask(page, QUESTION)
    exchange.get_by_role("button", name="Nee", exact=True).click()
    exchange.get_by_role("textbox").fill("Te kort")
    page.keyboard.press("Enter")
    expect(exchange.locator(".remark .failed")).to_have_text("Dit antwoord is te oud om er nog iets bij te zeggen.")
    expect(exchange.get_by_role("textbox")).to_have_value("Te kort")
    page.keyboard.press("Enter")
    exchange.locator(".thanks").wait_for()
    assert stub.feedback == [{"answer_id": "answer-1", "helpful": False, "remark": "Te kort"}] * 2


def test_the_words_follow_the_language_and_what_was_typed_stays(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    ask(page, QUESTION)
    question_field(page).fill("half getypt")
    assert stub.languages == ["nl"]
    page.locator("brief-wijzer").evaluate("node => node.setAttribute('language', 'en')")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    expect(page.get_by_label("Your question")).to_have_value("half getypt")
    expect(page.locator(".citation .source").first).to_contain_text("Wim de Graaf · letter · November 2024")
    assert page.locator(".chip").all_text_contents() == ["by: Wim de Graaf×", "dated: November 2024×"]
    expect(page.get_by_role("button", name="Ask again without November 2024")).to_be_visible()


def test_the_language_is_the_attributes_then_the_pages_then_the_browsers(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    cases = [["nl", "en"], ["en-GB", "nl"], [None, "en-US"], [None, "nl"], [None, "de"], ["fr", ""]]
    languages = page.locator("brief-wijzer").evaluate(
        """(node, cases) => cases.map(([attribute, pageLanguage]) => {
            document.documentElement.lang = pageLanguage;
            if (attribute === null) node.removeAttribute("language"); else node.setAttribute("language", attribute);
            return node.language;
        })""",
        cases,
    )
    assert languages == ["nl", "en", "en", "nl", "nl", "nl"]


def test_dates_are_as_precise_as_they_are(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    words = page.evaluate(
        """async () => {
            const { dateInWords } = await import("/widget.js");
            const dates = ["2024", "2024-11", "2024-11-05", "0987-03"];
            return dates.flatMap((date) => ["nl", "en"].map((language) => dateInWords(date, language)));
        }"""
    )
    assert words == [
        "2024",
        "2024",
        "november 2024",
        "November 2024",
        "5 november 2024",
        "5 November 2024",
        "maart 987",
        "March 987",
    ]


def test_starter_questions_are_asked_as_they_stand(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    page.get_by_role("button", name="What does Noor say about <listening>?").click()
    page.locator(".judge").wait_for()
    assert stub.asked == [{"question": "What does Noor say about <listening>?", "history": []}]
    assert page.locator(".starter").count() == 0
    expect(question_field(page)).to_be_focused()


def test_an_empty_question_is_not_sent_and_a_long_one_is_cut_at_the_limit(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    question_field(page).fill(" \n ")
    page.get_by_role("button", name="Vraag", exact=True).click()
    expect(question_field(page)).to_be_focused()
    assert page.locator(".exchange").count() == 0
    question_field(page).fill("")
    page.keyboard.insert_text("a" * 2100)
    page.keyboard.press("Enter")
    page.locator(".judge").wait_for()
    assert stub.asked == [{"question": "a" * 2000, "history": []}]


def test_everything_can_be_done_with_the_keyboard_alone(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Wie er in de brieven staan")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Je vraag")).to_be_focused()
    page.keyboard.type("Eerste regel")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("tweede regel")
    page.keyboard.press("Enter")
    page.locator(".judge").wait_for()
    assert stub.asked[0]["question"] == "Eerste regel\ntweede regel"
    seen = []
    page.keyboard.press("Shift+Tab")
    while True:
        focused = page.evaluate("() => document.querySelector('brief-wijzer').shadowRoot.activeElement")
        name = page.evaluate(
            """() => {
                const node = document.querySelector("brief-wijzer").shadowRoot.activeElement;
                const outline = getComputedStyle(node);
                return [node.className || node.localName, outline.outlineStyle, parseFloat(outline.outlineWidth) >= 2];
            }"""
        )
        assert focused is not None
        seen.append(name)
        if "anew" in name[0]:
            break
        page.keyboard.press("Shift+Tab")
    assert [name for name, _, _ in reversed(seen)] == [
        "anew quiet",
        *["button"] * 2,
        *["mark"] * 3,
        *["summary", "link"] * 3,
        *["plain"] * 2,
    ]
    assert {(style, wide) for _, style, wide in seen} == {("solid", True)}
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".citation").nth(1).locator("summary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".citation").nth(1).locator(".link")).to_be_focused()


@pytest.mark.parametrize("settings", [NARROW])
def test_nothing_overflows_a_narrow_window(page: Page, stub: Stub, watch: Watch) -> None:
    watch.failures_expected = True
    for path in ("/", "/host", "/people", "/letters/over-vertrouwen", "/letters/over-luisteren", "/letters/onbekend"):
        page.goto(stub.url + path)
        for summary in page.locator("details summary").all():
            summary.click()
        if path in {"/", "/host"}:
            stub.failures = [problem(500, "x" * 400)]
            type_and_send(page, "w" * 400).locator(".problem").wait_for()
            ask(page, QUESTION).locator(".plain").first.click()
            ask(page, "Wat zeggen ze samen?")
            ask(page, "Wat zegt alles?").locator(".chip button").nth(2).click()
            page.locator(".exchange").last.locator(".chip.left").wait_for()
            ask(page, "niets").locator(".closest summary").click()
            widths = page.evaluate(
                """() => [...document.querySelector("brief-wijzer").shadowRoot.querySelectorAll("*:not(.unseen)")]
                    .filter((node) => node.getBoundingClientRect().right > 320.5)
                    .map((node) => node.className || node.localName)"""
            )
            assert widths == []
        if path != "/host":
            assert page.evaluate("document.documentElement.scrollWidth") == 320, path


@pytest.mark.parametrize("settings", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
def test_all_text_has_enough_contrast(page: Page, stub: Stub, watch: Watch, settings: dict[str, Any]) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1, as computed from the colours the browser resolved."""
    watch.failures_expected = True
    measure = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
    open_page(page, stub)
    stub.failures = [problem(500, "Het ging mis.")]
    type_and_send(page, "mis").locator(".problem").wait_for()
    ask(page, "niets").locator(".closest summary").click()
    ask(page, "Wat zeggen ze samen?")
    leave_out(ask(page, "Wat zegt alles?"), "Bas <Timmer>")
    ask(page, "En Noor?")
    ask(page, QUESTION).get_by_role("button", name="Nee", exact=True).click()
    page.locator(".exchange").last.get_by_role("button", name="Bron 1").click()
    measured = page.evaluate(measure)
    page.goto(stub.url + "/letters/over-luisteren?c=20-30")
    measured += page.evaluate(measure)
    page.goto(stub.url + "/people")
    page.locator("summary").first.click()
    measured += page.evaluate(measure)
    assert {
        "answer",
        "quoted",
        "mark",
        "number",
        "quote",
        "send",
        "question",
        "speaker",
        "aside",
        "speaker unknown",
        "role",
        "part",
        "cross",
        "rewritten",
        "speaker about",
        "person",
        "counts",
        "when",
    } <= {name for name, _ in measured}
    assert [(name, ratio) for name, ratio in measured if ratio < 4.5] == []
    surface = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (surface == "rgb(250, 247, 241)") == (settings["color_scheme"] == "light")


@pytest.mark.parametrize("settings", [{"reduced_motion": "reduce"}, {"reduced_motion": "no-preference"}])
def test_nothing_moves_for_who_wants_no_motion(page: Page, stub: Stub, settings: dict[str, Any]) -> None:
    open_page(page, stub)
    exchange = type_and_send(page, "langzaam")
    exchange.locator(".waiting").wait_for()
    names = exchange.evaluate(
        """node => [[node, null], [node.querySelector(".waiting"), "::after"]]
            .map(([element, pseudo]) => getComputedStyle(element, pseudo).animationName)"""
    )
    assert names == (["none", "none"] if settings["reduced_motion"] == "reduce" else ["appear", "breathe"])


def test_a_page_of_another_origin_with_hostile_styles_does_no_harm(page: Page, stub: Stub, watch: Watch) -> None:
    watch.origins.add(stub.other_origin)
    page.goto(f"{stub.other_origin}/host")
    expect(page.locator("brief-wijzer .heading")).to_have_text("Ask the letters")
    exchange = ask(page, "What does Wim say about trust?")
    assert exchange.locator(".answer").text_content() == answer_to("what", 1)["answer"]
    styles = exchange.locator(".answer").evaluate(
        """node => {
            const style = getComputedStyle(node);
            return [style.letterSpacing, style.textTransform, style.whiteSpace, style.fontSize, style.color];
        }"""
    )
    assert styles == ["normal", "none", "pre-wrap", "17px", "rgb(38, 35, 32)"]
    assert page.locator("brief-wijzer").evaluate("node => getComputedStyle(node).display") == "block"
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    assert exchange.locator(".link").first.get_attribute("href") == stub.url + answer_to("", 1)["citations"][0]["url"]


def test_the_page_can_theme_the_widget(page: Page, stub: Stub) -> None:
    page.goto(f"{stub.url}/letters/over-luisteren")
    page.evaluate(
        """async () => {
            await import("/widget.js");
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`brief-wijzer { --briefwijzer-accent: rgb(1, 2, 3); }
                brief-wijzer::part(send) { border-radius: 0; }`);
            document.adoptedStyleSheets = [sheet];
            const widget = document.createElement("brief-wijzer");
            widget.setAttribute("heading", "Vraag <hier>");
            widget.setAttribute("server", location.origin + "/");
            document.body.append(widget);
        }"""
    )
    expect(page.locator("brief-wijzer .heading")).to_have_text("Vraag <hier>")
    send = page.locator("brief-wijzer .send")
    assert send.evaluate("node => [getComputedStyle(node).backgroundColor, getComputedStyle(node).borderRadius]") == [
        "rgb(1, 2, 3)",
        "0px",
    ]
    ask(page, QUESTION)
    assert len(stub.asked) == 1


def test_a_server_below_a_path_is_asked_there(page: Page, stub: Stub) -> None:
    asked: list[str] = []

    def reply(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(json=answer_to(json.loads(route.request.post_data or "")["question"], 1))

    page.route("**/brieven/v1/ask", reply)
    open_page(page, stub)
    page.locator("brief-wijzer").evaluate("node => node.setAttribute('server', location.origin + '/brieven/')")
    link = ask(page, QUESTION).locator(".link").first
    assert asked == [f"{stub.url}/brieven/v1/ask"]
    assert (link.get_attribute("href") or "").startswith(f"{stub.url}/brieven/letters/over-vertrouwen?c=")


def test_a_widget_taken_off_the_page_stops_asking(page: Page, stub: Stub) -> None:
    open_page(page, stub)
    type_and_send(page, "langzaam").locator(".waiting").wait_for()
    with page.expect_event("requestfailed"):
        page.locator("brief-wijzer").evaluate("node => node.remove()")

"""The pages against the application itself: what the stub server takes for granted holds there too."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from api.settings import read_settings
from index.collection import Collection
from tests.browser.application import running_application
from tests.browser.stub_server import Stub
from tests.browser.understood import leave_out, left_out, taken
from tests.browser.watch import Watch

LETTERS = {
    "over-vertrouwen": (
        "Over vertrouwen 🚶\n\nZutphen, november 2024\n\nBeste Noor,\n\n"
        "Vertrouwen 🙂 komt te voet en gaat te paard, zei mijn vader altijd. "
        "Een klant krijgt pas vertrouwen in een bedrijf als het zijn <b>kleine beloften</b> nakomt.\n\n"
        "Op de camping in Drenthe heeft het de hele week geregend.\n\nGroet,\n\nWim de Graaf\n"
    ),
    "over-meten": (
        "Over meten\n\nApeldoorn, 3 maart 2025\n\nBeste Wim,\n\n"
        "Wie elke maand een cijfer vraagt, leert vooral hoe moe mensen van enquêtes zijn. "
        "Meten heeft pas zin als iemand iets met de uitkomst doet.\n\nHartelijke groet,\n\nNoor Bakker\n"
    ),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, server: Stub) -> Iterator[str]:
    """The application with two letters on a free port; pages of the stub server's other name may use its widget."""
    settings = read_settings(data=tmp_path_factory.mktemp("data"), origins=server.other_origin)

    def take_in(collection: Collection) -> None:
        for name, text in LETTERS.items():
            collection.put(name, text.encode(), "text/plain")

    with running_application(settings, take_in) as found:
        yield found


@pytest.fixture
def watch(address: str) -> Watch:
    """Watch that the application's pages talk to the application alone."""
    return Watch({address})


def ask(page: Page, question: str) -> Locator:
    """Ask by keyboard and wait until the answer is whole."""
    page.locator("brief-wijzer textarea").fill(question)
    page.keyboard.press("Enter")
    exchange = page.locator(".exchange").last
    exchange.locator(".judge").wait_for()
    return exchange


def answer_over_http(page: Page, address: str, question: str) -> dict[str, Any]:
    """Return the answer as a program gets it."""
    answer: dict[str, Any] = page.request.post(f"{address}/v1/ask", data={"question": question}).json()
    return answer


@pytest.mark.parametrize("question", ["What does Wim say about trust?", "Wat zegt Noor over enquêtes?"])
def test_the_page_shows_the_answer_and_every_quote_opens_its_letter(page: Page, address: str, question: str) -> None:
    expected = answer_over_http(page, address, question)
    assert expected["answered"]
    assert expected["citations"]
    page.goto(address)
    exchange = ask(page, question)
    assert exchange.locator(".answer").text_content() == expected["answer"]
    assert exchange.locator(".quote").all_text_contents() == [cited["quote"] for cited in expected["citations"]]
    for cited, link in zip(expected["citations"], exchange.locator(".link").all(), strict=True):
        with page.expect_popup() as opened:
            link.click()
        letter = opened.value
        letter.locator("mark").first.wait_for()
        assert "".join(letter.locator("mark").all_text_contents()) == cited["quote"]
        assert "".join(letter.locator("[data-start]").all_text_contents()) == LETTERS[cited["document_id"]]


def test_what_the_letters_do_not_say_is_said_to_be_missing(page: Page, address: str) -> None:
    page.goto(address)
    question = "Wat kost een kaartje naar de maan?"
    exchange = ask(page, question)
    assert exchange.locator(".answer").text_content() == answer_over_http(page, address, question)["answer"]
    assert exchange.locator(".mark, .citations.numbered").count() == 0


def test_a_judgement_is_taken(page: Page, address: str) -> None:
    page.goto(address)
    exchange = ask(page, "Wat zegt Wim over vertrouwen?")
    exchange.locator(".judge button").first.click()
    page.keyboard.type("Precies <goed>")
    page.keyboard.press("Enter")
    expect(exchange.locator(".thanks")).to_be_focused()


def test_the_quote_is_marked_without_scripts_too(page: Page, address: str) -> None:
    cited = answer_over_http(page, address, "Wat zegt Wim over vertrouwen?")["citations"][0]
    source = page.request.get(f"{address}/letters/{cited['document_id']}?c={cited['start']}-{cited['end']}").text()
    assert f'<mark id="c={cited["start"]}-{cited["end"]}">' in source


def test_from_the_list_of_people_one_comes_to_their_letters_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Wie er in de brieven staan").press("Enter")
    expect(page.locator(".person")).to_have_text(["Noor Bakker", "Wim de Graaf"])
    page.locator("summary").nth(1).press("Enter")
    expect(page.locator("details[open]")).to_contain_text(
        "aan het woord in één document, aangeschreven in één document"
    )
    page.locator("details[open] a").first.press("Enter")
    expect(page.locator("h1")).to_have_text("Over vertrouwen 🚶")


def test_without_one_of_the_two_the_other_one_answers(page: Page, address: str) -> None:
    page.goto(address)
    exchange = ask(page, "Wat zeggen Wim en Noor over vertrouwen en meten?")
    assert exchange.locator(".chip .part").all_text_contents() == ["van: Wim de Graaf", "van: Noor Bakker"]
    leave_out(exchange, "Wim de Graaf")
    assert set(exchange.locator(".source .speaker").all_text_contents()) <= {"Noor Bakker"}
    left_out(exchange, "Wim de Graaf").click()
    taken(exchange, "Wim de Graaf").wait_for()
    exchange.locator(".judge").wait_for()
    assert "Wim de Graaf" in exchange.locator(".source .speaker").all_text_contents()


def test_a_page_that_is_not_there_is_told_on_a_page(page: Page, address: str, watch: Watch) -> None:
    watch.failures_expected = True
    page.goto(f"{address}/letters/onbekend")
    expect(page.get_by_role("link", name="Naar de beginpagina")).to_be_visible()


def test_the_widget_works_on_a_page_of_an_origin_that_is_allowed(
    page: Page, address: str, server: Stub, watch: Watch
) -> None:
    watch.origins.add(server.other_origin)
    page.goto(f"{server.other_origin}/host?server={address}")
    question = "Wat zegt Wim over vertrouwen?"
    assert ask(page, question).locator(".answer").text_content() == answer_over_http(page, address, question)["answer"]


def test_the_widget_says_so_on_a_page_of_an_origin_that_is_not_allowed(
    page: Page, address: str, server: Stub, watch: Watch
) -> None:
    watch.origins.add(server.url)
    page.goto(f"{server.url}/host?server={address}")
    page.locator("brief-wijzer textarea").fill("Wat zegt Wim over vertrouwen?")
    page.keyboard.press("Enter")
    expect(page.locator(".problem p")).to_have_text("The server cannot be reached. Is there a network connection?")
    assert any("CORS" in complaint for complaint in watch.complaints)
    watch.complaints.clear()

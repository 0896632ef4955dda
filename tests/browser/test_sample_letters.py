"""The pages over the sample letters, as a newcomer meets them: two questions, Wim's own words, each at its place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from api.settings import read_settings
from tests.browser.application import running_application
from tests.browser.watch import Watch

LETTERS = Path(__file__).parents[2] / "scripts" / "sample_letters"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application with the sample letters on a free port."""
    settings = read_settings(data=tmp_path_factory.mktemp("data"), letters=LETTERS)
    with running_application(settings, lambda collection: collection.synchronise(LETTERS)) as found:
        yield found


@pytest.fixture
def watch(address: str) -> Watch:
    """Watch that the pages talk to the application alone and complain of nothing."""
    return Watch({address})


@pytest.mark.parametrize("question", ["what does Wim say about trust?", "Wat zegt Wim over vertrouwen?"])
def test_a_newcomer_gets_wim_s_own_words_each_at_its_place(page: Page, address: str, question: str) -> None:
    page.goto(address)
    page.locator("brief-wijzer textarea").fill(question)
    page.keyboard.press("Enter")
    exchange = page.locator(".exchange").last
    exchange.locator(".judge").wait_for()
    expected: dict[str, Any] = page.request.post(f"{address}/v1/ask", data={"question": question}).json()
    quotes = exchange.locator(".quote").all_text_contents()
    assert quotes == [cited["quote"] for cited in expected["citations"]] != []
    assert {cited["speaker"] for cited in expected["citations"]} == {"Wim Dekkers"}
    for cited, link in zip(expected["citations"], exchange.locator(".link").all(), strict=True):
        with page.expect_popup() as opened:
            link.click()
        letter = opened.value
        letter.locator("mark").first.wait_for()
        assert "".join(letter.locator("mark").all_text_contents()) == cited["quote"]
        text = page.request.get(f"{address}/v1/documents/{cited['document_id']}").json()["text"]
        assert "".join(letter.locator("[data-start]").all_text_contents()) == text
        assert text[cited["start"] : cited["end"]] == cited["quote"]

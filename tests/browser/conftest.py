"""A real browser and a made-up server for the tests of the pages."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.stub_server import Stub, serve
from tests.browser.watch import Watch
from tests.timing import PATIENCE

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=1000 * PATIENCE)
DEFAULTS = {"viewport": {"width": 800, "height": 600}, "locale": "nl-NL", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def server() -> Iterator[Stub]:
    """The stub server, started once."""
    with serve(Stub()) as stub:
        yield stub


@pytest.fixture
def stub(server: Stub) -> Iterator[Stub]:
    """The stub server as if just started."""
    server.forget()
    yield server
    server.hold.set()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one named by BRIEFWIJZER_CHROMIUM; closed after each file of tests."""
    path = os.environ.get("BRIEFWIJZER_CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium found: install it or set BRIEFWIJZER_CHROMIUM to run the tests of the pages")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def settings() -> dict[str, Any]:
    """The settings of the browser's window; a test changes them by its own `settings` parameter."""
    return {}


@pytest.fixture
def watch(stub: Stub) -> Watch:
    """What is watched in this test."""
    return Watch({stub.url})


class Windows:
    """Windows of the browser, one for each way of setting it up; opening one takes longer than many a test."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: dict[str, BrowserContext] = {}

    def with_settings(self, settings: dict[str, Any]) -> BrowserContext:
        """Return the window that is set up like this."""
        key = repr(sorted(settings.items()))
        if key not in self._open:
            whole: dict[str, Any] = DEFAULTS | settings
            self._open[key] = self._browser.new_context(**whole)
            self._open[key].set_default_timeout(1000 * PATIENCE)
        return self._open[key]


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Windows:
    """The windows of this file's browser."""
    return Windows(browser)


@pytest.fixture
def page(windows: Windows, watch: Watch, settings: dict[str, Any]) -> Iterator[Page]:
    """The window's page, watched until the test ends; it is left empty."""
    window = windows.with_settings(settings)
    watching: dict[Any, Any] = {"console": watch.heard, "weberror": watch.failed, "request": watch.requested}
    for event, listener in watching.items():
        window.on(event, listener)
    first = window.pages[0] if window.pages else window.new_page()
    yield first
    for opened in window.pages[1:]:
        opened.close()
    first.unroute_all()
    first.goto("about:blank")
    for event, listener in watching.items():
        window.remove_listener(event, listener)
    watch.check()

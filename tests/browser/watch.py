"""What a page must not do while a test looks at it."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Request, WebError


@dataclass
class Watch:
    """What a page must not do: complain on the console, or talk to another origin than `origins`."""

    origins: set[str]
    failures_expected: bool = False
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def heard(self, message: ConsoleMessage) -> None:
        """Keep what the page complains about on its console."""
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def failed(self, error: WebError) -> None:
        """Keep an error that no script caught."""
        self.complaints.append(str(error.error))

    def requested(self, request: Request) -> None:
        """Keep a request to another origin."""
        if not request.url.startswith(("data:", *(f"{origin}/" for origin in self.origins))):
            self.elsewhere.append(request.url)

    def check(self) -> None:
        """Fail if anything was seen that the test did not expect."""
        complaints = self.complaints
        if self.failures_expected:
            complaints = [text for text in complaints if not text.startswith("Failed to load resource")]
        assert complaints == []
        assert self.elsewhere == []

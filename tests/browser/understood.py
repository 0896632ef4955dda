"""What stands under a question, as somebody uses it."""

from playwright.sync_api import Locator


def left_out(exchange: Locator, part: str) -> Locator:
    """Return the button that takes a part back that was left out."""
    return exchange.get_by_role("button", name=f"{part} terugzetten", exact=True)


def taken(exchange: Locator, part: str) -> Locator:
    """Return the button that leaves a part out."""
    return exchange.get_by_role("button", name=f"Zonder {part} opnieuw vragen", exact=True)


def leave_out(exchange: Locator, part: str) -> None:
    """Ask again without a part of what was understood, and wait until that answer is whole."""
    taken(exchange, part).click()
    left_out(exchange, part).wait_for()
    exchange.locator(".judge").wait_for()

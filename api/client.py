"""Asks a running server; the one place that imports httpx."""

import httpx
from pydantic import ValidationError

from api.wire import AnswerOut, AskIn
from index.document import Language
from index.errors import BriefwijzerError

SECONDS = 60.0
SECONDS_TO_LOOK = 1.0


class ServerError(BriefwijzerError):
    """A server cannot be reached, or does not answer as Briefwijzer does."""


def ask(server: str, question: AskIn, language: Language) -> AnswerOut:
    """Ask the server at the address `server`; it tells in `language` what is wrong.

    Raises:
        ServerError: it cannot be reached, refuses the question or is not Briefwijzer.
    """
    address = f"{server.rstrip('/')}/v1/ask"
    try:
        response = httpx.post(
            address,
            json=question.model_dump(exclude_none=True),
            headers={"Accept-Language": language},
            timeout=SECONDS,
        )
        body = response.json()
        if response.is_error:
            raise ServerError(f"The server refuses the question: {body['detail']}")
        return AnswerOut.model_validate(body)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ServerError(f"There is no answer from {server}: {error or type(error).__name__}.") from error
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise ServerError(f"What answers at {server} is not Briefwijzer, or another edition of it.") from error


def is_running(server: str) -> bool:
    """Tell whether Briefwijzer answers at the address `server`."""
    try:
        response = httpx.get(f"{server}/openapi.json", timeout=SECONDS_TO_LOOK)
        return bool(response.json()["info"]["title"] == "Briefwijzer")
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return False

"""What the routes share: the collection, the answerer, the upkeep, and the answers lately given."""

import re
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request

from api.metrics import Metrics
from api.settings import Settings
from api.upkeep import Upkeep
from index.collection import Collection
from index.document import LANGUAGES, Language
from rag.ask import Answerer
from rag.suggestions import Suggestions
from rag.wording import Wording, wording

# One of `Accept-Language`, as RFC 9110 12.5.4 writes it.
_PREFERENCE = re.compile(
    r"\s*(?P<tag>[A-Za-z]{1,8})(?:-[A-Za-z0-9-]+)?\s*(?:;\s*[qQ]=(?P<quality>[01](?:\.\d{0,3})?)\s*)?"
)

REMEMBERED_ANSWERS = 10_000


class Answers:
    """The last answers by id, as JSON; kept in memory only, so that nobody's questions are stored unasked."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._turn = threading.Lock()

    def remember(self, answer_id: str, question: str, answer: str) -> None:
        """Keep an answer, forgetting the oldest."""
        with self._turn:
            self._answers[answer_id] = (question, answer)
            while len(self._answers) > REMEMBERED_ANSWERS:
                self._answers.popitem(last=False)

    def get(self, answer_id: str) -> tuple[str, str] | None:
        """Return question and answer, or None when it is not, or no longer, known."""
        with self._turn:
            return self._answers.get(answer_id)


@dataclass(frozen=True)
class Service:
    """Everything one running server holds."""

    settings: Settings
    collection: Collection
    answerer: Answerer
    upkeep: Upkeep
    metrics: Metrics
    suggestions: Suggestions
    answers: Answers = field(default_factory=Answers)


def service_of(request: Request) -> Service:
    """Return the service behind a request."""
    service: Service = request.app.state.service
    return service


def wording_of(request: Request) -> Wording:
    """Return the sentences in the language that a request prefers."""
    return wording(preferred_language(request.headers))


def preferred_language(headers: Mapping[str, str]) -> Language:
    """Return the first of our languages that `Accept-Language` names; Dutch when it names none."""
    best: tuple[float, Language] = (0.0, "nl")
    for choice in headers.get("accept-language", "").split(",")[:20]:
        found = _PREFERENCE.fullmatch(choice)
        if found is None:
            continue
        quality = float(found["quality"] or 1)
        for language in LANGUAGES:
            if found["tag"].lower() == language and quality > best[0]:
                best = (quality, language)
    return best[1]

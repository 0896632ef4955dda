"""Tells who is reported in one sentence: the people of whom it says what they say, write or think."""

import re
from collections.abc import Callable, Iterator

from index.reading.reporting.asides import as_said
from index.reading.reporting.compounds import of_participles, of_separable
from index.reading.reporting.mentions import Mention
from index.reading.reporting.sentence import Sentence
from index.reading.reporting.verbs import of_verbs
from index.reading.reporting.views import after_lead, convinced, with_opinion

_QUESTION = re.compile(r"\?[*_)\]\s]*$")
_PATTERNS: tuple[Callable[[Sentence], Iterator[Mention]], ...] = (
    after_lead,
    with_opinion,
    convinced,
    of_verbs,
    of_separable,
    of_participles,
    as_said,
)


def find_reported(sentence: Sentence) -> tuple[Mention, ...]:
    """Return whose words or views a sentence tells, in order; nobody's where it asks, or only supposes them."""
    if not sentence.mentions or _QUESTION.search(sentence.after):
        return ()
    found = {mention for pattern in _PATTERNS for mention in pattern(sentence)}
    return tuple(sorted(found, key=lambda mention: mention.first))

"""The last look at an answer before it leaves: every quote is what stands in the store."""

from index.snapshot import Snapshot
from rag.answer import Answer
from rag.errors import UnverifiedQuote


def verify(answer: Answer, snapshot: Snapshot) -> Answer:
    """Return the answer unchanged when each quote is `text[start:end]` of its document, read afresh.

    Raises:
        UnverifiedQuote: one is not, or does not stand in the answer where its citation says.
    """
    for citation in (*answer.citations, *answer.nearest):
        stored = snapshot.quote(citation.document.id, citation.span)
        if not citation.quote or stored != citation.quote:
            raise UnverifiedQuote(f"Quote {citation.number} is not what {citation.document.id!r} says.")
        if any(span.of(answer.text) != citation.quote for span in citation.answer_spans):
            raise UnverifiedQuote(f"Quote {citation.number} does not stand in the answer word for word.")
    return answer

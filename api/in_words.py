"""Says in words whose words a quote is, and what was understood of a question."""

from collections.abc import Iterator

from api.wire import CitationOut, UnderstoodOut
from index.document import PartialDate
from rag.wording import Wording


def voice_in_words(citation: CitationOut, words: Wording) -> str:
    """Return who says a quote and of whom it tells: "Jan, about Piet"; a joint article is all its authors'."""
    if citation.about is not None:
        if citation.speaker is None:
            return words.say("widget.about", about=citation.about)
        return words.say("widget.speaker_about", speaker=citation.speaker, about=citation.about)
    joint = words.names(tuple(citation.authors)) if citation.kind == "article" else ""
    return citation.speaker or joint or words.say("page.speaker_unknown")


def understood_in_words(understood: UnderstoodOut, words: Wording) -> Iterator[str]:
    """Yield what a question restricts its answer to, part by part: "by Wim Dekkers", "dated November 2024"."""
    named = {
        "people": understood.people,
        "addressees": understood.addressees,
        "subjects": understood.subjects,
        **_period(understood, words),
        "kinds": [words.say(f"widget.kind_{kind}") for kind in understood.kinds],
        "documents": [f"“{title}”" for title in understood.titles],
    }
    for role, values in named.items():
        if values:
            yield f"{words.say(f'widget.role_{role}')} {words.names(tuple(values))}"


def _period(understood: UnderstoodOut, words: Wording) -> dict[str, list[str]]:
    days = [day and words.date(PartialDate.parse(day)) for day in (understood.after, understood.before)]
    after, before = days
    if after and before:
        is_one = after == before
        return {"period": [after if is_one else words.say("widget.period_between", after=after, before=before)]}
    return {"after": [after] if after else [], "before": [before] if before else []}

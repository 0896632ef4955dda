"""Writes an answer around its quotes: who says it, of whom, in what kind of text, to whom, when."""

import itertools

from index.document import Span
from index.filters import Filter
from index.people import Person
from index.snapshot import Snapshot
from rag.answer import Citation
from rag.finding import Finding, Remark, Reply
from rag.refuse import refusal
from rag.wording import Wording


def compose(reply: Reply, allowed: Filter, snapshot: Snapshot, wording: Wording) -> tuple[str, tuple[Citation, ...]]:
    """Return an answer's text and its citations.

    Paragraphs stand a blank line apart. Evidence of one document, by one voice and about one person, is one paragraph
    and keeps the order in which the document says it; the paragraphs keep the order of the findings. Every quote stands
    verbatim in the text. Who has nothing to say on the question is told at the end.
    """
    paragraphs = [_remark(one, wording) for one in reply.opening]
    text = "\n\n".join(paragraphs)
    citations: list[Citation] = []
    order = {_source(one): place for place, one in reversed(list(enumerate(reply.findings)))}
    ordered = sorted(reply.findings, key=lambda one: (order[_source(one)], one.evidence.span))
    for _, group in itertools.groupby(ordered, key=_source):
        members = list(group)
        text += "\n\n" if text else ""
        text += _frame(members[0], reply.question.addressees, snapshot, wording)
        for one in members:
            number = len(citations) + 1
            text += " “"
            place = Span(len(text), len(text) + len(one.evidence.quote))
            text += f"{one.evidence.quote}” [{number}]"
            citations.append(cite(one, number, snapshot, (place,)))
    closing = [refusal(one, allowed, snapshot, wording) for one in reply.lacking]
    closing += [_remark(one, wording) for one in reply.closing]
    return "\n\n".join([text, *closing]), tuple(citations)


def cite(finding: Finding, number: int, snapshot: Snapshot, answer_spans: tuple[Span, ...] = ()) -> Citation:
    """Return the citation of one finding."""
    evidence = finding.evidence
    names = snapshot.full_names(evidence.voices)
    return Citation(
        number=number,
        document=evidence.document,
        speaker=names[0] if len(names) == 1 else None,
        quote=evidence.quote,
        span=evidence.span,
        answer_spans=answer_spans,
        about=finding.about,
    )


def _source(finding: Finding) -> tuple[int, tuple[str, ...], str | None]:
    return finding.evidence.document.key, finding.evidence.voices, finding.about


def _frame(finding: Finding, addressees: tuple[Person, ...], snapshot: Snapshot, wording: Wording) -> str:
    document = finding.evidence.document
    told = wording.say("answer.of_date", date=wording.date(document.date)) if document.date else ""
    asked = {person.name for person in addressees}
    reached = tuple(name for name in snapshot.full_names(document.addressees) if name in asked)
    if reached:
        told += wording.say("answer.to_addressees", people=wording.names(reached))
    names = snapshot.full_names(finding.evidence.voices)
    speaker = wording.names(names)
    if not names:
        key = "in_unknown" if finding.about is None else "about_in_unknown"
        return wording.say(f"answer.{key}", title=document.title, of_date=told, about=finding.about)
    if finding.about is not None:
        return wording.say(f"answer.about_in_{document.kind}", speaker=speaker, about=finding.about, of_date=told)
    key = "in_article_joint" if len(names) > 1 else f"in_{document.kind}"
    return wording.say(f"answer.{key}", speaker=speaker, of_date=told)


def _remark(remark: Remark, wording: Wording) -> str:
    people = wording.names(tuple(person.name for person in remark.people))
    count = wording.count(len(remark.people))
    return wording.say(f"answer.{remark.said}", people=people, name=remark.name, count=count)

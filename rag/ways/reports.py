"""Answers with what others report of somebody, sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.document import Span
from index.filters import Filter
from index.people import Person
from index.records import StoredPassage
from index.snapshot import Snapshot
from rag.evidence import Evidence
from rag.finding import Finding, Reply
from rag.question import Question
from rag.searching import Search, sentence_of
from rag.sentences import leans_on_former
from rag.ways.naming import about_subjects, naming, patterns_of


def reported(question: Question, search: Search) -> Reply:
    """Return what others tell that the people asked for say, in sentences that report exactly them."""
    ids = frozenset(person.id for person in question.people)
    restriction = search.restriction_of(replace(question, people=())).narrowed(Filter(reported=ids))
    reports = _Reports({person.id: person for person in question.people}, search.snapshot)
    if question.subjects:
        names = naming(patterns_of(question.subjects, search), search.snapshot)
        gathered = search.gather(
            about_subjects(question, search),
            restriction,
            lambda passage: (part for whole in names(passage) for part in reports.of(whole)),
        )
    else:
        gathered = search.gather(question, restriction, reports.of)
    findings = tuple(Finding(one, reports.whom(one)) for one in gathered.evidence)
    return Reply(question, findings, gathered.signals, gathered.confidence, gathered.is_enough)


@dataclass(frozen=True, slots=True)
class _Reports:
    """The sentences that report somebody, as they are come across."""

    people: dict[str, Person]
    snapshot: Snapshot
    found: list[tuple[int, Span, Person]] = field(default_factory=list)

    def of(self, passage: StoredPassage) -> Iterator[StoredPassage]:
        """Yield each sentence of a passage that reports one of the people, with the one that it leans on."""
        seen: set[int] = set()
        for number, name in passage.reports:
            person = self.snapshot.person_of(name)
            if number in seen or person is None or person.id not in self.people:
                continue
            seen.add(number)
            sentence = passage.sentences[number]
            leans = number > 0 and leans_on_former(passage.sentence(number))
            span = Span(passage.sentences[number - 1].start if leans else sentence.start, sentence.end)
            self.found.append((passage.document.key, span, self.people[person.id]))
            yield replace(sentence_of(passage, number), sentences=(span,))

    def whom(self, evidence: Evidence) -> str:
        """Return the name of the one whom evidence reports."""
        return next(
            person.name
            for document, span, person in self.found
            if document == evidence.document.key and span.start < evidence.span.end and evidence.span.start < span.end
        )

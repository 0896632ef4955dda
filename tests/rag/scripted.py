"""Collections whose turns, reports and biographies a test writes down itself, and what answers from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from index.document import Kind, Language, PartialDate, ReadDocument, Report, Span, Turn
from index.lexicon import Lexicon
from index.passages import cut_passages
from index.people import Person
from index.preparing import embed_passage
from index.records import PreparedDocument, PreparedPassage
from index.snapshot import Snapshot
from index.snapshots import open_snapshot
from index.store import Store
from rag.ask import Answerer
from rag.decide import Decision
from rag.question import Question
from rag.signals import Signals
from tests.embedding import FAKE, plain_scorer


@dataclass(frozen=True)
class Said:
    """A turn.

    Attributes:
        reports: who is reported, by the sentence that does it.
    """

    text: str
    speaker: str | None = None
    about: str | None = None
    reports: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Written:
    """A document of such turns, a blank line apart; it is its authors' title, kind and date that answers show."""

    id: str
    said: tuple[Said, ...]
    kind: Kind = "letter"
    title: str = ""
    authors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    date: str | None = None
    language: Language = "nl"

    def read(self) -> ReadDocument:
        """Return the document as a reader would."""
        text = "\n\n".join(one.text for one in self.said)
        turns, reports = [], []
        start = 0
        for one in self.said:
            turns.append(Turn(Span(start, start + len(one.text)), one.speaker, one.about))
            for sentence, name in one.reports:
                at = text.index(sentence, start)
                reports.append(Report(Span(at, at + len(sentence)), name))
            start += len(one.text) + 2
        return ReadDocument(
            text=text,
            title=self.title or self.id,
            kind=self.kind,
            language=self.language,
            turns=tuple(turns),
            authors=self.authors,
            addressees=self.addressees,
            date=PartialDate.parse(self.date) if self.date else None,
            reports=tuple(reports),
        )


def opened(folder: Path, documents: Sequence[Written], lexicon: Lexicon) -> Iterator[Snapshot]:
    """Yield a snapshot of these documents."""
    store = Store(folder)
    model_key = store.model_key(FAKE.model, "fake")
    with store.change():
        for written in documents:
            store.add(_prepared(written, lexicon), model_key, 1)
    snapshot = open_snapshot(store, FAKE, folder / "snapshots", None)
    yield snapshot
    snapshot.connection.close()
    store.close()


def _prepared(written: Written, lexicon: Lexicon) -> PreparedDocument:
    document = written.read()
    passages = []
    for passage in cut_passages(document, FAKE.count_tokens, None, lambda _, default: default):
        sentences = [sentence.of(document.text) for sentence in passage.sentences]
        vectors = embed_passage(FAKE, passage.span.of(document.text), sentences)
        terms = tuple(tuple(lexicon.analyser.terms(sentence, passage.language)) for sentence in sentences)
        passages.append(PreparedPassage(passage, terms, *vectors))
    return PreparedDocument(written.id, None, "text/plain", b"", written.id, document, tuple(passages))


class ByWords:
    """Finds evidence enough when a passage holds at least half of the question's words."""

    def is_enough(self, signals: Signals) -> bool:
        """Tell whether the words are held."""
        return signals.coverage >= 0.5

    def confidence(self, signals: Signals) -> float:
        """Return the share of the words."""
        return signals.coverage


class Always(ByWords):
    """Finds any evidence enough."""

    def is_enough(self, signals: Signals) -> bool:
        """Tell that it is."""
        return True


def answering(lexicon: Lexicon, decision: ByWords | None = None) -> Answerer:
    """Return what answers by likeness and words alone."""
    return Answerer(lexicon, cast(Decision, decision or ByWords()), plain_scorer(lexicon.analyser))


def person(snapshot: Snapshot, name: str) -> Person:
    """Return the one person of this full name."""
    [found] = [one for one in snapshot.people if one.name == name]
    return found


def asked(topic: str, *people: Person, language: Language = "nl", **parts: object) -> Question:
    """Return a question on a topic, of these people."""
    return Question(topic, language, topic, topic, people=people, **parts)  # type: ignore[arg-type]

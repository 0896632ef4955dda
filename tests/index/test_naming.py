"""Short names in a document are made full where the document, or a correction, says whom they mean."""

from itertools import count

import pytest

from index.corrections import Naming
from index.document import Kind, ReadDocument, Report, Span, Turn
from index.naming import name_in_full, names_in, strangers_in
from index.records import DocumentSummary
from tests.timing import quickest

PLACE = Span(0, 1)


def document(
    authors: tuple[str, ...] = (),
    addressees: tuple[str, ...] = (),
    speakers: tuple[str | None, ...] = (),
    about: tuple[str, ...] = (),
    reports: tuple[str, ...] = (),
    title: str = "Over vertrouwen",
    kind: Kind = "letter",
    text: str = "x",
) -> ReadDocument:
    turns = (*(Turn(PLACE, one) for one in speakers), *(Turn(PLACE, None, one) for one in about))
    return ReadDocument(
        text=text,
        title=title,
        kind=kind,
        language="nl",
        turns=turns,
        authors=authors,
        addressees=addressees,
        reports=tuple(Report(PLACE, one) for one in reports),
    )


@pytest.mark.parametrize(
    ("read", "named"),
    [
        # Who signs with a first name below a byline, or writes initials in a header.
        (
            document(("Wim Jansen",), speakers=("Wim", "W. Jansen")),
            document(("Wim Jansen",), speakers=("Wim Jansen",) * 2),
        ),
        # A quoted reply is by the one to whom the e-mail goes.
        (
            document(("Wim Jansen",), ("Piet Bos",), ("Wim", "Piet", "Bos")),
            document(("Wim Jansen",), ("Piet Bos",), ("Wim Jansen", "Piet Bos", "Piet Bos")),
        ),
        # An exchange of letters: each is greeted as the other signs.
        (
            document(("Wim Jansen", "Piet Bos"), ("Piet", "Wim"), ("Wim Jansen", "Piet Bos")),
            document(("Wim Jansen", "Piet Bos"), ("Piet Bos", "Wim Jansen"), ("Wim Jansen", "Piet Bos")),
        ),
        # Nobody writes to himself.
        (document(("Wim Jansen",), ("Wim",)), document(("Wim Jansen",), ("Wim",))),
        (document(("Wim",), ("Wim Jansen",), ("Wim",)), document(("Wim",), ("Wim Jansen",), ("Wim",))),
        (
            document(("Wim Jansen",), ("Wim",), ("Wim Jansen", "Wim de Boer")),
            document(("Wim Jansen",), ("Wim de Boer",), ("Wim Jansen", "Wim de Boer")),
        ),
        # Two of one name.
        (
            document(("Wim Jansen", "Wim Bos"), speakers=("Wim", "Jansen")),
            document(("Wim Jansen", "Wim Bos"), speakers=("Wim", "Wim Jansen")),
        ),
        # A biography says who the author is; a title may speak of somebody else.
        (
            document(("Wim",), speakers=("Wim",), about=("Wim Jansen",), kind="article"),
            document(("Wim Jansen",), speakers=("Wim Jansen",), about=("Wim Jansen",), kind="article"),
        ),
        (
            document(("Wim",), speakers=("Wim",), title="Over Wim Kok"),
            document(("Wim",), speakers=("Wim",), title="Over Wim Kok"),
        ),
        # Who is spoken of can be the one in the title, a speaker, or one who is named in full elsewhere.
        (
            document(("Anna",), reports=("Kok", "De Haan", "Eric de Haan"), title="Over Wim Kok"),
            document(("Anna",), reports=("Wim Kok", "Eric de Haan", "Eric de Haan"), title="Over Wim Kok"),
        ),
        (
            document(("Anna Bos",), about=("Anna",), reports=("Bos",)),
            document(("Anna Bos",), about=("Anna Bos",), reports=("Anna Bos",)),
        ),
        (
            document(("Anna",), reports=("Wim",), addressees=("Wim Jansen",), title="Over Wim Kok"),
            document(("Anna",), reports=("Wim",), addressees=("Wim Jansen",), title="Over Wim Kok"),
        ),
        # Two senders are two contacts, also when one's name could be the other's in short.
        (
            document(("Wim", "Wim Jansen"), speakers=("Wim", "Wim Jansen"), kind="message"),
            document(("Wim", "Wim Jansen"), speakers=("Wim", "Wim Jansen"), kind="message"),
        ),
        (
            document(("Wim", "Wim Jansen"), speakers=("Wim", "Wim Jansen"), kind="interview"),
            document(("Wim Jansen",), speakers=("Wim Jansen", "Wim Jansen"), kind="interview"),
        ),
        # Initials are the fullest name that some documents give.
        (
            document(("E. de Haan",), speakers=("De Haan",)),
            document(("E. de Haan",), speakers=("E. de Haan",)),
        ),
        (
            document(("E. de Haan", "Eric de Haan"), speakers=("De Haan",)),
            document(("Eric de Haan",), speakers=("Eric de Haan",)),
        ),
        # The text names somebody in full once; at the start of a sentence that could be any word before a name.
        (
            document(
                reports=("Karel", "De Haan", "Lotte", "Anna", "Piet"),
                text="Onze jurist, Karel Bos, zei het al. Ken je Eric de Haan? Yesterday Lotte said no.\n"
                "Ik sprak Anna Vos en ook Anna Kok. Karel is er.",
            ),
            document(
                reports=("Karel Bos", "Eric de Haan", "Lotte", "Anna", "Piet"),
                text="Onze jurist, Karel Bos, zei het al. Ken je Eric de Haan? Yesterday Lotte said no.\n"
                "Ik sprak Anna Vos en ook Anna Kok. Karel is er.",
            ),
        ),
        # Those who write and are written to come before a namesake in the text.
        (
            document(("Wim Jansen",), reports=("Wim",), text="Ik las iets van Wim Kok."),
            document(("Wim Jansen",), reports=("Wim Jansen",), text="Ik las iets van Wim Kok."),
        ),
        (document(), document()),
    ],
)
def test_a_short_name_is_the_full_one_that_its_document_gives(read: ReadDocument, named: ReadDocument) -> None:
    assert name_in_full(read, Naming()) == named


@pytest.mark.parametrize(
    ("read", "naming", "named"),
    [
        # Whoever it looks like, in this document it is somebody else.
        (
            document(("Wim Jansen",), speakers=("Wim", "Jansen")),
            Naming(means=(("Wim", "Wim Bos"),)),
            document(("Wim Jansen",), speakers=("Wim Bos", "Wim Jansen")),
        ),
        # The addressee and who is spoken of have their names corrected too.
        (
            document(("Anna",), ("Pim",), reports=("Pim",), about=("Pim",)),
            Naming(means=(("Pim", "Wim Bos"),)),
            document(("Anna",), ("Wim Bos",), reports=("Wim Bos",), about=("Wim Bos",)),
        ),
        # A name that everywhere means one person is left to that person.
        (
            document(("Wim Jansen",), speakers=("Wim",)),
            Naming(means=(("Wim", "Wim"),)),
            document(("Wim Jansen",), speakers=("Wim",)),
        ),
        # It never means this one, so it means the only other one.
        (
            document(("Wim Jansen", "Wim Bos"), speakers=("Wim",)),
            Naming(apart=(("Wim", "wim jansen"),)),
            document(("Wim Jansen", "Wim Bos"), speakers=("Wim Bos",)),
        ),
        # Two full names are one person.
        (
            document(("Anna Bos", "Anna de Wit"), speakers=("Anna", "De Wit")),
            Naming(same=(("Anna de Wit", "anna bos"),)),
            document(("Anna Bos", "Anna de Wit"), speakers=("Anna Bos", "Anna Bos")),
        ),
        # The full name is corrected, and what shortens it follows.
        (
            document(("Jan Bos",), speakers=("Jan", "J. Bos")),
            Naming(means=(("Jan Bos", "Jan Bos junior"),)),
            document(("Jan Bos junior",), speakers=("Jan Bos junior", "Jan Bos junior")),
        ),
        # Somebody may be called by one word.
        (
            document(("Jan Bos",), speakers=("Jan",)),
            Naming(means=(("Jan Bos", "Opa"),)),
            document(("Opa",), speakers=("Opa",)),
        ),
    ],
)
def test_corrections_win_over_what_the_document_says(read: ReadDocument, naming: Naming, named: ReadDocument) -> None:
    assert name_in_full(read, naming) == named


def test_everybody_a_document_names_is_listed_once() -> None:
    read = document(("Anna", "Bo"), ("Cor", "Anna"), ("Bo", None, "Dé"), about=("Els",), reports=("Cor", "Fré"))
    assert names_in(read) == ("Anna", "Bo", "Dé", "Cor", "Els", "Fré")


def summary(authors: tuple[str, ...], addressees: tuple[str, ...] = (), kind: Kind = "letter") -> DocumentSummary:
    return DocumentSummary(1, "x", None, "x", kind, "nl", authors, addressees, None, None, 1)


@pytest.mark.parametrize(
    ("one", "pairs"),
    [
        (summary(("Wim Jansen",), ("Wim", "Anna")), {("Wim", "Wim Jansen")}),
        (summary(("Jansen",), ("W. Jansen", "Wim Jansen")), {("Jansen", "W. Jansen"), ("Jansen", "Wim Jansen")}),
        (summary(("Wim Jansen", "Anna Bos"), ("Anna", "Wim")), set()),
        (summary(("Wim Jansen",), ("Wim Jansen", "Anna")), set()),
        (summary(("Wim", "Wim Jansen", "W. Jansen")), set()),
        (
            summary(("Wim", "Wim Jansen", "W. Jansen", "Anna"), kind="message"),
            {("Wim", "Wim Jansen"), ("W. Jansen", "Wim Jansen")},
        ),
    ],
)
def test_who_writes_to_whom_shows_who_are_two(one: DocumentSummary, pairs: set[tuple[str, str]]) -> None:
    assert set(strangers_in([one])) == pairs


def test_a_thread_of_thousands_of_senders_is_named_at_once() -> None:
    turns = count()

    def name_all() -> None:
        # Other names each time, as those that were seen are remembered.
        first = f"Naam{next(turns)}x"
        senders = tuple(f"{first}{n} Achter{n % 50}" for n in range(4000)) + tuple(f"{first}{n}" for n in range(4000))
        read = document(senders, speakers=senders, kind="message")
        assert name_in_full(read, Naming()) == read
        assert name_in_full(document(senders, speakers=senders, kind="other"), Naming()).authors == senders[:4000]

    assert quickest(name_all, 2.0) < 2.0

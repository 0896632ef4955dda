"""The exact state of a collection, to compare before and after."""

from pathlib import Path

from index.collection import Collection
from index.filters import Filter
from index.lexical import LexicalFilter, LexicalQuery, Synonym, TermSet
from index.search import find
from index.snapshot import Snapshot
from index.sqlite import Connection, Row
from index.store import Store

LETTER = "Beste {to},\n\n{body}\n\nMet groet,\n{sender}\n"


def letter(body: str, sender: str = "Wim Dekkers", to: str = "Marijke") -> str:
    """Return a letter's text."""
    return LETTER.format(to=to, body=body, sender=sender)


def write(folder: Path, **bodies: str) -> None:
    """Write letters by their names without `.txt`."""
    for name, body in bodies.items():
        (folder / f"{name}.txt").write_text(letter(body), "utf-8")


def tables(connection: Connection, *, without_keys: bool = False) -> dict[str, list[Row]]:
    """Return all rows of all tables but the counters, sorted; without the numbers they go by when asked."""
    found = {}
    for (name,) in connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence'"):
        columns = [row[1] for row in connection.rows(f"SELECT * FROM pragma_table_info('{name}')")]
        wanted = [one for one in columns if not (without_keys and (one == "key" or one.endswith("_key")))]
        listed = ", ".join(f'"{one}"' for one in wanted)
        where = " WHERE name <> 'version'" if name == "facts" else ""
        found[name] = sorted(connection.rows(f'SELECT {listed} FROM "{name}"{where}'), key=repr)
    return found


def keys(collection: Collection) -> dict[str, list[int]]:
    """Return the passage keys of each document, by id."""
    rows = collection.store.connection.rows(
        "SELECT d.id, p.key FROM documents d JOIN passages p ON p.document_key = d.key ORDER BY p.key"
    )
    found: dict[str, list[int]] = {}
    for name, key in rows:
        found.setdefault(name, []).append(key)
    return found


def paths(collection: Collection) -> dict[str, str | None]:
    """Return where each document's file lies, by id."""
    return {summary.id: summary.path for summary in collection.snapshot.documents.values()}


def texts(snapshot: Snapshot) -> list[str]:
    """Return the texts of all passages, in order."""
    found = snapshot.passages([int(key) for key in snapshot.passage_keys])
    return [found[int(key)].text for key in snapshot.passage_keys]


def query(*terms: str) -> LexicalQuery:
    """Return what looks for passages with any of these terms."""
    return LexicalQuery(tuple(TermSet((Synonym((term,)),)) for term in terms))


def answers(snapshot: Snapshot, *questions: str) -> list[list[tuple[str, str, float]]]:
    """Return for each question the documents, passages and rounded scores that are found, best first."""
    found = []
    for question in questions:
        vector = snapshot.embedder.embed_questions([question])[0]
        candidates = find(snapshot, vector, query(*question.split()), Filter(), 5)
        passages = snapshot.passages([one.key for one in candidates])
        shown = [(passages[one.key].document.id, passages[one.key].text, round(one.score, 5)) for one in candidates]
        found.append(sorted(shown, key=lambda one: (-one[2], one[0], one[1])))
    return found


def assert_whole(snapshot: Snapshot, store: Store) -> None:
    """Check that table, vectors, terms and people of a snapshot speak of the same passages, word for word."""
    stored = store.connection.rows(
        "SELECT p.key, p.document_key, substr(d.text, p.start + 1, p.end - p.start), v.passage FROM passages p"
        " JOIN documents d ON d.key = p.document_key JOIN vectors v ON v.passage_key = p.key"
        " JOIN models m ON m.key = v.model_key AND m.hash = ? ORDER BY p.key",
        (snapshot.embedder.model.hash,),
    )
    assert snapshot.passage_keys.tolist() == [row[0] for row in stored]
    assert snapshot.passage_documents.tolist() == [row[1] for row in stored]
    assert texts(snapshot) == [row[2] for row in stored]
    assert [vector.tobytes() for vector in snapshot.vectors.vectors] == [row[3] for row in stored]
    terms = {term for (text,) in store.connection.rows("SELECT terms FROM passages") for term in text.split()}
    biographies = LexicalFilter(about=frozenset(snapshot.biographies.known))
    every = [
        key
        for allowed in (LexicalFilter(), biographies)
        for key, _ in snapshot.lexical.search(query(*sorted(terms)), allowed, len(stored) + 10)
    ]
    assert set(every) == {row[0] for row in store.connection.rows("SELECT key FROM passages WHERE terms <> ''")}
    speakers = {row[0] for row in store.connection.rows("SELECT DISTINCT speaker FROM passages WHERE speaker NOTNULL")}
    assert speakers <= {name for person in snapshot.people for name in person.names}
    for summary in snapshot.documents.values():
        whole = snapshot.document(summary.id)
        assert whole is not None
        assert len(whole.document.text) == summary.length

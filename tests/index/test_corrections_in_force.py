"""Corrections beside the letters: taken at the next look, kept through everything, and gone with their file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import rows
from index.backup import back_up, restore
from index.collection import Collection
from index.corrections_in_force import in_force
from index.document import PartialDate
from index.errors import StoreError
from index.filters import Filter
from index.lexicon import Lexicon
from index.records import Rejection
from index.snapshot import Snapshot
from index.sync import SyncReport
from tests.conftest import LARGEST, open_fake
from tests.embedding import LOAD_FAKES
from tests.state import assert_whole, letter, paths, tables

TRUST = "Vertrouwen groeit langzaam en verdwijnt snel."
MERGE = '[[person]]\nname = "Wim Dekkers"\nnames = ["Wimpie"]\n'
ALL_BY_WIM = {name: {"Wim Dekkers"} for name in "abc"}
SPLIT = '[[person]]\nname = "Wim Jansen"\nnames = ["Wim"]\ndocuments = ["c.txt"]\n'
FIELDS = '[[document]]\nfile = "b.txt"\ntitle = "Anders"\nplace = "Ede"\ndate = "2023-11"\n'


def people(snapshot: Snapshot) -> dict[str, set[str]]:
    return {person.name: set(person.names) for person in snapshot.people}


def speakers(snapshot: Snapshot) -> dict[str, set[str]]:
    """Return the full names of those who speak, by document."""
    found: dict[str, set[str]] = {}
    for passage in snapshot.passages(snapshot.passage_keys.tolist()).values():
        found.setdefault(passage.document.id, set()).update(snapshot.full_names(passage.voices))
    return found


def correct(letters: Path, text: str) -> None:
    (letters / "people.toml").write_text(text, "utf-8")


@pytest.fixture
def three(collection: Collection, letters: Path) -> Collection:
    """Letters of Wim Dekkers, of Wimpie, and of a Wim."""
    for name, sender in (("a", "Wim Dekkers"), ("b", "Wimpie"), ("c", "Wim")):
        (letters / f"{name}.txt").write_text(letter(f"{TRUST} Brief {name}.", sender), "utf-8")
    report = collection.synchronise(letters)
    assert report.added == 3
    assert speakers(collection.snapshot) == {"a": {"Wim Dekkers"}, "b": {"Wimpie"}, "c": {"Wim Dekkers"}}
    return collection


def changed(report: SyncReport) -> tuple[int, int, int, int]:
    return report.added, report.replaced, report.removed, report.unchanged


def test_names_are_merged_into_one_person(three: Collection, letters: Path) -> None:
    correct(letters, MERGE)
    report = three.synchronise(letters)
    assert (changed(report), report.rejections) == ((0, 1, 0, 2), ())
    assert speakers(three.snapshot) == ALL_BY_WIM
    assert people(three.snapshot) == {"Wim Dekkers": {"Wim Dekkers", "Wim", "Wimpie"}, "Marijke": {"Marijke"}}
    found = three.snapshot.allowed(Filter(people=frozenset({"wim-dekkers"})))
    assert found is not None
    assert found.all()
    assert_whole(three.snapshot, three.store)


def test_a_name_is_split_by_document(three: Collection, letters: Path) -> None:
    correct(letters, SPLIT)
    assert changed(three.synchronise(letters)) == (0, 1, 0, 2)
    assert speakers(three.snapshot) == {"a": {"Wim Dekkers"}, "b": {"Wimpie"}, "c": {"Wim Jansen"}}
    assert set(people(three.snapshot)) == {"Wim Dekkers", "Wim Jansen", "Wimpie", "Marijke"}
    # Elsewhere Wim may now be either.
    three.put("d", letter(TRUST, "Wim").encode(), "text/plain")
    assert speakers(three.snapshot)["d"] == {"Wim"}
    assert_whole(three.snapshot, three.store)


def test_a_name_is_kept_apart(three: Collection, letters: Path) -> None:
    correct(letters, '[[person]]\nname = "Wim Dekkers"\napart = ["Wim"]\n')
    assert changed(three.synchronise(letters)) == (0, 1, 0, 2)
    assert speakers(three.snapshot) == {"a": {"Wim Dekkers"}, "b": {"Wimpie"}, "c": {"Wim"}}


def test_fields_are_corrected_of_a_file_and_of_what_was_sent(three: Collection, letters: Path) -> None:
    three.put("sent", letter(TRUST, "Piet").encode(), "text/plain")
    correct(letters, FIELDS + '[[document]]\nfile = "sent"\nauthors = ["Anna Bos"]\nkind = "article"\n')
    assert changed(three.synchronise(letters)) == (0, 2, 0, 2)
    by_id = {one.id: one for one in three.snapshot.documents.values()}
    assert (by_id["b"].title, by_id["b"].place, by_id["b"].date) == ("Anders", "Ede", PartialDate(2023, 11))
    assert (by_id["sent"].kind, by_id["sent"].authors) == ("article", ("Anna Bos",))
    assert speakers(three.snapshot)["sent"] == {"Anna Bos"}
    assert "Piet" not in people(three.snapshot)
    stored = three.snapshot.document("b")
    assert stored is not None
    assert {field for field, _ in stored.document.evidence}.isdisjoint({"title", "place", "date"})


def test_what_is_sent_later_is_corrected_at_once(three: Collection, letters: Path) -> None:
    correct(letters, '[[document]]\nfile = "sent"\nplace = "Ede"\n')
    assert [one.message for one in three.synchronise(letters).rejections] == ["No document is called “sent”."]
    three.put("sent", letter(TRUST).encode(), "text/plain")
    assert [one.place for one in three.snapshot.documents.values() if one.id == "sent"] == ["Ede"]
    assert three.synchronise(letters).rejections == ()


def test_corrections_win_over_front_matter(collection: Collection, letters: Path) -> None:
    (letters / "a.md").write_text("---\nauthor: Piet Bos\nplace: Epe\n---\n" + letter(TRUST, "Wim"), "utf-8")
    correct(letters, '[[document]]\nfile = "a.md"\nauthors = ["Wim Jansen"]\n')
    collection.synchronise(letters)
    (summary,) = collection.snapshot.documents.values()
    assert (summary.authors, summary.place) == (("Wim Jansen",), "Epe")
    assert speakers(collection.snapshot) == {"a": {"Wim Jansen"}}


def test_the_same_corrections_change_nothing_again(three: Collection, letters: Path) -> None:
    correct(letters, MERGE + SPLIT + FIELDS)
    three.synchronise(letters)
    before, snapshot = tables(three.store.connection), three.snapshot
    assert changed(three.synchronise(letters)) == (0, 0, 0, 3)
    assert (tables(three.store.connection), three.snapshot) == (before, snapshot)


def test_only_what_a_change_of_corrections_concerns_is_read_again(three: Collection, letters: Path) -> None:
    correct(letters, MERGE + SPLIT + FIELDS)
    assert changed(three.synchronise(letters)) == (0, 2, 0, 1)
    correct(letters, MERGE + SPLIT + FIELDS.replace("Ede", "Epe"))
    assert changed(three.synchronise(letters)) == (0, 1, 0, 2)
    correct(letters, MERGE + SPLIT + FIELDS.replace("Ede", "Epe") + "# niets\n")
    assert changed(three.synchronise(letters)) == (0, 0, 0, 3)
    correct(letters, MERGE + FIELDS.replace("Ede", "Epe"))
    assert changed(three.synchronise(letters)) == (0, 1, 0, 2)
    assert speakers(three.snapshot) == ALL_BY_WIM


def test_a_renamed_letter_is_corrected_by_its_new_name(three: Collection, letters: Path) -> None:
    correct(letters, '[[document]]\nfile = "ede/*"\nplace = "Ede"\n')
    three.synchronise(letters)
    (letters / "ede").mkdir()
    (letters / "a.txt").rename(letters / "ede" / "a.txt")
    report = three.synchronise(letters)
    assert (report.moved, report.replaced, report.rejections) == (1, 1, ())
    assert {one.id: one.place for one in three.snapshot.documents.values()} == {"a": "Ede", "b": None, "c": None}
    assert paths(three) == {"a": "ede/a.txt", "b": "b.txt", "c": "c.txt"}


def test_corrections_survive_reading_again_a_restart_and_a_restore(
    three: Collection, letters: Path, lexicon: Lexicon, tmp_path: Path
) -> None:
    correct(letters, MERGE + SPLIT + FIELDS)
    three.synchronise(letters)
    expected = tables(three.store.connection, without_keys=True)
    who = speakers(three.snapshot)
    assert changed(three.synchronise(letters, reread=True)) == (0, 3, 0, 0)
    assert tables(three.store.connection, without_keys=True) == expected
    # Without the folder nobody can see the file, and the corrections stay.
    assert changed(three.synchronise(None, reread=True)) == (0, 0, 0, 3)
    back_up(three.data, tmp_path / "backup.tar.gz")
    restore(tmp_path / "backup.tar.gz", tmp_path / "restored")
    for data in (three.data, tmp_path / "restored"):
        opened = open_fake(data, lexicon.analyser)
        assert (speakers(opened.snapshot), in_force(opened.store.connection).count) == (who, 3)
        assert tables(opened.store.connection, without_keys=True) == expected
        assert changed(opened.synchronise(letters)) == (0, 0, 0, 3)
        opened.close()


def test_with_their_file_corrections_are_gone(three: Collection, letters: Path) -> None:
    before = tables(three.store.connection, without_keys=True)
    correct(letters, MERGE + SPLIT + FIELDS)
    three.synchronise(letters)
    (letters / "people.toml").unlink()
    assert changed(three.synchronise(letters)) == (0, 2, 0, 1)
    assert tables(three.store.connection, without_keys=True) == before
    assert speakers(three.snapshot) == {"a": {"Wim Dekkers"}, "b": {"Wimpie"}, "c": {"Wim Dekkers"}}


def link_elsewhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


BROKEN: dict[str, Callable[[Path], object]] = {
    "Line 1: this is not TOML": lambda path: path.write_text("[[person\n"),
    "Line 2: “nam” is unknown in [[person]]": lambda path: path.write_text('[[person]]\nnam = "A"\n'),
    "Line 1: this is not UTF-8.": lambda path: path.write_bytes(b"\xff\xfe"),
    "The file has more than": lambda path: path.write_bytes(b"#" * 1_000_001),
    "This is no file that can be opened, or a link": link_elsewhere,
}


@pytest.mark.parametrize("message", BROKEN)
def test_a_broken_file_is_told_and_the_last_good_corrections_stay(
    three: Collection, letters: Path, message: str
) -> None:
    correct(letters, MERGE)
    three.synchronise(letters)
    before, who = tables(three.store.connection), speakers(three.snapshot)
    BROKEN[message](letters / "people.toml")
    for _ in range(2):
        report = three.synchronise(letters)
        assert changed(report) == (0, 0, 0, 3)
        (told,) = report.rejections
        assert told.path == "people.toml"
        assert told.message.startswith(message)
        assert told.message.endswith(" The corrections that were in force before stay.")
        assert rows.rejections(three.store.connection) == (told,)
    assert speakers(three.snapshot) == who
    assert {**tables(three.store.connection), "rejections": []} == before
    (letters / "people.toml").unlink()
    correct(letters, MERGE)
    assert three.synchronise(letters).rejections == ()
    assert tables(three.store.connection) == before


def test_a_file_that_was_never_good_is_told_without_more(three: Collection, letters: Path) -> None:
    correct(letters, "nee")
    (told,) = three.synchronise(letters).rejections
    assert told.path == "people.toml"
    assert "stay" not in told.message
    assert rows.corrections(three.store.connection) == ""


def test_what_concerns_nothing_or_contradicts_is_told_until_it_does_not(three: Collection, letters: Path) -> None:
    correct(letters, MERGE + FIELDS.replace("b.txt", "d.txt") + MERGE.replace("Dekkers", "Bos"))
    expected = (
        Rejection(
            "people.toml", "corrections", "“Wimpie” cannot mean both Wim Bos and Wim Dekkers, and means neither."
        ),
        Rejection("people.toml", "corrections", "No document is called “d.txt”."),
    )
    assert three.synchronise(letters).rejections == rows.rejections(three.store.connection) == expected
    assert three.synchronise(letters).rejections == rows.rejections(three.store.connection) == expected
    assert speakers(three.snapshot) == {"a": {"Wim Dekkers"}, "b": {"Wimpie"}, "c": {"Wim Dekkers"}}
    correct(letters, FIELDS)
    assert three.synchronise(letters).rejections == ()


def test_of_many_remarks_the_first_are_told(three: Collection, letters: Path) -> None:
    correct(letters, "".join(f'[[document]]\nfile = "{n}.txt"\nplace = "Ede"\n' for n in range(50)))
    (letters / "foto.jpg").write_bytes(b"x")
    first, *told, last = three.synchronise(letters).rejections
    assert first.path == "foto.jpg"
    assert [one.message for one in told] == [f"No document is called “{n}.txt”." for n in range(20)]
    assert last.message == "And 30 more like these."


def test_the_file_is_no_letter_and_others_of_its_name_are_none_either(three: Collection, letters: Path) -> None:
    (letters / "map").mkdir()
    for place in (letters, letters / "map"):
        correct(place, MERGE)
    report = three.synchronise(letters)
    assert [one.path for one in report.rejections] == ["map/people.toml"]
    assert set(paths(three)) == {"a", "b", "c"}
    assert in_force(three.store.connection).count == 1


@pytest.mark.usefixtures("all_are_young")
def test_a_file_that_is_being_written_is_taken_when_it_is_whole(
    tmp_path: Path, letters: Path, lexicon: Lexicon
) -> None:
    (letters / "b.txt").write_text(letter(TRUST, "Wimpie"), "utf-8")
    correct(letters, "[[per")
    whole = False

    def writing_goes_on(_: float) -> None:
        correct(letters, MERGE if whole else "[[pers")

    collection = Collection(tmp_path / "data", "fake", LOAD_FAKES, lexicon.analyser, LARGEST, wait=writing_goes_on)
    report = collection.synchronise(letters)
    assert (report.rejections, report.unsettled) == ((), ("people.toml",))
    collection.close()
    whole = True
    writing_goes_on(0)
    opened = open_fake(tmp_path / "data", lexicon.analyser)
    assert opened.synchronise(letters).rejections == ()
    assert in_force(opened.store.connection).count == 1
    opened.close()


def test_corrections_stay_when_the_whole_folder_seems_to_have_gone(collection: Collection, letters: Path) -> None:
    for number in range(8):
        (letters / f"l{number}.txt").write_text(letter(f"{TRUST} {number}.", "Wimpie"), "utf-8")
    correct(letters, MERGE)
    collection.synchronise(letters)
    before = tables(collection.store.connection)
    for path in list(letters.iterdir()):
        path.unlink()
    report = collection.synchronise(letters)
    assert len(report.held) == 8
    assert {**tables(collection.store.connection), "facts": before["facts"]} == before
    assert in_force(collection.store.connection).count == 1
    assert collection.synchronise(letters, allow_removal=True).removed == 8
    assert in_force(collection.store.connection).count == 0


def test_another_process_answers_with_the_corrections(three: Collection, letters: Path, lexicon: Lexicon) -> None:
    other = open_fake(three.data, lexicon.analyser)
    correct(letters, MERGE)
    three.synchronise(letters)
    assert other.refresh()
    assert speakers(other.snapshot) == speakers(three.snapshot) == ALL_BY_WIM
    other.put("d", letter(TRUST, "Wimpie").encode(), "text/plain")
    assert speakers(other.snapshot)["d"] == {"Wim Dekkers"}
    other.close()


def test_a_store_with_corrections_that_cannot_be_read_says_so(three: Collection, lexicon: Lexicon) -> None:
    with three.store.change():
        three.store.set_corrections("[[person]]\nnieuw = 1\n")
    with pytest.raises(StoreError, match="The corrections that the store keeps cannot be read: Line 2"):
        open_fake(three.data, lexicon.analyser)


class TestWhoIsWho:
    """A bare name is the one its own document gives, and nobody's where it could be two."""

    def test_a_bare_name_is_the_one_its_document_names_in_full(self, collection: Collection) -> None:
        collection.put("x", letter(TRUST, "Wim Dekkers").encode(), "text/plain")
        collection.put("y", letter(TRUST, "Wim Jansen").encode(), "text/plain")
        collection.put("z", letter(TRUST, "Wim").encode(), "text/plain")
        head = "From: Wim Jansen <w@x.example>\nTo: Anna Bos <a@x.example>\nSubject: Over\n\n"
        collection.put("m", (head + letter(TRUST, "Wim", "Anna")).encode(), "message/rfc822")
        assert speakers(collection.snapshot) == {
            "x": {"Wim Dekkers"},
            "y": {"Wim Jansen"},
            "z": {"Wim"},
            "m": {"Wim Jansen"},
        }

    def test_whoever_somebody_greets_by_his_own_first_name_is_another_one(self, collection: Collection) -> None:
        collection.put("x", letter(TRUST, "Wim Dekkers", to="Wim").encode(), "text/plain")
        assert people(collection.snapshot) == {"Wim Dekkers": {"Wim Dekkers"}, "Wim": {"Wim"}}
        found = collection.snapshot.allowed(Filter(addressees=frozenset({"wim-dekkers"})))
        assert found is not None
        assert not found.any()

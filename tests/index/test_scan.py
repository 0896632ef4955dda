"""A look at the letters folder: what can be taken, what cannot and why, and what nobody knows."""

import os
import socket
from pathlib import Path

import pytest

from index.errors import FolderMissing
from index.records import Rejection
from index.scan import NOTHING_LISTED, SETTLE_SECONDS, Scan, content_hash, scan

SUFFIXES = (".txt", ".md")
LARGEST = 100


class Wait:
    """Stands in for sleeping: remembers for how long, and does what happens meanwhile."""

    def __init__(self, *meanwhile: tuple[Path, bytes]) -> None:
        self.seconds: list[float] = []
        self._meanwhile = meanwhile

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        for path, content in self._meanwhile:
            path.write_bytes(content)


def look(folder: Path, wait: Wait | None = None) -> Scan:
    return scan(folder, SUFFIXES, LARGEST, wait or Wait())


def reasons(seen: Scan) -> dict[str, str]:
    return {rejection.path: rejection.reason for rejection in seen.rejections}


def test_files_are_known_by_their_bytes(letters: Path) -> None:
    (letters / "2024").mkdir()
    (letters / "2024" / "a.txt").write_bytes(b"een")
    (letters / "B.MD").write_bytes(b"twee")
    assert look(letters) == Scan(
        {"2024/a.txt": content_hash(b"een"), "B.MD": content_hash(b"twee")}, (), frozenset(), frozenset()
    )


def test_names_that_differ_only_in_case_are_two_files(letters: Path) -> None:
    (letters / "Brief.txt").write_bytes(b"een")
    (letters / "brief.txt").write_bytes(b"twee")
    if len(list(letters.iterdir())) == 1:
        pytest.skip("this file system knows no case")
    assert look(letters).files == {"Brief.txt": content_hash(b"een"), "brief.txt": content_hash(b"twee")}


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>.txt",
        "\U0001f600.md",
        "a\nb.txt",
        "e\u0301.txt",
        "'; DROP TABLE documents.txt",
        "x" * 240 + ".txt",
    ],
)
def test_any_name_that_is_text_will_do(letters: Path, name: str) -> None:
    (letters / name.replace("/", "∕")).write_bytes(b"een")
    assert look(letters).files == {name.replace("/", "∕"): content_hash(b"een")}


def test_very_long_paths_are_read(letters: Path) -> None:
    path = letters.joinpath(*["m" * 200] * 8)
    path.mkdir(parents=True)
    (path / "a.txt").write_bytes(b"een")
    assert look(letters).files == {"/".join([*["m" * 200] * 8, "a.txt"]): content_hash(b"een")}


def test_young_files_are_looked_at_twice_and_taken_when_nothing_has_changed(
    letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (letters / "a.txt").write_bytes(b"een")
    later = (letters / "a.txt").stat().st_ctime + SETTLE_SECONDS - 0.1
    monkeypatch.setattr("index.scan.time.time", lambda: later)
    wait = Wait()
    assert look(letters, wait).files == {"a.txt": content_hash(b"een")}
    assert wait.seconds == [SETTLE_SECONDS] == [2.0]


@pytest.mark.usefixtures("all_are_young")
def test_a_file_that_grows_meanwhile_is_not_taken(letters: Path) -> None:
    (letters / "half.txt").write_bytes(b"ee")
    (letters / "whole.txt").write_bytes(b"twee")
    seen = look(letters, Wait((letters / "half.txt", b"een en twee")))
    assert seen == Scan({"whole.txt": content_hash(b"twee")}, (), frozenset({"half.txt"}), frozenset())


@pytest.mark.usefixtures("all_are_young")
def test_a_file_that_is_written_again_at_the_same_size_is_not_taken(letters: Path) -> None:
    (letters / "half.txt").write_bytes(b"een")
    os.utime(letters / "half.txt", (1, 1))
    assert look(letters, Wait((letters / "half.txt", b"zes"))).unsettled == {"half.txt"}


def test_nobody_waits_for_old_files(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (letters / "a.txt").write_bytes(b"een")
    later = (letters / "a.txt").stat().st_ctime + SETTLE_SECONDS + 0.1
    monkeypatch.setattr("index.scan.time.time", lambda: later)
    wait = Wait()
    assert look(letters, wait).files == {"a.txt": content_hash(b"een")}
    assert wait.seconds == []


def test_what_cannot_be_taken_is_listed_with_the_reason(letters: Path) -> None:
    (letters / "foto.jpg").write_bytes(b"een")
    (letters / "zonder").write_bytes(b"een")
    (letters / "groot.txt").write_bytes(b"x" * (LARGEST + 1))
    (letters / "past.txt").write_bytes(b"x" * LARGEST)
    seen = look(letters)
    assert seen.files == {"past.txt": content_hash(b"x" * LARGEST)}
    assert seen.rejections == (
        Rejection("foto.jpg", "unknown_type", "Files ending in .jpg cannot be read."),
        Rejection("groot.txt", "too_large", "The file has more than 100 bytes."),
        Rejection("zonder", "unknown_type", "Files ending in nothing cannot be read."),
    )


@pytest.mark.parametrize(
    "name", [".verborgen.txt", "~$brief.txt", "brief.txt~", "brief.txt.part", "BRIEF.TMP", "Thumbs.db", "desktop.ini"]
)
def test_what_programs_leave_behind_is_not_even_listed(letters: Path, name: str) -> None:
    (letters / name).write_bytes(b"een")
    (letters / ".git").mkdir()
    (letters / ".git" / "a.txt").write_bytes(b"een")
    assert look(letters) == Scan({}, (), frozenset(), frozenset())


def test_links_out_of_the_folder_are_not_followed(letters: Path, tmp_path: Path) -> None:
    (tmp_path / "geheim").mkdir()
    (tmp_path / "geheim" / "a.txt").write_bytes(b"geheim")
    (letters / "a.txt").symlink_to(tmp_path / "geheim" / "a.txt")
    (letters / "map").symlink_to(tmp_path / "geheim")
    (letters / "nergens.txt").symlink_to(tmp_path / "nergens.txt")
    (letters / "rond.txt").symlink_to(letters / "rond.txt")
    seen = look(letters)
    assert seen.files == {}
    assert reasons(seen) == dict.fromkeys(("a.txt", "map", "nergens.txt", "rond.txt"), "unreadable")


def test_a_link_inside_the_folder_is_a_copy(letters: Path) -> None:
    (letters / "a.txt").write_bytes(b"een")
    (letters / "b.txt").symlink_to("a.txt")
    assert look(letters).files == dict.fromkeys(("a.txt", "b.txt"), content_hash(b"een"))


def test_a_folder_that_is_a_link_itself_is_looked_into(letters: Path, tmp_path: Path) -> None:
    (letters / "a.txt").write_bytes(b"een")
    (tmp_path / "link").symlink_to(letters)
    assert look(tmp_path / "link").files == {"a.txt": content_hash(b"een")}


def test_what_is_no_file_is_not_opened(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(letters / "pijp.txt")
    monkeypatch.chdir(letters)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.txt")
        assert reasons(look(letters)) == {"pijp.txt": "unreadable", "s.txt": "unreadable"}


def test_a_name_that_is_not_utf8_is_listed_as_far_as_it_can_be_shown(letters: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(letters) + b"/brief\xff.txt")).write_bytes(b"een")
        folder = Path(os.fsdecode(os.fsencode(letters) + b"/m\xe9p"))
        folder.mkdir()
    except OSError:
        pytest.skip("this file system takes no such names")
    (folder / "a.txt").write_bytes(b"een")
    seen = look(letters)
    assert seen.files == {}
    assert reasons(seen) == {r"brief\xff.txt": "unreadable", r"m\xe9p": "unreadable"}


def test_a_folder_that_cannot_be_listed_is_told_and_nothing_known_of_it(
    letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (letters / "dicht").mkdir()
    (letters / "a.txt").write_bytes(b"een")
    listing = os.scandir

    def refuse(folder: str) -> object:
        if str(folder).endswith("dicht"):
            raise PermissionError(13, "Permission denied", str(folder))
        return listing(folder)

    monkeypatch.setattr("os.scandir", refuse)
    seen = look(letters)
    assert seen.files == {"a.txt": content_hash(b"een")}
    assert seen.unlisted == {"dicht"}
    assert seen.rejections == (Rejection("dicht", "unreadable", "The folder cannot be listed: Permission denied."),)


def test_a_file_that_cannot_be_read_is_told(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (letters / "a.txt").write_bytes(b"een")

    def refuse(path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert look(letters).rejections == (
        Rejection("a.txt", "unreadable", "The file cannot be read: Input/output error."),
    )


@pytest.mark.parametrize("name", ["nergens", "bestand.txt"])
def test_a_missing_folder_is_no_empty_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "bestand.txt").write_bytes(b"een")
    with pytest.raises(FolderMissing):
        look(tmp_path / name)


def test_no_look_at_all_knows_nothing() -> None:
    assert NOTHING_LISTED.unlisted == {"."}

"""Decides what a scan changes in the collection; it only decides."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from index.corrections import NO_CORRECTIONS, Corrections
from index.people import free_slug
from index.records import KnownDocument
from index.scan import Scan

# More removals than both at once look like a dropped mount, not like somebody tidying up.
HELD_SHARE = 0.10
HELD_COUNT = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with each document.

    Attributes:
        add: (id, path) of new files.
        replace: documents whose content, or whose reading, is no longer that of their file.
        move: documents with the path at which their file lies now; one that must be read again is in `replace` too.
        remove: documents whose file is gone, or has been overwritten by another document's file.
        held: documents whose file is gone too, but so many that they are kept until somebody agrees.
        withdraw: paths and content hashes of files that were withdrawn under another name.
        taken_back: paths at which nothing is withdrawn any more: the file has been edited since, or renamed.
        unchanged: how many documents stay as they are, apart from those held.
    """

    add: tuple[tuple[str, str], ...] = ()
    replace: tuple[KnownDocument, ...] = ()
    move: tuple[tuple[KnownDocument, str], ...] = ()
    remove: tuple[KnownDocument, ...] = ()
    held: tuple[KnownDocument, ...] = ()
    withdraw: tuple[tuple[str, str], ...] = ()
    taken_back: tuple[str, ...] = ()
    unchanged: int = 0


def plan(
    known: Iterable[KnownDocument],
    found: Scan,
    withdrawals: Mapping[str, str],
    edition: int,
    *,
    corrections: Corrections = NO_CORRECTIONS,
    reread: bool = False,
    allow_removal: bool = False,
) -> Plan:
    """Compare what is known with what was found.

    Args:
        known: every document of the collection.
        found: what the scan found.
        withdrawals: content hashes of withdrawn files, by path.
        edition: the present edition of the reading rules; documents read by an older one are read again.
        corrections: those in force; documents in which something else was corrected are read again.
        reread: read every document again.
        allow_removal: remove documents however many there are to remove.
    """
    documents = tuple(known)
    by_path = {document.path: document for document in documents if document.path is not None}
    present = {*found.files, *found.unsettled, *(one.path for one in found.rejections)}
    gone = [one for path, one in by_path.items() if path not in present and not _is_unlisted(path, found.unlisted)]
    edited = [one for path, one in by_path.items() if found.files.get(path, one.content_hash) != one.content_hash]
    # Where a file's name now holds what was another document, the files were renamed: swapped, or one over the other.
    displaced = {one.content_hash for one in (*gone, *edited)}
    overwritten = [one for one in edited if found.files[one.path or ""] in displaced]
    settled = by_path.keys() - {one.path for one in edited}
    new = {
        path: content
        for path, content in found.files.items()
        if path not in settled and withdrawals.get(path) != content
    }
    move = _pair((*gone, *overwritten), new)
    moved = {document.key: path for document, path in move}
    taken = set(moved.values())
    lost = tuple(one for one in overwritten if one.key not in moved and one.path in taken)
    gone = [document for document in gone if document.key not in moved]
    hold = not allow_removal and len(gone) > HELD_COUNT and len(gone) > HELD_SHARE * len(by_path)
    leaving = {document.key for document in (*gone, *lost)}
    replace = tuple(
        one
        for one in documents
        if one.key not in leaving
        and _can_be_read(one, found, is_moved=one.key in moved)
        and (
            reread
            or one.reading != edition
            or (one.key not in moved and found.files.get(one.path or "", one.content_hash) != one.content_hash)
            or one.corrections != corrections.noted(one.id, moved.get(one.key, one.path), one.names)
        )
    )
    free = [path for path in sorted(new) if path not in taken and (path not in by_path or by_path[path].key in moved)]
    followed = _follow(withdrawals, found, present, free)
    changed = moved.keys() | {document.key for document in replace}
    return Plan(
        add=tuple(_name([path for path in free if path not in followed], {document.id for document in documents})),
        replace=replace,
        move=tuple(move),
        remove=(*(() if hold else gone), *lost),
        held=tuple(gone) if hold else (),
        withdraw=tuple((path, found.files[path]) for path in followed),
        taken_back=(*(path for path in sorted(new) if path in withdrawals), *followed.values()),
        unchanged=len(documents) - len(changed) - len(leaving),
    )


def _is_unlisted(path: str, folders: Collection[str]) -> bool:
    return any(folder == "." or path.startswith(f"{folder}/") for folder in folders)


def _follow(
    withdrawals: Mapping[str, str], found: Scan, present: Collection[str], new: Iterable[str]
) -> dict[str, str]:
    """Return for new files that are withdrawn ones renamed where they lay before."""
    away: dict[str, list[str]] = defaultdict(list)
    for path, content in sorted(withdrawals.items(), reverse=True):
        if path not in present and not _is_unlisted(path, found.unlisted):
            away[content].append(path)
    return {path: away[found.files[path]].pop() for path in new if away.get(found.files[path])}


def _pair(gone: Iterable[KnownDocument], new: Mapping[str, str]) -> list[tuple[KnownDocument, str]]:
    """Pair documents whose file is gone with new files of the same content, same names first."""
    candidates: dict[str, list[str]] = defaultdict(list)
    for path in sorted(new):
        candidates[new[path]].append(path)
    pairs = []
    for document in sorted(gone, key=lambda one: one.key):
        paths = candidates.get(document.content_hash)
        if not paths:
            continue
        name = PurePosixPath(document.path or "").name
        path = next((one for one in paths if PurePosixPath(one).name == name), paths[0])
        paths.remove(path)
        pairs.append((document, path))
    return pairs


def _can_be_read(document: KnownDocument, found: Scan, *, is_moved: bool) -> bool:
    return document.path is None or document.path in found.files or is_moved


def _name(paths: Iterable[str], taken: set[str]) -> Iterable[tuple[str, str]]:
    names = set(taken)
    for path in paths:
        name = free_slug(PurePosixPath(path).with_suffix("").as_posix(), names, "letter")
        names.add(name)
        yield name, path

"""A plan says for every document what becomes of it, by what the files hold and not by their names alone."""

import pytest

from index.plan import Plan, plan
from index.records import KnownDocument, Rejection
from index.scan import NOTHING_LISTED, Scan

EDITION = 3


def known(key: int, path: str | None, content: str, *, reading: int = EDITION) -> KnownDocument:
    return KnownDocument(key, f"id-{key}", path, content, reading)


def found(
    files: dict[str, str], *, rejected: tuple[str, ...] = (), unsettled: tuple[str, ...] = (), unlisted: str = ""
) -> Scan:
    rejections = tuple(Rejection(path, "too_large", "Too large.") for path in rejected)
    return Scan(files, rejections, frozenset(unsettled), frozenset({unlisted} if unlisted else ()))


A = known(1, "a.txt", "A")
B = known(2, "b.txt", "B")
SENT = known(3, None, "S")


def test_the_same_files_change_nothing() -> None:
    assert plan([A, B, SENT], found({"a.txt": "A", "b.txt": "B"}), {}, EDITION) == Plan(unchanged=3)


def test_a_new_file_is_added_under_a_slug_of_its_path() -> None:
    todo = plan([A], found({"a.txt": "A", "2024/Brief aan Zoë.md": "C", "2024/brief-aan-zoe.txt": "D"}), {}, EDITION)
    assert todo.add == (
        ("2024-brief-aan-zoe", "2024/Brief aan Zoë.md"),
        ("2024-brief-aan-zoe-2", "2024/brief-aan-zoe.txt"),
    )
    assert todo.unchanged == 1


def test_an_id_that_is_taken_is_not_given_again() -> None:
    sent = KnownDocument(9, "nieuw", None, "S", EDITION)
    assert plan([sent], found({"nieuw.txt": "N"}), {}, EDITION).add == (("nieuw-2", "nieuw.txt"),)


def test_an_edited_file_replaces_its_document() -> None:
    assert plan([A, B], found({"a.txt": "A2", "b.txt": "B"}), {}, EDITION) == Plan(replace=(A,), unchanged=1)


def test_a_renamed_file_moves_its_document_also_to_another_folder() -> None:
    assert plan([A, B], found({"nieuw/c.txt": "A", "b.txt": "B"}), {}, EDITION) == Plan(
        move=((A, "nieuw/c.txt"),), unchanged=1
    )


def test_a_renamed_and_edited_file_is_another_document() -> None:
    assert plan([A], found({"c.txt": "A2"}), {}, EDITION) == Plan(add=(("c", "c.txt"),), remove=(A,))


def test_two_files_that_swap_names_move() -> None:
    assert plan([A, B], found({"a.txt": "B", "b.txt": "A"}), {}, EDITION) == Plan(move=((A, "b.txt"), (B, "a.txt")))


def test_files_that_each_take_the_next_ones_name_move() -> None:
    todo = plan([A, B], found({"b.txt": "A", "c.txt": "B"}), {}, EDITION)
    assert todo == Plan(move=((A, "b.txt"), (B, "c.txt")))


def test_a_file_renamed_over_another_moves_and_the_other_goes() -> None:
    assert plan([A, B], found({"b.txt": "A"}), {}, EDITION) == Plan(move=((A, "b.txt"),), remove=(B,))


def test_what_was_overwritten_goes_though_removals_are_held() -> None:
    many = [known(10 + n, f"{n}.txt", f"n{n}") for n in range(6)]
    todo = plan([A, B, *many], found({"b.txt": "A"}), {}, EDITION)
    assert (todo.move, todo.remove, todo.held) == (((A, "b.txt"),), (B,), tuple(many))


def test_a_copy_before_an_edit_is_a_new_document_and_the_edited_one_stays() -> None:
    todo = plan([A], found({"a.txt": "A2", "a (kopie).txt": "A"}), {}, EDITION)
    assert todo == Plan(replace=(A,), add=(("a-kopie", "a (kopie).txt"),))


def test_a_copy_over_another_file_that_stays_itself_is_an_edit() -> None:
    assert plan([A, B], found({"a.txt": "A", "b.txt": "A"}), {}, EDITION) == Plan(replace=(B,), unchanged=1)


def test_copies_of_a_gone_file_are_told_apart_by_their_names() -> None:
    todo = plan([A], found({"oud/a.txt": "A", "oud/0.txt": "A"}), {}, EDITION)
    assert todo == Plan(move=((A, "oud/a.txt"),), add=(("oud-0", "oud/0.txt"),))


def test_two_copies_that_move_together_keep_to_their_names() -> None:
    twin = known(2, "b.txt", "A")
    todo = plan([A, twin], found({"x/b.txt": "A", "x/a.txt": "A"}), {}, EDITION)
    assert todo == Plan(move=((A, "x/a.txt"), (twin, "x/b.txt")))


def test_a_gone_file_removes_its_document_and_no_sent_one() -> None:
    assert plan([A, B, SENT], found({"a.txt": "A"}), {}, EDITION) == Plan(remove=(B,), unchanged=2)


@pytest.mark.parametrize(
    "seen",
    [
        found({}, rejected=("a.txt",)),
        found({}, unsettled=("a.txt",)),
        found({}, unlisted="."),
        NOTHING_LISTED,
    ],
)
def test_a_file_that_cannot_be_taken_now_keeps_its_document(seen: Scan) -> None:
    assert plan([A], seen, {}, EDITION, reread=True) == Plan(unchanged=1)


def test_a_folder_that_cannot_be_listed_keeps_what_lies_in_it_and_nothing_beside_it() -> None:
    inside, beside = known(1, "x/a.txt", "A"), known(2, "xy/a.txt", "B")
    assert plan([inside, beside], found({}, unlisted="x"), {}, EDITION) == Plan(remove=(beside,), unchanged=1)


@pytest.mark.parametrize(
    ("total", "gone", "is_held"),
    [(40, 5, False), (40, 6, True), (60, 6, False), (61, 7, True), (6, 6, True), (5, 5, False)],
)
def test_many_removals_are_held(total: int, gone: int, is_held: bool) -> None:
    documents = [known(n, f"{n}.txt", f"c{n}") for n in range(total)]
    seen = found({f"{n}.txt": f"c{n}" for n in range(gone, total)})
    todo = plan([*documents, SENT], seen, {}, EDITION)
    missing = tuple(documents[:gone])
    assert (todo.remove, todo.held) == (((), missing) if is_held else (missing, ()))
    assert todo.unchanged == total - gone + 1
    assert plan([*documents, SENT], seen, {}, EDITION, allow_removal=True).remove == missing


def test_documents_read_by_an_older_edition_are_read_again() -> None:
    old, sent, moved = (
        known(1, "a.txt", "A", reading=2),
        known(3, None, "S", reading=2),
        known(4, "m.txt", "M", reading=2),
    )
    todo = plan([old, B, sent, moved], found({"a.txt": "A", "b.txt": "B", "n.txt": "M"}), {}, EDITION)
    assert todo == Plan(replace=(old, sent, moved), move=((moved, "n.txt"),), unchanged=1)


def test_all_are_read_again_on_request() -> None:
    assert plan([A, SENT], found({"a.txt": "A"}), {}, EDITION, reread=True) == Plan(replace=(A, SENT))


def test_a_withdrawn_file_stays_out_until_it_is_edited() -> None:
    assert plan([], found({"a.txt": "A"}), {"a.txt": "A"}, EDITION) == Plan()
    assert plan([], found({"a.txt": "A2"}), {"a.txt": "A"}, EDITION) == Plan(
        add=(("a", "a.txt"),), taken_back=("a.txt",)
    )


def test_a_withdrawn_file_stays_out_under_another_name() -> None:
    assert plan([], found({"x/b.txt": "A"}), {"a.txt": "A"}, EDITION) == Plan(
        withdraw=(("x/b.txt", "A"),), taken_back=("a.txt",)
    )


def test_a_copy_of_a_withdrawn_file_that_is_still_there_is_a_new_document() -> None:
    assert plan([], found({"a.txt": "A", "b.txt": "A"}), {"a.txt": "A"}, EDITION) == Plan(add=(("b", "b.txt"),))


def test_a_withdrawn_file_in_a_folder_that_cannot_be_listed_is_not_thought_renamed() -> None:
    todo = plan([], found({"b.txt": "A"}, unlisted="x"), {"x/a.txt": "A"}, EDITION)
    assert todo == Plan(add=(("b", "b.txt"),))

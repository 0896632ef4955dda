"""The sample letters that may be looked at are read as people read them, every field of every one."""

from index.reading.dates import find_dates
from index.reading.file_name import date_in_name
from index.reading.read import read_document
from scripts.evaluation.fields import LETTERS, measure_fields, part_of, read_true_fields


def test_every_field_of_every_letter_of_the_development_part_is_right() -> None:
    figures = measure_fields()["dev"]
    assert figures["wrong"] == []
    assert figures["letters"] >= 32


def test_the_words_that_say_a_field_are_kept_beside_it() -> None:
    names = [name for name, true in read_true_fields().items() if part_of(true) == "dev" and name.endswith(".txt")]
    for name in names:
        document = read_document((LETTERS / name).read_bytes(), name)
        said: dict[str, list[str]] = {}
        for field, span in document.evidence:
            said.setdefault(field, []).append(span.of(document.text))
        assert said.get("place", []) == ([document.place] if document.place else [])
        assert [" ".join(words.split()) for words in said.get("title", [document.title])] == [document.title]
        assert all(any(words in author for words in said["authors"]) for author in document.authors)
        assert said.get("addressees", []) == list(document.addressees)
        if "date" in said:
            assert document.date in {found.date for words in said["date"] for found in find_dates(words)} or (
                len(said["date"][0]) < len("01-01-2024")
            )
        else:
            assert document.date == date_in_name(name)

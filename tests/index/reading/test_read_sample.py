"""The sample letters that may be looked at are read as people read them, every field of every one."""

from scripts.evaluation.fields import measure_fields


def test_every_field_of_every_letter_of_the_development_part_is_right() -> None:
    figures = measure_fields()["dev"]
    assert figures["wrong"] == []
    assert figures["letters"] >= 32

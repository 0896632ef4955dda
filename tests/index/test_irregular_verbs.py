"""The table of irregular verbs."""

from index.irregular_verbs import BASE_FORMS
from index.stop_words import STOP_WORDS
from index.terms import fold


def test_forms_are_folded_words_and_no_verb_is_a_form_of_another() -> None:
    for language, forms in BASE_FORMS.items():
        assert not set(forms) & set(forms.values())
        assert not set(forms) & STOP_WORDS[language]
        assert all(fold(word) == word and word.isalpha() for word in [*forms, *forms.values()])


def test_each_language_has_its_own() -> None:
    assert BASE_FORMS["nl"]["schreef"] == "schrijven"
    assert BASE_FORMS["en"]["wrote"] == "write"
    assert "wrote" not in BASE_FORMS["nl"]

"""Terms: what two spellings of one word have in common."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Language, Span
from index.stop_words import STOP_WORDS
from index.terms import Analyser, Term, Vocabulary, fold
from tests.timing import quickest

WORDS = """
    klant klanten vertrouwen tevredenheid medewerker onderzoek gesprek gesprekken bedrijf cultuur huis arts trouwen ver
    zoek organisatie samen werking water man klanttevredenheid kip kippen pen voer
"""
SIMPLE = "vertrouwen onderzoek gesprek bedrijf kippen organisatie"
VERBS = "vertrouwen zeggen veranderen"
VOCABULARY = Vocabulary(frozenset(WORDS.split()), frozenset(SIMPLE.split()), frozenset(VERBS.split()))


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("De foto’s van Wim's moeder", "nl", ["foto", "wim", "moeder"]),
        ("Ideeën, idee en IDEE", "nl", ["idee", "idee", "idee"]),
        ("Het café", "nl", ["cafe"]),
        ("cafe", "nl", ["cafe"]),
        ("3.500 of 3500, 12,5 en 1.234.567", "nl", ["3500", "3500", "12.5", "1234567"]),
        ("3,500 and 12.5 on 10.03.2025", "en", ["3500", "12.5", "10", "03", "2025"]),
        ("AI en cx; IT", "nl", ["ai", "cx", "it"]),
        ("it is about IT", "en", ["it"]),
        ("KPI’s van CX’ers", "nl", ["kpi", "cx"]),
        ("Zij vertrouwt hem, wij vertrouwden, zegt zij", "nl", ["vertrouw", "vertrouw", "zeg"]),
        ("trusts trusted trusting", "en", ["trust", "trust", "trust"]),
        ("hij dacht, schreef en kwam; denken schrijven komen", "nl", [*["denk", "schrijf", "koom"] * 2]),
        ("she thought and wrote", "en", ["think", "write"]),
        ("e-mail", "nl", ["email", "mail"]),
        ("CX-professionals", "en", ["cxprofession", "cx", "profession"]),
        ("Don't! It isn’t ours", "en", []),
        ("Dat is d.w.z. niet zo", "nl", []),
        ("ﬁnancieel ＣＸ", "nl", ["financieel", "cx"]),
    ],
)
def test_terms_are_exactly(analyser: Analyser, text: str, language: Language, expected: list[str]) -> None:
    assert analyser.terms(text, language) == expected


def test_the_dutch_stemmer_is_that_of_snowball_3(analyser: Analyser) -> None:
    """The older one, now called `dutch_porter`, gives `huiz` and `gelop`."""
    assert analyser.terms("huizen gelopen", "nl") == ["huis", "loop"]


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("klantvertrouwen", ["klant", "vertrouw"]),
        ("klantenonderzoek", ["klant", "onderzoek"]),
        ("medewerkerstevredenheid", ["medewerker", "tevreden"]),
        ("bedrijfscultuur", ["bedrijf", "cultuur"]),
        ("klanttevredenheidsonderzoek", ["klant", "tevreden", "onderzoek"]),
        ("klantgesprekken", ["klant", "sprek"]),
        ("huisarts", ["huis", "arts"]),
        ("samenwerking", ["saam", "werk"]),
        ("vertrouwen", []),
        ("vertrouwens", []),
        ("onderzoek", []),
        ("kippen", []),
        ("organisatie", []),
        ("klantxyz", []),
    ],
)
def test_compounds_give_their_parts_after_themselves(analyser: Analyser, compound: str, parts: list[str]) -> None:
    assert analyser.terms(compound, "nl")[1:] == parts
    assert len(analyser.terms(compound, "en")) == 1


def test_a_name_inside_a_sentence_stays_whole(analyser: Analyser) -> None:
    assert analyser.terms("Met Waterman praten", "nl") == ["waterman", "praat"]
    assert analyser.terms("Waterman", "nl") == ["waterman", "water", "man"]


def test_content_words_stand_where_they_say(analyser: Analyser) -> None:
    text = "Wat is klantvertrouwen?"
    (word,) = analyser.content_words(text, "nl")
    assert (word.surface, word.span) == ("klantvertrouwen", Span(7, 22))
    assert word.terms == (Term("klantvertrouwen", "klantvertrouw"),)
    assert word.parts == (Term("klant", "klant"), Term("vertrouwen", "vertrouw"))


def test_phrases_are_analysed_line_by_line(analyser: Analyser) -> None:
    assert analyser.phrases(["to trust", "the", "customer satisfaction"], "en") == [
        (Term("trust", "trust"),),
        (),
        (Term("customer", "custom"), Term("satisfaction", "satisfact")),
    ]


def test_stop_words_are_written_as_terms_are() -> None:
    for words in STOP_WORDS.values():
        assert all(fold(word) == word and word.isalpha() for word in words)


@settings(max_examples=200)
@given(st.text(max_size=60), st.sampled_from(["nl", "en"]))
def test_terms_have_no_white_space_and_ignore_case_folding_twice(text: str, language: Language) -> None:
    """A term is never empty, holds no white space, and folding what is folded changes nothing."""
    for term in ANALYSER.terms(text, language):
        assert term
        assert term.split() == [term]
    assert fold(fold(text)) == fold(text)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["Klantvertrouwen", "de", "Foto's", "3.500", "e-mail", "Wim"]), max_size=8))
def test_content_words_give_the_same_terms_as_the_whole_text(words: list[str]) -> None:
    """What a question's words give, one by one, is what its text gives."""
    text = " ".join(words)
    single = [
        term.stem for word in ANALYSER.content_words(text, "nl") for terms in (word.terms, word.parts) for term in terms
    ]
    assert single == ANALYSER.terms(text, "nl")


@pytest.mark.parametrize("piece", ["1.", "a-", "a'", "x", "kip", "A ", ".,", "1,1.1a", "é", "-_", " ", "klant"])
def test_time_stays_small_on_text_made_to_be_slow(analyser: Analyser, piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    assert quickest(lambda: analyser.terms(text, "nl"), 0.2) < 0.2


def test_threads_get_the_same_terms(analyser: Analyser) -> None:
    texts = [f"klantvertrouwen woord{number} veranderingen" for number in range(500)]
    expected = [Analyser(VOCABULARY).terms(text, "nl") for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: analyser.terms(text, "nl"), texts)) == expected


ANALYSER = Analyser(VOCABULARY)

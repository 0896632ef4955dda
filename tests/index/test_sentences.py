"""Sentences: where they end, and that nothing is lost between them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Span
from index.sentences import split_sentences
from tests.timing import growth, quickest


def split(text: str) -> tuple[Span, ...]:
    return split_sentences(text, Span(0, len(text)))


def sentences(text: str) -> list[str]:
    return [sentence.of(text) for sentence in split(text)]


# Each line is one text of one paragraph; a bar stands where one sentence ends and the next begins.
DUTCH = """
Mevr. De Wit kwam om 9.30 uur.| Dhr. Bos niet.
Zij sprak met drs. Anna Kok en ir. P. de Vries.| Daarna ging ze weg.
Prof. dr. J.P. Jansen gaf les.| Hij lachte.
Dhr. A.B. van Dam, mr. C. Bos en mw. ing. D. Pas kwamen.| Ze bleven.
Dat kost 3,5 mln. euro.| Het budget is 2 mld.| De rest volgt.
Het kost 3.500 euro.| Of 12,5 procent.
We zien o.a. Klantbeleving als taak, d.w.z. Luisteren, bijv. Bellen.
Zie blz. 12 en nr. 5.| Zie ook art. 3 lid 2.
Van ma. 3 t/m vr. 7 maart.| Daarna niet.
Appels, peren, enz. en noten.| Klaar.
Appels, peren, etc.| Die eten we.
Op 10 mrt. 2025 kwam hij.| Op 5 nov. Was het feest.
Dat was in dec.| Het sneeuwde.
Dat zei Jan.| Toen ging hij.
Dat zei Jan.| 15 mensen lachten.
Hij twijfelde...| Maar toen zei hij ja.
Hij twijfelde... maar zei ja.
Hij wacht… en wacht.| Nu niet meer.
‘Dat is waar.’| Jan knikte.
“Ga je mee?” vroeg Els.| “Nee!” riep hij.
Hij zei: „Ik kom.”| Toen kwam hij.
(Dat klopt niet.)| Toch wel.
«Kom je?»| Hij kwam.
Wat?!| Dat kan niet.
Het is laat.| 't Is tijd.| 's Avonds eten we.
Het is laat.| ’s Morgens slapen we.| ’t Regent.
1. Eerst luisteren.| Dan praten.
Plan B.| Daarna zien we wel.
Met J. De Vries sprak ik.| Toen niet.
Met Th. de Boer sprak ik.| Toen niet.
Dat is goed.|Dat is beter.| Kijk op bedrijf.nl voor meer.
Hij kwam (eindelijk!) binnen.| Mooi (?) Boek.
hoe gaat het?| ik ben moe.| morgen kom ik, bijv. om 3 uur.| tot dan
Dit werkt goed.[1]| Dat ook.¹| Klaar.
De zaal was vol.| Daarna gingen we.
Zij is adviseur .| Zij schrijft.
Hij zei dat.| – Nee, zei zij.
Zie www.example.nl.| Daar staat het.
Ik las het boek ‘Wat is CX?’ van Jan.| Mooi.
In 2024.| De rest volgt.
Het duurde ca. 20 min. of langer.| Max. 5 mensen.
De firma Kok B.V. levert.| Kok B.V.| Het bedrijf groeit.
Wij zagen dhr. Bos c.s. vertrekken.| Goed zo!| Mooi!
Bel a.u.b. om 3 uur.| Dank u.
[...] Daarna ging hij.| [...] Klaar.
Hij werkt bij Yahoo! in Utrecht.| En zij ook.
Dat is m.i. Het beste.| Echt waar.
"""
ENGLISH = """
I met Mr. Smith and Dr. Jones at 5 p.m. in St. Louis.| We talked.
We use tools, e.g. Excel, i.e. A spreadsheet, vs. Nothing.
The meeting is at 9 a.m.| Bring coffee.
He works for Acme Inc.| The pay is fine.
He works at Acme Inc. Amsterdam too.
The U.S. Government said so.| He lives in the U.S.| He likes it.
He said no.| Then he left.| See no. 5 for more.
On Jan. 5, 2024 we left.| On 6 Feb. 2024 we came back.
“Yes.”| She smiled.| “No?”| He left.
"Why?" he asked.| "Because."| Nothing more.
Is that so?| iPhone is a name.
He joined Yahoo! Inc. as a clerk.| He left Yahoo!| The firm shrank.
It grew by 3.5 percent.| That is a lot.
Letters, reports etc. are kept.| Calls, mails, etc.| Nobody keeps those.
Smith et al. wrote this.| J. R. Brown, Ph.D. Student, did not.
Wait... what?| No way.
"""


@pytest.mark.parametrize("marked", [line for line in (DUTCH + ENGLISH).splitlines() if line])
def test_a_paragraph_is_split_where_its_sentences_end(marked: str) -> None:
    text = marked.replace("|", "")
    assert sentences(text) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Over vertrouwen\nDat groeit langzaam.", ["# Over vertrouwen", "Dat groeit langzaam."]),
        ("Over vertrouwen\n\nDat groeit langzaam.", ["Over vertrouwen", "Dat groeit langzaam."]),
        ("**Over vertrouwen**\nhet groeit langzaam.", ["**Over vertrouwen**", "het groeit langzaam."]),
        ("Groet,\nWim", ["Groet,", "Wim"]),
        ("Kerkstraat 1\n1234 AB Ons Dorp\nTel. 0123", ["Kerkstraat 1", "1234 AB Ons Dorp", "Tel. 0123"]),
        ("- eerst luisteren\n- dan praten", ["- eerst luisteren", "- dan praten"]),
        ("1. Luisteren\n2. Praten. En lachen.", ["1. Luisteren", "2. Praten.", "En lachen."]),
        ("Het gaat om:\n• rust\n• ruimte", ["Het gaat om:", "• rust", "• ruimte"]),
        ("Vertrouwen komt te voet\r\nen gaat te paard.", ["Vertrouwen komt te voet\r\nen gaat te paard."]),
        ("Een zin.\r\n\r\nEen titel\r\n\r\nNog een.", ["Een zin.", "Een titel", "Nog een."]),
        ("> Geciteerd werk\n> loopt door.\nEigen werk.", ["> Geciteerd werk\n> loopt door.", "Eigen werk."]),
        ("Een zin.\n---\nNog een.", ["Een zin.", "---", "Nog een."]),
    ],
)
def test_headings_lists_and_meant_line_breaks_are_borders(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_wrapped_line_goes_on_also_before_a_capital() -> None:
    wrapped = (
        "Wij hebben vorige week lang gesproken over de vraag waarom de mensen in\n"
        "Utrecht zo veel minder klagen dan die in het zuiden, en het antwoord van\n"
        "Anna was dat niemand het hun ooit gevraagd heeft.\n"
        "Beste groet van ons\n"
        "Wim"
    )
    assert sentences(wrapped) == [wrapped[: wrapped.index("Beste") - 1], "Beste groet van ons", "Wim"]


def test_paragraphs_of_one_long_line_each_are_not_joined() -> None:
    first = "Wij hebben lang gesproken over " + "heel veel dingen en " * 10 + "over vertrouwen"
    assert sentences(first + "\nDaarna gingen wij weg") == [first, "Daarna gingen wij weg"]


def test_only_the_part_asked_for_is_split_with_places_in_the_whole() -> None:
    text = "Eerste zin. Tweede zin. Derde zin."
    assert split_sentences(text, Span(12, 34)) == (Span(12, 23), Span(24, 34))


LETTERS = st.sampled_from([*"aAbJ10.,!?…:;'’‘“”\"()[]-–—•#*>|/@ \t\n\r\u00a0é😀中", "mevr. ", "o.a. ", "\n\n", " 't "])


@settings(max_examples=300)
@given(st.lists(LETTERS, max_size=80).map("".join), st.integers(0, 20), st.integers(0, 20))
def test_sentences_cover_everything_but_white_space_once_and_in_order(text: str, before: int, after: int) -> None:
    """Sentences lie in order inside the span, have no white space at their ends, and leave only white space out."""
    span = Span(min(before, len(text)), max(min(before, len(text)), len(text) - after))
    place = span.start
    for sentence in split_sentences(text, span):
        assert text[place : sentence.start].strip() == ""
        assert sentence.of(text) == sentence.of(text).strip() != ""
        place = sentence.end
    assert place <= span.end
    assert text[place : span.end].strip() == ""


@settings(max_examples=100)
@given(st.lists(LETTERS, max_size=60).map("".join))
def test_a_blank_line_is_always_a_border(text: str) -> None:
    """Splitting two texts with a blank line between them is splitting each."""
    assert sentences(text + "\n\n" + "Einde.") == [*sentences(text), "Einde."]


ADVERSARIAL = {
    "stops": ".",
    "closing brackets": ")",
    "stops and brackets": ".)",
    "stops and quotes": ".'",
    "letters and stops": "a.",
    "figures and stops": "1.1.",
    "footnotes": ".[1",
    "opening brackets": "(",
    "stars": "**",
    "dashes": "- ",
    "rules": "--",
    "spaces": " ",
    "line breaks": "\n",
    "letters": "x",
    "clipped words": ".'t ",
    "marks and loose brackets": "? )",
    "abbreviations": "mevr. ",
    "stops, then white space": "a." + " " * 98,
}


@pytest.mark.parametrize("piece", ADVERSARIAL.values(), ids=ADVERSARIAL.keys())
def test_time_stays_small_on_text_made_to_be_slow(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    assert quickest(lambda: split(text), 0.1) < 0.1


@pytest.mark.parametrize("piece", ["A. ", "A\n", "1. a\n", ". ", "Een zin. "])
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    """Many sentences take time each; four times the text must stay well below sixteen times the time."""
    assert growth(lambda: split(piece * 8_000), lambda: split(piece * 2_000), 10) < 10

"""Each aim has its own way of answering: whose words, about whom, in which order, and what is said beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from index.document import PartialDate
from index.filters import Filter
from index.lexicon import Lexicon
from index.snapshot import Snapshot
from rag.answer import Answer
from rag.ask import Request
from rag.question import Period, Question, SharedName
from rag.reader import Scores
from rag.signals import Signals
from tests.embedding import SilentReader
from tests.rag.scripted import ByWords, Said, Written, answering, asked, opened, person

JO_ON_ICE = (
    "Volgens Rien Bakker breekt het ijs in maart.",
    "Volgens Zalm breekt het ijs nooit.",
    "Volgens Rien Mulder breekt het ijs in mei.",
)
KAREL_ON_SCHOOL = "Volgens Bolkestijn hoort iedere school een moestuin te hebben."
ICE_EXPERTS = ("Rien Bakker", "Zalm", "Rien Mulder")
RIEN_ON_ROSES = "Karel zegt dat rozen te veel doornen dragen."
DOCUMENTS = (
    Written(
        "karel",
        (
            Said(
                f"De tuin ligt er mooi bij. {KAREL_ON_SCHOOL} Zelf houd ik meer van rozen.",
                "Karel Vos",
                reports=((KAREL_ON_SCHOOL, "Bolkestijn"),),
            ),
        ),
        authors=("Karel Vos",),
        addressees=("Rien Bakker",),
        date="2023-05-02",
    ),
    Written(
        "ada",
        (
            Said("Van zonnepanelen word ik vrolijk. Karel Vos kan uren zwijgen over zijn duiven.", "Ada Blom"),
            Said("Bij ons in de straat vindt men zonnepanelen lelijk.", "Rien Bakker"),
        ),
        kind="interview",
        date="2024-01",
    ),
    Written("karel-later", (Said("Zonnepanelen leken mij vroeger onzin.", "Karel Vos"),), date="2024-06-01"),
    Written("karel-laatst", (Said("Zonnepanelen lijken mij tegenwoordig prachtig.", "Karel Vos"),), date="2025"),
    Written("karel-ooit", (Said("Zonnepanelen blinken als een natte hond.", "Karel Vos"),)),
    Written(
        "stuk",
        (
            Said("Wolken schuiven over het land.", None),
            Said("Ada Blom is imker in Grolloo. Ze kookt graag. Ze fietst. Ze zingt. Ze leest.", about="Ada Blom"),
        ),
        kind="article",
        title="Wolken",
        authors=("Ada Blom", "Karel Vos"),
        date="2024-02",
    ),
    Written("rien-a", (Said("Het carillon speelt vals.", "Rien Bakker"),), addressees=("Ada Blom",)),
    Written("rien-b", (Said("Het carillon klinkt prachtig.", "Rien Mulder"),), addressees=("Rien Bakker",)),
    Written("rien-c", (Said(RIEN_ON_ROSES, "Rien Bakker", reports=((RIEN_ON_ROSES, "Karel"),)),), kind="message"),
    Written("sjef", (Said("Onze postbode Teun Kamp kent alle honden. Teun Kamp lacht vaak.", "Sjef Rood"),)),
    Written(
        "ijs",
        (Said(" ".join(JO_ON_ICE), "Jo Prins", reports=tuple(zip(JO_ON_ICE, ICE_EXPERTS, strict=True))),),
        kind="article",
    ),
    Written("schaats-1", (Said("Schaatsen op dun ijswater maakt vrolijk.", "Karel Vos"),)),
    Written("schaats-2", (Said("Schaatsen op dun ijswater maakt hongerig.", "Karel Vos"),)),
    Written("schaats-3", (Said("Schaatsen op dun ijswater maakt moe.", "Ada Blom"),)),
    Written("kachel", (Said("Hoe gaat het met Karel Vos?", "Ada Blom"), Said("Hij repareert kachels.", "Sjef Rood"))),
    Written("karel-zelf", (Said("Ik, Karel Vos, tel zwijgend mijn duiven.", "Karel Vos"),)),
    Written("karel-winter", (Said("Ik, Karel Vos, zwem in de winter.", "Karel Vos"),)),
    Written("hut-1", (Said("Bij regen zijn oude hutten mooi.", "Karel Vos"),), date="2020"),
    Written("hut-2", (Said("Bij regen zijn oude hutten mooi.", "Karel Vos"),), date="2021"),
    Written("hut-3", (Said("Bij regen zijn oude hutten lelijk.", "Karel Vos"),), date="2022"),
    Written("fluit", (Said("Rien Bakker fluit vals. Rien Mulder fluit mooi.", "Sjef Rood"),)),
    Written("mist", (Said("De misthoorn loeide de hele nacht.", "Rien"),)),
    Written("mie", (Said("Mie Dral groeide op in Sneek. Ook Sjef zag Bommen Berend.", "Sjef Rood"),)),
    Written("mie-zelf", (Said("Opgroeien doe je met vallen en opstaan in de modder.", "Mie Dral"),)),
    Written("jo", (Said("Ik ben een smid uit Emmen. IJzer zingt als het heet is.", "Jo Prins"),)),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Iterator[Snapshot]:
    """The documents above."""
    yield from opened(tmp_path_factory.mktemp("data"), DOCUMENTS, lexicon)


class Recording(SilentReader):
    """Keeps what it is given to read."""

    def __init__(self) -> None:
        self.passages: list[tuple[str, ...]] = []

    def read(self, question: str, passages: Sequence[Sequence[str]]) -> list[Scores]:
        """Keep the passages."""
        self.passages += [tuple(passage) for passage in passages]
        return super().read(question, passages)


def answer(
    snapshot: Snapshot, lexicon: Lexicon, question: Question, allowed: Filter | None = None, limit: int = 4
) -> Answer:
    request = Request(question.text, allowed=allowed or Filter(), limit=limit)
    return answering(lexicon).answer(question, request, snapshot)


def quotes(given: Answer) -> list[tuple[str | None, str | None, str]]:
    return [(one.speaker, one.about, one.quote) for one in given.citations]


def paragraphs(given: Answer) -> list[str]:
    return given.text.split("\n\n")


def rien(snapshot: Snapshot) -> SharedName:
    return SharedName("Rien", (person(snapshot, "Rien Bakker"), person(snapshot, "Rien Mulder")))


# Reported speech.


def test_what_others_report_answers_for_who_never_speaks(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """Only the reporting sentence, under the writer's name and about the other's."""
    given = answer(snapshot, lexicon, asked("moestuin school", person(snapshot, "Bolkestijn")))
    assert quotes(given) == [("Karel Vos", "Bolkestijn", KAREL_ON_SCHOOL)]
    assert paragraphs(given) == [
        "Van Bolkestijn zelf is hierover niets te vinden. Wel vertelt een ander dit over Bolkestijn:",
        f"Karel Vos, over Bolkestijn, in een brief van 2 mei 2023: “{KAREL_ON_SCHOOL}” [1]",
    ]


def test_the_writer_s_other_sentences_are_not_what_is_reported(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """The roses stand in the same passage, but Bolkestijn doesn't say so."""
    given = answer(snapshot, lexicon, asked("rozen", person(snapshot, "Bolkestijn")))
    assert not given.answered
    assert given.text == (
        "Bolkestijn is in de brieven niet zelf aan het woord, en wat anderen van Bolkestijn vertellen, gaat hier"
        " niet over."
    )


def test_what_may_be_quoted_is_read_where_it_stands(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """Of the passage with the report only that is quoted, but what stands around it tells what it means."""
    reader = Recording()
    answerer = answering(lexicon)
    answerer = replace(answerer, scorer=replace(answerer.scorer, reader=reader))
    question = asked("moestuin school", person(snapshot, "Bolkestijn"))
    assert quotes(answerer.answer(question, Request(question.text), snapshot)) == [
        ("Karel Vos", "Bolkestijn", KAREL_ON_SCHOOL)
    ]
    assert reader.passages == [("De tuin ligt er mooi bij.", KAREL_ON_SCHOOL, "Zelf houd ik meer van rozen.")]


def test_of_several_who_are_reported_each_is_quoted_apart(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """Also out of one letter; and nobody else who is reported beside them."""
    shared = rien(snapshot)
    given = answer(snapshot, lexicon, asked("ijs breekt", *shared.people, shared_names=(shared,)))
    assert quotes(given) == [("Jo Prins", "Rien Bakker", JO_ON_ICE[0]), ("Jo Prins", "Rien Mulder", JO_ON_ICE[2])]
    assert [one for one in paragraphs(given) if "“" in one] == [
        f"Jo Prins, over Rien Bakker, in een artikel: “{JO_ON_ICE[0]}” [1]",
        f"Jo Prins, over Rien Mulder, in een artikel: “{JO_ON_ICE[2]}” [2]",
    ]


def test_one_s_own_words_answer_without_what_others_report(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """Rien reports Karel on roses too, but Karel speaks of them himself; of thorns he doesn't."""
    karel = person(snapshot, "Karel Vos")
    own = answer(snapshot, lexicon, asked("rozen", karel))
    assert quotes(own) == [("Karel Vos", None, "Zelf houd ik meer van rozen.")]
    told = answer(snapshot, lexicon, asked("doornen", karel))
    assert quotes(told) == [("Rien Bakker", "Karel Vos", RIEN_ON_ROSES)]
    assert paragraphs(told)[1] == f"Rien Bakker, over Karel Vos, in een bericht: “{RIEN_ON_ROSES}” [1]"


class ByFewWords(ByWords):
    """Finds evidence enough when a passage holds a fifth of the question's words."""

    def is_enough(self, signals: Signals) -> bool:
        return signals.coverage >= 0.2


def test_who_speaks_himself_is_not_answered_for_by_a_stray_report(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """One word of three may do for somebody who never speaks, but not for Karel, who could have said it himself."""
    answerer = answering(lexicon, ByFewWords())
    karel, bolkestijn = person(snapshot, "Karel Vos"), person(snapshot, "Bolkestijn")
    of_karel = asked("kameel lama doornen", karel)
    assert not answerer.answer(of_karel, Request("?"), snapshot).answered
    of_bolkestijn = asked("kameel lama moestuin", bolkestijn)
    assert answerer.answer(of_bolkestijn, Request("?"), snapshot).answered


def test_what_is_reported_stays_within_the_caller_s_filter(snapshot: Snapshot, lexicon: Lexicon) -> None:
    question = asked("moestuin school", person(snapshot, "Bolkestijn"))
    by_karel = Filter(people=frozenset({"karel-vos"}))
    assert quotes(answer(snapshot, lexicon, question, by_karel)) == [("Karel Vos", "Bolkestijn", KAREL_ON_SCHOOL)]
    by_ada = Filter(people=frozenset({"ada-blom"}))
    assert not answer(snapshot, lexicon, question, by_ada).answered


def test_where_somebody_did_something_others_may_tell(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """As what they tell, in a sentence that names that person; not what somebody thinks, nor what the person says."""
    mie = person(snapshot, "Mie Dral")
    told = answer(snapshot, lexicon, replace(asked("groeide op", mie), standalone="Waar groeide Mie Dral op?"))
    assert quotes(told) == [("Sjef Rood", "Mie Dral", "Mie Dral groeide op in Sneek.")]
    assert paragraphs(told) == [
        "Van Mie Dral zelf is hierover niets te vinden. Wel vertelt een ander dit over Mie Dral:",
        "Sjef Rood, over Mie Dral, in een brief: “Mie Dral groeide op in Sneek.” [1]",
    ]
    thought = replace(asked("groeide", mie), standalone="Wat vindt Mie Dral van waar ze groeide?")
    assert not answer(snapshot, lexicon, thought).answered
    neighbour = replace(asked("Bommen Berend", mie), standalone="Wanneer zag Mie Dral Bommen Berend?")
    assert not answer(snapshot, lexicon, neighbour).answered
    own = replace(asked("vallen en opstaan", mie), standalone="Waar viel Mie Dral en stond ze?")
    assert quotes(answer(snapshot, lexicon, own)) == [
        ("Mie Dral", None, "Opgroeien doe je met vallen en opstaan in de modder.")
    ]


# Comparing.


def test_each_one_s_own_words_stand_side_by_side(snapshot: Snapshot, lexicon: Lexicon) -> None:
    two = (person(snapshot, "Ada Blom"), person(snapshot, "Rien Bakker"))
    given = answer(snapshot, lexicon, asked("zonnepanelen", *two, aim="compare"))
    assert quotes(given) == [
        ("Ada Blom", None, "Van zonnepanelen word ik vrolijk."),
        ("Rien Bakker", None, "Bij ons in de straat vindt men zonnepanelen lelijk."),
    ]
    assert paragraphs(given)[0] == (
        "Hieronder staan de woorden van Ada Blom en Rien Bakker naast elkaar. Of ze het eens zijn, is aan de lezer."
    )


def test_who_says_nothing_is_named_beside_the_other_s_words(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """One of two is an answer, as it says what the other lacks; and there is nothing to lay side by side."""
    two = (person(snapshot, "Sjef Rood"), person(snapshot, "Rien Bakker"))
    given = answer(snapshot, lexicon, asked("zonnepanelen", *two, aim="compare"))
    assert given.answered
    assert [one.speaker for one in given.citations] == ["Rien Bakker"]
    assert paragraphs(given)[1:] == ["In de brieven zegt Sjef Rood hier niets over."]
    assert "naast elkaar" not in given.text


def test_nobody_who_says_anything_is_no_comparison(snapshot: Snapshot, lexicon: Lexicon) -> None:
    two = (person(snapshot, "Sjef Rood"), person(snapshot, "Jo Prins"))
    given = answer(snapshot, lexicon, asked("zonnepanelen", *two, aim="compare"))
    assert not given.answered
    assert given.text == "In de brieven zeggen Sjef Rood en Jo Prins hier niets over."


def test_a_stranger_in_a_comparison_is_told_of(snapshot: Snapshot, lexicon: Lexicon) -> None:
    question = asked("zonnepanelen", person(snapshot, "Ada Blom"), aim="compare", unknown_name="Piet")
    given = answer(snapshot, lexicon, question)
    assert [one.speaker for one in given.citations] == ["Ada Blom"]
    assert paragraphs(given)[-1] == "In de brieven is niemand aan het woord die Piet heet."


def test_the_quotes_are_shared_out_evenly(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """Karel says more of it than Ada does, but of two quotes each has one; and of one, the other is told of."""
    two = (person(snapshot, "Karel Vos"), person(snapshot, "Ada Blom"))
    question = asked("zonnepanelen", *two, aim="compare")
    assert [one.speaker for one in answer(snapshot, lexicon, question, limit=2).citations] == ["Karel Vos", "Ada Blom"]
    single = answer(snapshot, lexicon, question, limit=1)
    assert [one.speaker for one in single.citations] == ["Karel Vos"]
    assert paragraphs(single)[-1] == "Ook van Ada Blom is hierover iets te vinden."


def test_several_people_are_each_heard_without_comparing(snapshot: Snapshot, lexicon: Lexicon) -> None:
    two = (person(snapshot, "Karel Vos"), person(snapshot, "Ada Blom"))
    given = answer(snapshot, lexicon, asked("schaatsen", *two))
    assert [one.speaker for one in given.citations] == ["Karel Vos", "Karel Vos", "Ada Blom"]
    assert "naast elkaar" not in given.text


def test_what_two_wrote_together_is_quoted_once(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """It is each one's, so neither lacks anything."""
    two = (person(snapshot, "Karel Vos"), person(snapshot, "Ada Blom"))
    given = answer(snapshot, lexicon, asked("wolken schuiven", *two, aim="compare"))
    assert quotes(given) == [(None, None, "Wolken schuiven over het land.")]
    assert paragraphs(given)[1:] == [
        "In een artikel van februari 2024 schrijven Ada Blom en Karel Vos: “Wolken schuiven over het land.” [1]"
    ]


# In the order of time.


def test_a_change_is_told_in_the_order_of_time(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """The letter without a date is left out."""
    given = answer(snapshot, lexicon, asked("zonnepanelen", person(snapshot, "Karel Vos"), aim="change"))
    assert paragraphs(given) == [
        "Hieronder staat in de volgorde van de tijd wat Karel Vos hierover zegt.",
        "In een brief van 1 juni 2024 schrijft Karel Vos: “Zonnepanelen leken mij vroeger onzin.” [1]",
        "In een brief van 2025 schrijft Karel Vos: “Zonnepanelen lijken mij tegenwoordig prachtig.” [2]",
    ]


def test_what_is_said_again_is_no_change(snapshot: Snapshot, lexicon: Lexicon) -> None:
    given = answer(snapshot, lexicon, asked("oude hutten", person(snapshot, "Karel Vos"), aim="change"))
    assert [one.document.id for one in given.citations] == ["hut-1", "hut-3"]


@pytest.mark.parametrize(
    ("topic", "name", "remark"),
    [
        ("rozen", "Karel Vos", "Hierover is van maar één moment iets te vinden."),
        ("carillon", "Rien Mulder", "Niet overal staat bij wanneer het gezegd is."),
    ],
)
def test_one_moment_shows_no_change(snapshot: Snapshot, lexicon: Lexicon, topic: str, name: str, remark: str) -> None:
    given = answer(snapshot, lexicon, asked(topic, person(snapshot, name), aim="change"))
    assert [one.speaker for one in given.citations] == [name]
    assert paragraphs(given)[0].startswith(remark)


# Who somebody is.


def test_a_biography_says_who_somebody_is(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """It is nobody's own words, and its beginning is enough."""
    question = asked("", subjects=(person(snapshot, "Ada Blom"),), aim="identify")
    given = answer(snapshot, lexicon, question)
    assert quotes(given) == [(None, "Ada Blom", "Ada Blom is imker in Grolloo. Ze kookt graag. Ze fietst. Ze zingt.")]
    assert given.text.startswith("Over Ada Blom staat bij “Wolken” van februari 2024: “Ada Blom is imker")


def test_a_biography_answers_nothing_else(snapshot: Snapshot, lexicon: Lexicon) -> None:
    assert not answer(snapshot, lexicon, asked("imker Grolloo", person(snapshot, "Ada Blom"))).answered
    assert not answer(snapshot, lexicon, asked("imker Grolloo")).answered


def test_else_a_sentence_that_says_what_somebody_is_does(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """Also where nothing more is known of him than his name."""
    given = answer(snapshot, lexicon, asked("", unknown_name="teun kamp", aim="identify"))
    assert quotes(given) == [("Sjef Rood", "Teun Kamp", "Onze postbode Teun Kamp kent alle honden.")]
    assert given.text.startswith("Sjef Rood, over Teun Kamp, in een brief: ")


def test_what_somebody_says_of_himself_is_his_own(snapshot: Snapshot, lexicon: Lexicon) -> None:
    question = asked("", subjects=(person(snapshot, "Jo Prins"),), aim="identify")
    assert quotes(answer(snapshot, lexicon, question)) == [("Jo Prins", None, "Ik ben een smid uit Emmen.")]


def test_who_is_not_said_is_not_guessed(snapshot: Snapshot, lexicon: Lexicon) -> None:
    sjef = asked("", subjects=(person(snapshot, "Sjef Rood"),), aim="identify")
    assert answer(snapshot, lexicon, sjef).text == "In de brieven staat niet wie Sjef Rood is."
    piet = asked("", unknown_name="Piet", aim="identify", language="en")
    assert answer(snapshot, lexicon, piet).text == "There is nobody called Piet in the letters."


# To whom, about whom, in which document.


def test_what_was_written_to_somebody(snapshot: Snapshot, lexicon: Lexicon) -> None:
    question = asked("carillon", addressees=(person(snapshot, "Rien Bakker"),))
    given = answer(snapshot, lexicon, question)
    assert given.text == "In een brief aan Rien Bakker schrijft Rien Mulder: “Het carillon klinkt prachtig.” [1]"
    assert given.understood.addressees == ("Rien Bakker",)


def test_who_is_asked_about_is_spoken_of(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """What Karel says himself of pigeons or solar panels is no word about him; Ada's is."""
    given = answer(snapshot, lexicon, asked("duiven zwijgen", subjects=(person(snapshot, "Karel Vos"),)))
    assert quotes(given) == [("Ada Blom", None, "Karel Vos kan uren zwijgen over zijn duiven.")]
    assert given.understood.subjects == ("Karel Vos",)
    silent = answer(snapshot, lexicon, asked("carillon", subjects=(person(snapshot, "Karel Vos"),)))
    assert silent.text == "In de brieven staat niets over Karel Vos dat deze vraag beantwoordt."


def test_what_somebody_says_of_himself_comes_after_what_others_say(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """But it is better than nothing."""
    karel = person(snapshot, "Karel Vos")
    winter = answer(snapshot, lexicon, asked("zwem winter", subjects=(karel,)))
    assert quotes(winter) == [("Karel Vos", None, "Ik, Karel Vos, zwem in de winter.")]
    pigeons = answer(snapshot, lexicon, asked("duiven", subjects=(karel,)))
    assert [one.speaker for one in pigeons.citations] == ["Ada Blom"]


def test_who_was_just_named_is_spoken_of_too(snapshot: Snapshot, lexicon: Lexicon) -> None:
    given = answer(snapshot, lexicon, asked("repareert kachels", subjects=(person(snapshot, "Karel Vos"),)))
    assert quotes(given) == [("Sjef Rood", None, "Hij repareert kachels.")]


def test_a_document_that_is_named_answers_alone(snapshot: Snapshot, lexicon: Lexicon) -> None:
    given = answer(snapshot, lexicon, asked("zonnepanelen", documents=("ada",)))
    assert {one.document.id for one in given.citations} == {"ada"}
    assert given.understood.documents == ("ada",)
    missed = answer(snapshot, lexicon, asked("zonnepanelen", documents=("stuk",)))
    assert missed.text == "In “Wolken” staat hier niets over."


# Shared names.


def test_a_shared_name_is_answered_for_each(snapshot: Snapshot, lexicon: Lexicon) -> None:
    shared = rien(snapshot)
    given = answer(snapshot, lexicon, asked("carillon", *shared.people, shared_names=(shared,)))
    assert paragraphs(given) == [
        "Er zijn twee mensen die Rien heten: Rien Bakker en Rien Mulder. Hieronder staat van elk apart wat er te"
        " vinden is.",
        "In een brief schrijft Rien Bakker: “Het carillon speelt vals.” [1]",
        "In een brief schrijft Rien Mulder: “Het carillon klinkt prachtig.” [2]",
    ]
    assert given.understood.people == ("Rien Bakker", "Rien Mulder")


def test_who_is_known_by_the_shared_name_alone_is_not_one_more(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """He may be either of the others: what he says is quoted under that name, what he lacks is not told."""
    only_rien = person(snapshot, "Rien")
    shared = SharedName("rien", (only_rien, *rien(snapshot).people))
    given = answer(snapshot, lexicon, asked("carillon", *shared.people, shared_names=(shared,)))
    assert paragraphs(given)[0].startswith("Er zijn twee mensen die rien heten: Rien Bakker en Rien Mulder.")
    assert [one.speaker for one in given.citations] == ["Rien Bakker", "Rien Mulder"]
    assert len(paragraphs(given)) == 3
    foghorn = answer(snapshot, lexicon, asked("misthoorn", *shared.people, shared_names=(shared,)))
    assert [one.speaker for one in foghorn.citations] == ["Rien"]
    nothing = answer(snapshot, lexicon, asked("kamelen", *shared.people, shared_names=(shared,)))
    assert nothing.text == "In de brieven zeggen Rien Bakker en Rien Mulder hier niets over."


def test_of_a_shared_name_who_says_nothing_is_named(snapshot: Snapshot, lexicon: Lexicon) -> None:
    shared = rien(snapshot)
    given = answer(snapshot, lexicon, asked("zonnepanelen", *shared.people, shared_names=(shared,)))
    assert [one.speaker for one in given.citations] == ["Rien Bakker"]
    assert paragraphs(given)[-1] == "In de brieven zegt Rien Mulder hier niets over."


def test_an_addressee_with_a_shared_name_is_each_answered_for(snapshot: Snapshot, lexicon: Lexicon) -> None:
    shared = rien(snapshot)
    given = answer(snapshot, lexicon, asked("carillon", addressees=shared.people, shared_names=(shared,)))
    assert paragraphs(given)[1:] == [
        "In een brief aan Rien Bakker schrijft Rien Mulder: “Het carillon klinkt prachtig.” [1]",
        "Er zijn geen brieven aan Rien Mulder.",
    ]


def test_what_is_said_of_two_who_share_a_name_tells_which_it_is_of(snapshot: Snapshot, lexicon: Lexicon) -> None:
    shared = rien(snapshot)
    given = answer(snapshot, lexicon, asked("fluit", subjects=shared.people, shared_names=(shared,)))
    assert quotes(given) == [
        ("Sjef Rood", "Rien Bakker", "Rien Bakker fluit vals."),
        ("Sjef Rood", "Rien Mulder", "Rien Mulder fluit mooi."),
    ]


# The period.


def test_a_period_that_need_not_be_the_letters_own_is_left_out(snapshot: Snapshot, lexicon: Lexicon) -> None:
    """What is told of 2024 may be told in a letter of 2023; what was written in 2024 may not."""
    year = PartialDate(2024)
    told = asked("moestuin", period=Period(year, year))
    given = answer(snapshot, lexicon, told)
    assert [one.document.id for one in given.citations] == ["karel"]
    assert given.understood.after is None
    written = replace(told, asks_what_was_written=True)
    refused = answer(snapshot, lexicon, written)
    assert refused.text == "De brieven van 2024 zeggen hier niets over."
    assert refused.understood.after == year


@pytest.mark.parametrize(
    ("question", "answer_text"),
    [
        ("Wat staat er in de brief “De maan” over rozen?", "Er is geen brief of stuk dat “De maan” heet."),
        ("What does the article called 'The Moon' say?", "There is no letter or piece called “The Moon”."),
        ("Wat schreef Karel Vos aan Bertus?", "Er zijn geen brieven aan iemand die Bertus heet."),
    ],
)
def test_what_does_not_exist_is_told(snapshot: Snapshot, lexicon: Lexicon, question: str, answer_text: str) -> None:
    given = answering(lexicon).ask(Request(question), snapshot)
    assert given.text == answer_text
    assert not given.answered


def test_words_in_quotation_marks_that_name_no_text_are_words(snapshot: Snapshot, lexicon: Lexicon) -> None:
    assert answering(lexicon).ask(Request("Wat zegt Karel Vos over “rozen”?"), snapshot).answered

"""Reading a question, by table: who, when, which kind of text, about what, and what a follow-up leans on."""

import datetime

import pytest

from index.lexicon import Lexicon
from index.reading.language import detect_language
from index.unite import unite
from rag.question import Exchange, Question
from rag.understand import understand

PEOPLE = unite(
    [
        "Wim Dekkers",
        "Joost Haverkamp",
        "Marijke van den Brink",
        "Anna Bos",
        "Anna Kuiper",
        "Hoop de Vries",
        "Mark Jansen",
        "Will Smits",
        "Jan Willem ter Horst",
        "Nadia el Khatib",
        "Tess",
    ]
)
TODAY = datetime.date(2025, 11, 23)


def read(lexicon: Lexicon, text: str, *history: str) -> Question:
    earlier = [Exchange(question) for question in history]
    return understand(text, earlier, detect_language(text, "nl"), PEOPLE, lexicon, TODAY)


def first_names(question: Question) -> str:
    return " ".join(person.name.split()[0] for person in question.people)


@pytest.mark.parametrize(
    ("text", "speakers", "topic"),
    [
        ("Wat zegt Wim over vertrouwen?", "Wim", "vertrouwen"),
        ("what does Wim say about trust?", "Wim", "trust"),
        ("wat zegt wim over vertrouwen?", "Wim", "vertrouwen"),
        ("WHAT DOES WIM SAY ABOUT TRUST?", "Wim", "TRUST"),
        ("wim over vertrouwen?", "Wim", "vertrouwen"),
        ("Wat zegt wim zoal over vertrouwen?", "Wim", "vertrouwen"),
        ("Wat zegt Dekkers over vertrouwen?", "Wim", "vertrouwen"),
        ("What does Wim Dekkers say about trust?", "Wim", "trust"),
        ("Wat zegt van den Brink over leiders?", "Marijke", "leiders"),
        ("Wat zegt marijke van den brink over leiders?", "Marijke", "leiders"),
        ("Wat zegt Brink over leiders?", "Marijke", "leiders"),
        ("Wat zegt mevrouw Van den Brink over leiders?", "Marijke", "leiders"),
        ("Wat vindt de heer Dekkers van klanten?", "Wim", "klanten"),
        ("What does Nadia el Khatib say about culture?", "Nadia", "culture"),
        ("What does El Khatib say about culture?", "Nadia", "culture"),
        ("Wat vindt Jan Willem van meten?", "Jan", "meten"),
        ("Wat zegt Tess over leiders?", "Tess", "leiders"),
        ("Wat is Wims mening over vertrouwen?", "Wim", "vertrouwen"),
        ("wat is wims mening over vertrouwen?", "Wim", "vertrouwen"),
        ("Wat is Wim's mening over vertrouwen?", "Wim", "vertrouwen"),
        ("what is Wim’s opinion on trust?", "Wim", "trust"),
        ("Wat is Dekkers' mening over vertrouwen?", "Wim", "vertrouwen"),
        ("Wims brief over vertrouwen", "Wim", "vertrouwen"),
        ("Wat is cultuur volgens Joost?", "Joost", "Wat is cultuur"),
        ("volgens Joost, wat is cultuur?", "Joost", "wat is cultuur"),
        ("According to joost, what is culture?", "Joost", "what is culture"),
        ("de mening van Marijke over leiders", "Marijke", "leiders"),
        ("the letter from Wim about trust", "Wim", "trust"),
        ("Wat heeft Wim over vertrouwen geschreven?", "Wim", "vertrouwen"),
        ("Wat schrijft Anna over zorg?", "Anna Anna", "zorg"),
        ("What does Anna Kuiper write about care?", "Anna", "care"),
        ("What did Wim and Joost say about trust?", "Wim Joost", "trust"),
        ("Wat vinden Wim, Joost en Marijke van leiders?", "Wim Joost Marijke", "leiders"),
        ("What did Wim see Joost do each day?", "Wim", "What did see Joost do each day"),
        ("Why does Marijke say that Joost is wrong?", "Marijke", "Why does say that Joost is wrong"),
        ("Hoe verschilt Wim van Joost?", "Wim Joost", ""),
        ("Do Wim and Joost agree about trust?", "Wim Joost", "trust"),
    ],
)
def test_who_is_named_speaks(lexicon: Lexicon, text: str, speakers: str, topic: str) -> None:
    question = read(lexicon, text)
    assert (first_names(question), question.unknown_name, question.topic) == (speakers, None, topic)
    assert question.standalone == text


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Waarom is hoop belangrijk?", ""),
        ("Wat zegt Hoop over vertrouwen?", "Hoop"),
        ("wat zegt hoop de vries over vertrouwen?", "Hoop"),
        ("Mark my words: what is trust?", ""),
        ("What does Mark say about trust?", "Mark"),
        ("wat zegt mark over vertrouwen?", "Mark"),
        ("Mark over vertrouwen", "Mark"),
        ("How do companies mark a letter?", ""),
        ("Will customers trust a company again?", ""),
        ("will trust return?", ""),
        ("What does Will say about trust?", "Will"),
        ("what does will say about trust?", "Will"),
        ("what happens on the brink of collapse?", ""),
        ("Wat gebeurt er in het bos?", ""),
    ],
)
def test_an_ordinary_word_is_a_name_only_where_it_is_meant_as_one(lexicon: Lexicon, text: str, speakers: str) -> None:
    question = read(lexicon, text)
    assert (first_names(question), question.unknown_name) == (speakers, None)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Wat schreef Wim aan Joost over vertrouwen?", "Wim"),
        ("what did Wim write to Joost?", "Wim"),
        ("Wat schrijft Joost over Wim?", "Joost"),
        ("What does Joost say about Wim's letter?", "Joost"),
        ("Is Joost het eens met Wim over vertrouwen?", "Joost Wim"),
        ("What does Joost think of Wim and Marijke?", "Joost"),
        ("Wat vinden mensen van Wim?", ""),
        ("What do people think of Wim?", ""),
        ("Wat wordt er over Wim gezegd?", ""),
        ("what is said about Wim?", ""),
        ("Wie is Wim?", ""),
        ("Who is Joost Haverkamp?", ""),
        ("Wat staat er in het interview met Nadia el Khatib?", "Nadia"),
        ("What is said about culture in the interview with Nadia?", "Nadia"),
        ("Wat vindt Wim van Vastrada?", "Wim"),
        ("What does Wim think of Google?", "Wim"),
    ],
)
def test_who_is_spoken_of_or_to_does_not_speak(lexicon: Lexicon, text: str, speakers: str) -> None:
    question = read(lexicon, text)
    assert (first_names(question), question.unknown_name) == (speakers, None)


@pytest.mark.parametrize(
    ("text", "unknown", "topic"),
    [
        ("what does Peter say about trust?", "Peter", "trust"),
        ("what does peter say about trust?", "peter", "trust"),
        ("Wat zegt Peter over vertrouwen?", "Peter", "vertrouwen"),
        ("wat zegt peter over vertrouwen?", "peter", "vertrouwen"),
        ("What does Wim Jansen say about trust?", "Wim Jansen", "trust"),
        ("wat zegt wim jansen over vertrouwen?", "wim jansen", "vertrouwen"),
        ("WAT ZEGT WIM JANSEN OVER VERTROUWEN?", "WIM JANSEN", "VERTROUWEN"),
        ("What does Wim Bos say about trust?", "Wim Bos", "trust"),
        ("Wat zegt Peter Jansen over vertrouwen?", "Peter Jansen", "vertrouwen"),
        ("Wat zegt Wim van Dam over vertrouwen?", "Wim van Dam", "vertrouwen"),
        ("Wat vindt Wim van Dam van vertrouwen?", "Wim van Dam", "vertrouwen"),
        ("Wat schrijft Geert de Wolf over vertrouwen?", "Geert de Wolf", "vertrouwen"),
        ("What does Ellen Prins think about culture?", "Ellen Prins", "culture"),
        ("Wat is vertrouwen volgens Peter?", "Peter", "Wat is vertrouwen"),
        ("According to Peter de Groot, what is trust?", "Peter de Groot", "what is trust"),
        ("What is Peter's opinion on trust?", "Peter", "trust"),
        ("Wat is de mening van Peter over vertrouwen?", "Peter", "vertrouwen"),
        ("Wat heeft Peter over vertrouwen gezegd?", "Peter", "vertrouwen"),
        ("What has Peter written about trust?", "Peter", "trust"),
    ],
)
def test_a_stranger_is_known_to_be_unknown(lexicon: Lexicon, text: str, unknown: str, topic: str) -> None:
    question = read(lexicon, text)
    assert (question.people, question.unknown_name, question.topic) == ((), unknown, topic)


@pytest.mark.parametrize(
    "text",
    [
        "Wat zegt de klant over vertrouwen?",
        "What does the customer say about trust?",
        "wat zeggen klanten over vertrouwen?",
        "What do customers say about trust?",
        "Wat zegt onderzoek over vertrouwen?",
        "What does research say about trust?",
        "Wat zegt de Rabobank over vertrouwen?",
        "Wat zegt iedereen over vertrouwen?",
        "Wie zegt dat klanten altijd gelijk hebben?",
        "Who says the customer is always right?",
        "What did 2000 customers say?",
        "Does a staff survey tell you what customers go through?",
        "Wat zegt dat over vertrouwen?",
    ],
)
def test_what_is_no_name_is_no_stranger(lexicon: Lexicon, text: str) -> None:
    question = read(lexicon, text)
    assert (question.people, question.unknown_name) == ((), None)


@pytest.mark.parametrize(
    ("text", "after", "before", "topic"),
    [
        ("Wat schreef Wim in 2024 over vertrouwen?", "2024", "2024", "vertrouwen"),
        ("What did Wim write in November 2024?", "2024-11", "2024-11", ""),
        ("Wat schreef Joost op 12 maart 2025?", "2025-03-12", "2025-03-12", ""),
        ("What did Joost write on 2025-03-12?", "2025-03-12", "2025-03-12", ""),
        ("Wat schreef Wim vóór 2024 over vertrouwen?", None, "2023", "vertrouwen"),
        ("What did Wim write before March 2024 about trust?", None, "2024-02", "trust"),
        ("Wat schreef Wim t/m 2023?", None, "2023", ""),
        ("Wat schreef Wim na 16 februari 2024?", "2024-02-17", None, ""),
        ("What did Wim write after December 2023?", "2024-01", None, ""),
        ("Wat schreef Wim sinds maart 2025 over klanten?", "2025-03", None, "klanten"),
        ("What did Wim write since 2024?", "2024", None, ""),
        ("What did Wim write from 2024 onwards?", "2024", None, ""),
        ("Wat schreef Wim in 2024 en later?", "2024", None, ""),
        ("Wat schreef Wim tussen 2023 en maart 2024?", "2023", "2024-03", ""),
        ("What did Wim write between March and June 2024?", "2024-03", "2024-06", ""),
        ("Wat schreef Wim van maart tot en met juni 2024?", "2024-03", "2024-06", ""),
        ("What did Wim write from 2023 to 2024?", "2023", "2024", ""),
        ("Wat schreef Wim in 2023 en 2024?", "2023", "2024", ""),
        ("Wat zei Wim vorig jaar over vertrouwen?", "2024", "2024", "vertrouwen"),
        ("What did Wim say this year?", "2025", "2025", ""),
        ("what did wim say about trust last month?", "2025-10", "2025-10", "trust"),
        ("Wat zei Wim afgelopen maand?", "2025-10", "2025-10", ""),
        ("Wat zegt Wim in zijn brief van november 2024 over vertrouwen?", "2024-11", "2024-11", "vertrouwen"),
        ("What did Wim write in 2024-13?", None, None, "2024-13"),
        ("Wat kostte 2000 euro?", None, None, "Wat kostte 2000 euro"),
        ("What happened in the 2008 crisis?", None, None, "What happened in the 2008 crisis"),
        ("Waarom 2.500 klachten?", None, None, "Waarom 2.500 klachten"),
    ],
)
def test_a_period_is_that_of_the_letters(
    lexicon: Lexicon, text: str, after: str | None, before: str | None, topic: str
) -> None:
    question = read(lexicon, text)
    found = (
        question.period.after and str(question.period.after),
        question.period.before and str(question.period.before),
    )
    assert (found, question.topic) == ((after, before), topic)


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("Hoeveel klachten waren er in 2023?", False),
        ("How many complaints were there in 2023?", False),
        ("Wat schreef Wim in 2023?", True),
        ("What did Wim say in 2023?", True),
    ],
)
def test_a_year_in_a_question_of_fact_need_not_be_that_of_the_letter(
    lexicon: Lexicon, text: str, is_certain: bool
) -> None:
    question = read(lexicon, text)
    assert str(question.period.after) == "2023"
    assert question.asks_what_was_written is is_certain


@pytest.mark.parametrize(
    ("text", "kinds", "topic"),
    [
        ("Wat zegt Nadia in het interview over chatbots?", ("interview",), "chatbots"),
        ("What does Nadia say in the interview about chatbots?", ("interview",), "chatbots"),
        ("Wat staat er in het artikel over cultuur?", ("article",), "cultuur"),
        ("What do the articles say about culture?", ("article",), "culture"),
        ("Wat stond er in de appjes over stilte?", ("message",), "stilte"),
        ("What did Joost say in the messages about silence?", ("message",), "silence"),
        ("Wat zegt Wim in zijn brieven over vertrouwen?", (), "vertrouwen"),
        ("How do you conduct a good interview?", (), "How do you conduct a good interview"),
        ("Hoe voer je een goed interview?", (), "Hoe voer je een goed interview"),
    ],
)
def test_the_kind_of_text(lexicon: Lexicon, text: str, kinds: tuple[str, ...], topic: str) -> None:
    question = read(lexicon, text)
    assert (question.kinds, question.topic) == (kinds, topic)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Wat zeggen de brieven over vertrouwen?", "vertrouwen"),
        ("What do the letters say about trust?", "trust"),
        ("Tell me about trust", "trust"),
        ("Kun je me vertellen wat Wim vindt van de overheid?", "overheid"),
        ("Can you tell me what Wim thinks about the government?", "government"),
        ("What is Wim's view on the role of technology?", "role of technology"),
        ("Wat zegt Wim?", ""),
        ("What does Wim write about?", ""),
        ("Waar schrijft Wim over?", ""),
        ("vertrouwen", "vertrouwen"),
    ],
)
def test_the_topic_is_what_is_left(lexicon: Lexicon, text: str, topic: str) -> None:
    assert read(lexicon, text).topic == topic


DUTCH, ENGLISH = "Wat zegt Wim over vertrouwen?", "What does Wim say about trust?"


@pytest.mark.parametrize(
    ("history", "text", "standalone", "speakers"),
    [
        (DUTCH, "En over de overheid?", "Wat zegt Wim Dekkers over de overheid?", "Wim"),
        (ENGLISH, "And about the government?", "What does Wim Dekkers say about the government?", "Wim"),
        (DUTCH, "En medewerkers?", "Wat zegt Wim Dekkers over medewerkers?", "Wim"),
        (ENGLISH, "and employees?", "What does Wim Dekkers say about employees?", "Wim"),
        (DUTCH, "En Marijke?", "Wat zegt Marijke van den Brink over vertrouwen?", "Marijke"),
        (ENGLISH, "What about Marijke?", "What does Marijke van den Brink say about trust?", "Marijke"),
        (DUTCH, "En wat zegt Joost?", "Wat zegt Joost Haverkamp over vertrouwen?", "Joost"),
        (DUTCH, "En in 2025?", "Wat zegt Wim Dekkers over vertrouwen in de brieven van 2025?", "Wim"),
        (ENGLISH, "And in 2025?", "What does Wim Dekkers say about trust in the letters of 2025?", "Wim"),
        (DUTCH, "Wat zegt hij over technologie?", "Wat zegt Wim Dekkers over technologie?", "Wim"),
        (DUTCH, "En wat zegt hij over zijn vader?", "Wat zegt Wim Dekkers over zijn vader?", "Wim"),
        (ENGLISH, "what does he say about AI?", "what does Wim Dekkers say about AI?", "Wim"),
        (DUTCH, "Hoe lang duurt dat?", "Hoe lang duurt dat? (het ging over “vertrouwen”)", "Wim"),
        (ENGLISH, "how long does that take?", "how long does that take? (this was about “trust”)", "Wim"),
        (DUTCH, "Waarom vindt hij dat?", "Waarom vindt Wim Dekkers dat? (het ging over “vertrouwen”)", "Wim"),
        (ENGLISH, "Why does he think so?", "Why does Wim Dekkers think so? (this was about “trust”)", "Wim"),
        (DUTCH, "Waarom?", "Waarom zegt Wim Dekkers dat over vertrouwen?", "Wim"),
        (ENGLISH, "why?", "Why does Wim Dekkers say that about trust?", "Wim"),
        (ENGLISH, "Does Joost agree?", "Do Joost Haverkamp and Wim Dekkers agree about trust?", "Joost Wim"),
        (
            DUTCH,
            "Is Joost het daarmee eens?",
            "Zijn Joost Haverkamp en Wim Dekkers het eens over vertrouwen?",
            "Joost Wim",
        ),
        (ENGLISH, "What is his view on work?", "What is Wim Dekkers’s view on work?", "Wim"),
        ("What does Peter say about trust?", "and Wim?", "What does Wim Dekkers say about trust?", "Wim"),
        ("in 2024", "En Wim?", "Wat zegt Wim Dekkers in de brieven van 2024?", "Wim"),
        (
            "What did the team learn?",
            "How many fewer households ended up in court because of that?",
            "How many fewer households ended up in court because of that? (this was about “What did the team learn”)",
            "",
        ),
        (
            "Wat deed het bestuur elke maand?",
            "En hoe lang hebben ze dat volgehouden?",
            "Hoe lang hebben ze dat volgehouden? (het ging over “Wat deed het bestuur elke maand”)",
            "",
        ),
    ],
)
def test_a_follow_up_is_made_to_stand_alone(
    lexicon: Lexicon, history: str, text: str, standalone: str, speakers: str
) -> None:
    question = read(lexicon, text, history)
    assert (question.standalone, first_names(question)) == (standalone, speakers)


def test_follow_ups_lean_on_each_other(lexicon: Lexicon) -> None:
    question = read(lexicon, "En in 2025?", DUTCH, "En over de overheid?", "En Joost?")
    assert question.standalone == "Wat zegt Joost Haverkamp over de overheid in de brieven van 2025?"
    assert (question.topic, str(question.period.after)) == ("overheid", "2025")


@pytest.mark.parametrize(
    "text",
    [
        "Wat zegt Joost over cultuur?",
        "What does Joost say about culture?",
        "Wat is leiderschap?",
        "Wat vinden klanten van chatbots die niet helpen?",
        "Is it true that customers hate chatbots?",
        "What does it cost to repair a broken promise to customers?",
        "What do customers do when they are angry?",
        "Wat doen klanten als ze boos zijn?",
        "Wat zegt Marijke over haar eigen kinderen?",
        "How many complaints were there in 2023?",
        "What does Peter say about culture?",
    ],
)
def test_a_question_that_stands_alone_takes_nothing_from_the_history(lexicon: Lexicon, text: str) -> None:
    alone = read(lexicon, text)
    assert read(lexicon, text, "What did Wim write about trust in 2024?") == alone
    assert alone.standalone == text

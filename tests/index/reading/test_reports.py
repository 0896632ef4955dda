"""Reported speech: who is reported in which sentences, and what only looks like it."""

import pytest

from index.document import Report, Span, Turn
from index.passages import cut_passages
from index.reading.read import read_document
from index.reading.reports import find_reports

REPORTED = [
    ("Volgens Marleen Bos is een goede bel het halve werk.", ["Marleen Bos"]),
    ("Een goede bel is volgens Van der Wal het halve werk.", ["Van der Wal"]),
    ("Volgens de socioloog Hein Prak verandert een dorp pas na de tweede winkel.", ["Hein Prak"]),
    ("Volgens mevrouw De Lang was het brood op.", ["De Lang"]),
    ("Dat klopt niet, aldus Marleen.", ["Marleen"]),
    ("Marleen zegt dat de bel te zacht is.", ["Marleen"]),
    ("Van Tongeren schrijft in zijn laatste boek dat wachten ook werken is.", ["Van Tongeren"]),
    ("Hein Prak vindt dat elk dorp een bakker verdient.", ["Hein Prak"]),
    ("Hein Prak stelt dat een dorp nooit af is.", ["Hein Prak"]),
    ("Zoals Fenna ooit zei: een bel is een belofte.", ["Fenna"]),
    ("Het is, zoals Fenna het ooit verwoordde, een belofte van koper.", ["Fenna"]),
    ("Marleen zei: “Laat die bel toch hangen.”", ["Marleen"]),
    ("Marleen schreef me vorige week: ‘Laat die bel toch hangen.’", ["Marleen"]),
    ("“Laat die bel toch hangen”, zei Marleen.", ["Marleen"]),
    ("‘Laat die bel toch hangen,’ zegt Hein Prak.", ["Hein Prak"]),
    ("De bel blijft hangen, zegt Marleen.", ["Marleen"]),
    ("In de woorden van Hein Prak: een dorp is nooit af.", ["Hein Prak"]),
    ("Fenna heeft ooit gezegd dat bellen luisteren is.", ["Fenna"]),
    ("Dat heeft Fenna ooit gezegd.", ["Fenna"]),
    ("Ooit heeft Fenna gezegd dat bellen luisteren is.", ["Fenna"]),
    ("Vorig jaar schreef Marleen dat de bel te zacht was.", ["Marleen"]),
    ("Daarom vindt Marleen dat de bel weg moet.", ["Marleen"]),
    ("Terecht merkt Hein Prak op dat een bel ook stoort.", ["Hein Prak"]),
    ("Marleen legt uit waarom de bel van koper is.", ["Marleen"]),
    ("Marleen noemt dat een dure vergissing.", ["Marleen"]),
    ("Wat Fenna ‘stil verlof’ noemt, is gewoon moeheid.", ["Fenna"]),
    ("De mening van Marleen is dat de bel weg moet.", ["Marleen"]),
    ("Het advies van Hein Prak: begin met de bakker.", ["Hein Prak"]),
    ("Marleens advies is om met de bakker te beginnen.", ["Marleen"]),
    ("Marleen en Hein Prak schrijven dat het dorp leegloopt.", ["Hein Prak", "Marleen"]),
    ("Fenna is ervan overtuigd dat de bel terugkomt.", ["Fenna"]),
    ("Marleen vroeg zich af of de bel nog klinkt.", ["Marleen"]),
    ("Toen ik haar belde, zei Marleen dat het al klaar was.", ["Marleen"]),
    ("Hein Prak pleit voor een bakker in elk dorp.", ["Hein Prak"]),
    ("Ik las dat Marleen denkt dat de bel weg moet.", ["Marleen"]),
    ("Mijn buurvrouw Fenna zegt altijd: een bel is een belofte.", ["Fenna"]),
    ("According to Maud Tillotson a bell is half the work.", ["Maud Tillotson"]),
    ("A bell, according to Mr Pargeter, is half the work.", ["Pargeter"]),
    ("Maud told me that the bell was too soft.", ["Maud"]),
    ("As Maud once put it, a bell is a promise.", ["Maud"]),
    ("As Maud Tillotson wrote in her last letter, a bell is a promise.", ["Maud Tillotson"]),
    ("Maud’s view is that every village needs a baker.", ["Maud"]),
    ("In Maud’s view every village needs a baker.", ["Maud"]),
    ("In the words of Maud Tillotson, a village is never done.", ["Maud Tillotson"]),
    ("“Leave that bell alone,” said Maud.", ["Maud"]),
    ("“Leave that bell alone,” Maud said.", ["Maud"]),
    ("Maud said, “Leave that bell alone.”", ["Maud"]),
    ("Maud says the bell must go.", ["Maud"]),
    ("Maud thinks it is too soft.", ["Maud"]),
    ("Last year Maud Tillotson wrote that the bell was too soft.", ["Maud Tillotson"]),
    ("Maud has always argued that a village is never done.", ["Maud"]),
    ("The sociologist Giles Amory claims that villages die of silence.", ["Giles Amory"]),
    ("Giles Amory of the Harbour Trust believes that villages die of silence.", ["Giles Amory"]),
    ("Maud and Giles Amory argue that the village is dying.", ["Giles Amory", "Maud"]),
    ("Maud warned me that the bell would crack.", ["Maud"]),
    ("Giles Amory points out that a bell annoys people too.", ["Giles Amory"]),
    ("What Maud calls silent leave is plain tiredness.", ["Maud"]),
    ("Maud, who has rung it for years, says the bell must go.", ["Maud"]),
    ("Our baker, Giles Amory, says that the bell must go.", ["Giles Amory"]),
    ("Maud asked me whether the bell still rang.", ["Maud"]),
    ("Recently Maud told the board that the bell would crack.", ["Maud"]),
    ("Maud calls it a promise.", ["Maud"]),
    ("Maud argued against a second bell.", ["Maud"]),
    ("The advice of Giles Amory was to begin with the baker.", ["Giles Amory"]),
    ("Toen zei oom Bertus: ‘Wie haast heeft, moet gaan zitten.’", ["Bertus"]),
    ("Tot zuster Fenna belde en zei: ‘Hij heeft gelachen.’", ["Fenna"]),
    ("Er was een conciërge, Bertus, en die zei: ‘Ik ruik het als er ruzie is.’", ["Bertus"]),
    ("In 2019 zei Bertus Kool in deze krant al dat scholen te groot zijn.", ["Bertus Kool"]),
    ("Peter Vonk zei het al: cultuur eet strategie als ontbijt.", ["Peter Vonk"]),
    ("Om met Vonk te spreken: cultuur eet strategie op.", ["Vonk"]),
    ("Jelle Wiersma (hoogleraar in een stad die niemand kent) wees erop dat steden groeien.", ["Jelle Wiersma"]),
    ("In zijn boek laat Jelle Wiersma zien dat steden vanzelf groeien.", ["Jelle Wiersma"]),
    ("Wiersma trekt die aanname in twijfel.", ["Wiersma"]),
    ("Marleen liet me weten dat de bel weg moet.", ["Marleen"]),
    ("Michiel Bos van Duinpost zegt altijd: wie groeit, keert naar binnen.", ["Michiel Bos"]),
    ("My old teacher Maud Tillotson used to say that a school must smell of something.", ["Maud Tillotson"]),
    ("Mr Pargeter in Finance reckons that four in ten bells are out of tune.", ["Pargeter"]),
    ("The report, Maud says, was lost.", ["Maud"]),
    ("Maud’s advice was simple: smell the school first.", ["Maud"]),
    ('"Culture eats strategy," Pargeter once said.', ["Pargeter"]),
    ("Maud thinks schools are too big.", ["Maud"]),
]
NOT_REPORTED = [
    "Volgens mij is een goede bel het halve werk.",
    "Volgens hem is een goede bel het halve werk.",
    "Volgens de planning komt de bakker in mei.",
    "Volgens Zweeds onderzoek slapen dorpen langer.",
    "Volgens Marleens planning komt de bakker in mei.",
    "Vindt Marleen dat de bel weg moet?",
    "Wat zegt Marleen daarvan?",
    "Jij zegt dat de bel te zacht is, Marleen.",
    "Marleen, je schreef dat de bel te zacht is.",
    "Zoals jij schreef, Marleen, is de bel te zacht.",
    "Ik schreef Marleen dat de bel te zacht is.",
    "Vorig jaar schreef ik Marleen dat de bel te zacht is.",
    "De voorzitter schreef Marleen dat de bel te zacht is.",
    "De buurman van Marleen zegt dat de bel te zacht is.",
    "Een brief aan Marleen zegt dat de bel te zacht is.",
    "Marleen vond een sleutel onder de bel.",
    "Marleen schreef een boek dat iedereen las.",
    "Marleen schreef drie boeken: twee over bellen.",
    "Marleen zei niets.",
    "Marleen zei niet dat de bel te zacht is.",
    "Als Marleen zegt dat het mag, hangen we hem op.",
    "Ik weet niet of Marleen vindt dat de bel weg moet.",
    "Marleen belde gisteren.",
    "De bakker zegt dat het brood op is.",
    "Klanten vinden dat het te lang duurt.",
    "Bestuurders zeggen graag dat hun dorp is veranderd.",
    "Onderzoek zegt dat dorpen langer slapen.",
    "Iedereen zegt dat de bel te zacht is.",
    "Niemand heeft gezegd dat de bel te zacht is.",
    "Marleen denkt aan de bel.",
    "Ik vind dat Marleen gelijk heeft.",
    "Ik zei tegen Marleen dat de bel te zacht is.",
    "Marleen moet zeggen dat de bel weg kan.",
    "Wij schreven aan Hein Prak dat het dorp leegloopt.",
    "Ik belde Marleen en zei: ‘Laat die bel toch hangen.’",
    "Met ‘De bel’ schreven Marleen Bos en Hein Prak hun derde boek.",
    "Zegt Marleen dat het mag, dan hangen we hem op.",
    "Marleen praat graag over de bel.",
    "In Zwolle zei men dat de bel te zacht is.",
    "Het verhaal van Hein Prak is lang.",
    "According to me a bell is half the work.",
    "According to the plan the baker comes in May.",
    "According to Swedish research villages sleep longer.",
    "According to Maud’s diary the baker comes in May.",
    "Does Maud think that the bell must go?",
    "What does Maud say about it?",
    "You said that the bell was too soft, Maud.",
    "I told Maud that the bell was too soft.",
    "The wife of Giles Amory says that the bell must go.",
    "A letter from Maud says that the bell must go.",
    "Maud said nothing.",
    "Maud said goodbye.",
    "Maud wrote a book that everybody read.",
    "Maud found the key under the bell.",
    "If Maud says that it is fine, we hang it up.",
    "I wonder whether Maud thinks that the bell must go.",
    "Maud called that evening.",
    "Maud thought about the bell.",
    "As Maud told the story, we laughed.",
    "Everybody says that the bell is too soft.",
    "Managers say that the village has changed.",
    "Maud should say that the bell may go.",
    "She told Maud that the bell must go.",
    "The view from Maud’s window is grand.",
    "Maud did not say that the bell was too soft.",
    "Maud answers every letter herself.",
    "I asked Giles Amory to ring the bell.",
    "Maud tells good stories.",
    "Sanne heeft gelijk als ze zegt dat scholen te groot zijn.",
    "Van Sanne leerde ik dat een school moet ruiken.",
    "Het boek van Jelle Wiersma stelt dat steden groeien.",
    "Uit onderzoek van Jelle Wiersma blijkt dat steden groeien.",
    "Sanne schreef over het geld dat verloren ging.",
    "Nog één ding, Sanne: vind je dat scholen te groot zijn?",
    "Mijn zus zei tegen Sanne dat scholen te groot zijn.",
    "Artikel 3 zegt dat zoeken gratis is.",
    "I agree with Maud that schools are too big.",
    "Maud told the story of the school that burned down.",
    "Maud asked for more chalk.",
    "Research by Maud Tillotson suggests that schools are too big.",
    "Hello Maud, thanks for what you wrote about schools.",
    "I told you what Maud said.",
]


def reports(text: str, speaker: str | None = "Joris Vink") -> list[tuple[str, str]]:
    found = find_reports(text, (Turn(Span(0, len(text)), speaker),), [])
    assert all(text[report.span.start : report.span.end] == report.span.of(text) for report in found)
    return [(report.name, report.span.of(text)) for report in found]


@pytest.mark.parametrize(("sentence", "names"), REPORTED)
def test_a_sentence_that_tells_what_somebody_else_says_reports_exactly_that(sentence: str, names: list[str]) -> None:
    assert reports(f"Dit zegt niets. {sentence} Dat was het.") == [(name, sentence) for name in names]


@pytest.mark.parametrize("sentence", NOT_REPORTED)
def test_a_sentence_that_tells_nobodys_words_reports_nobody(sentence: str) -> None:
    assert reports(f"Dit zegt niets. {sentence} Dat was het.") == []


def test_every_sentence_of_a_quotation_is_reported() -> None:
    text = "Hein Prak schrijft: “Steden groeien. Dorpen sterven. Meer is er niet.” Dat is mij te somber."
    assert reports(text) == [
        ("Hein Prak", "Hein Prak schrijft: “Steden groeien."),
        ("Hein Prak", "Dorpen sterven."),
        ("Hein Prak", "Meer is er niet.”"),
    ]


def test_a_quotation_whose_speaker_comes_last_is_reported_from_its_first_sentence() -> None:
    text = "Ik zweeg. “Villages die. Towns grow,” said Maud Tillotson. I went home."
    assert reports(text) == [
        ("Maud Tillotson", "“Villages die."),
        ("Maud Tillotson", "Towns grow,” said Maud Tillotson."),
    ]


def test_a_quotation_does_not_reach_past_a_blank_line_or_without_an_end() -> None:
    text = "Hein Prak schrijft: “Steden groeien.\n\nDorpen sterven.”"
    assert reports(text) == [("Hein Prak", "Hein Prak schrijft: “Steden groeien.")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hein Prak schrijft dat steden groeien.", "Hij noemt dat een natuurwet."),
        ("Volgens Marleen is een bel een belofte.", "Zij vindt dat je hem moet nakomen."),
        ("Maud says schools are too big.", "She calls it a disease."),
        ("Volgens Hein Prak groeien steden.", "Dorpen sterven volgens hem."),
        ("Maud told me that the bell had cracked.", "According to her it was the frost."),
    ],
)
def test_a_pronoun_that_can_only_mean_who_was_reported_goes_on_with_the_report(first: str, second: str) -> None:
    name = reports(first)[0][0]
    assert reports(f"{first} {second} Ik zwijg.") == [(name, first), (name, second)]


@pytest.mark.parametrize(
    "text",
    [
        "Hein Prak schrijft dat de minister steden laat groeien. Hij noemt dat een natuurwet.",
        "Hein Prak schrijft dat Bertus gelijk heeft. Hij noemt dat een natuurwet.",
        "Hein Prak schrijft dat steden groeien. Ik weet dat niet. Hij noemt dat een natuurwet.",
        "Hein Prak schrijft dat steden groeien. Hij woont in een dorp.",
        "Hein Prak belde. Hij vindt dat steden groeien.",
    ],
)
def test_a_pronoun_that_could_mean_somebody_else_or_says_nothing_reports_nobody(text: str) -> None:
    assert [sentence for _, sentence in reports(text) if sentence.startswith("Hij")] == []


def test_two_people_in_one_sentence_are_both_reported() -> None:
    text = "Wim zegt: begin met luisteren, maar volgens Marijke begin je met meten."
    assert reports(f"Hoi. {text}") == [("Marijke", text), ("Wim", text)]


def test_nobody_reports_themselves_and_biographies_report_nobody() -> None:
    text = "Zoals Joris zegt: een bel is een belofte."
    assert reports(text) == []
    assert reports(text, speaker=None) == [("Joris", text)]
    assert find_reports(text, (Turn(Span(0, len(text)), None, "Joris Vink"),), []) == ()


def test_a_word_that_has_its_capital_from_its_place_is_no_name_where_the_text_has_it_small_too() -> None:
    assert reports("Bakker zegt dat het brood op is. De bakker is moe.") == []
    assert reports("Bakker zegt dat het brood op is. Ik ken Bakker al jaren.") != []


def test_a_documents_reports_reach_its_passages_as_the_sentences_they_are() -> None:
    body = "Het regent. Volgens Fenna Prins houdt dat op.\n\nZoals Hein ooit zei:\nwie wacht, wordt nat."
    text = f"Beste Bo,\n\n{body}\n\nJuul"
    document = read_document(text.encode(), "brief.txt")
    assert [(report.name, report.span.of(text)) for report in document.reports] == [
        ("Fenna Prins", "Volgens Fenna Prins houdt dat op."),
        ("Hein", "Zoals Hein ooit zei:\nwie wacht, wordt nat."),
    ]
    assert document.reports == tuple(sorted(document.reports, key=lambda report: report.span))
    assert document.reports[0] == Report(Span(text.index("Volgens"), text.index(" op.") + 4), "Fenna Prins")
    (passage,) = cut_passages(document, lambda texts: [len(each) for each in texts], None, lambda _, language: language)
    assert passage.speaker == "Juul"
    assert [(passage.sentences[number].of(text), name) for number, name in passage.reports] == [
        (report.span.of(text), report.name) for report in document.reports
    ]

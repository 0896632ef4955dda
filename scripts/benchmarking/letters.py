"""Writes invented letters, articles and interviews, so many as are wanted."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from index.document import Language, PartialDate
from rag.wording import wording
from scripts.benchmarking.vocabulary import Concept, Vocabulary

# With headings, openings and questions these make ten passages.
PARAGRAPHS = (5, 13)
PASSAGES_IN_DOCUMENT = 10
DUTCH_SHARE = 0.7
LETTER_SHARE, ARTICLE_SHARE = 0.6, 0.25
# How many of a document's words are of what it is about; the others are whatever is spoken of.
TOPIC_SHARE = 0.3
TOPICS = 5
# Dutch writes two things as one word, and makes words nobody has written before.
COMPOUND_SHARE = 0.03
WORDS_IN_PARAGRAPH = 75
FIRST_YEAR, LAST_YEAR = 2005, 2024
FILES_IN_FOLDER = 100

SENTENCES: Mapping[Language, tuple[str, ...]] = {
    "nl": (
        "Ik denk dat {} zonder {} nooit tot {} leidt.",
        "Wie over {} begint, moet ook over {} durven spreken.",
        "Vorige week ging het hier over {}, en niemand noemde {} of {}.",
        "Dat is geen kwestie van {}, het is een kwestie van {}.",
        "Toen we {number} keer naar {} hadden gekeken, bleek het om {} te gaan.",
        "{person} noemde dat ooit {} met {}.",
        "Er is veel {} nodig voordat {} vanzelf spreekt.",
        "Je kunt {} niet van {} scheiden, hoe graag wij dat ook willen.",
        "In {year} hadden wij nog {} en {}, nu is er vooral {}.",
        "Misschien is {} het enige waar {} echt om draait.",
        "Het kost ongeveer {number} euro per jaar, en dan heb je {} nog niet betaald.",
        "Waarom zou {} belangrijker zijn dan {}?",
    ),
    "en": (
        "I think that {} without {} never leads to {}.",
        "Whoever brings up {} should dare to speak of {} as well.",
        "Last week everybody here talked about {}, and nobody mentioned {} or {}.",
        "That is not a matter of {}, it is a matter of {}.",
        "After we had looked at {} for {number} days, it turned out to be about {}.",
        "{person} once called that {} with {}.",
        "It takes a lot of {} before {} goes without saying.",
        "You cannot part {} from {}, however much we would like to.",
        "In {year} we still had {} and {}, now there is mostly {}.",
        "Perhaps {} is the only thing that {} is really about.",
        "It costs about {number} euros a year, and that does not pay for {} yet.",
        "Why should {} matter more than {}?",
    ),
}
_GREETINGS: Mapping[Language, tuple[str, str]] = {"nl": ("Beste", "Hartelijke groet,"), "en": ("Dear", "Kind regards,")}
_TITLES: Mapping[Language, str] = {"nl": "Over {} en {}", "en": "On {} and {}"}
_QUESTIONS: Mapping[Language, str] = {"nl": "Wat betekent {} voor u?", "en": "What does {} mean to you?"}
_BY: Mapping[Language, str] = {"nl": "Door", "en": "By"}


def write_letters(folder: Path, documents: int, vocabulary: Vocabulary, seed: int) -> None:
    """Write invented documents below `folder`; the same seed gives the same ones."""
    for number, text in enumerate(invent(documents, vocabulary, seed)):
        parent = folder / f"{number // FILES_IN_FOLDER:04d}"
        parent.mkdir(parents=True, exist_ok=True)
        (parent / f"{number:06d}.md").write_text(text, "utf-8")


def invent(documents: int, vocabulary: Vocabulary, seed: int) -> Iterator[str]:
    """Yield the texts of invented documents, in Markdown."""
    chance = random.Random(seed)
    for _ in range(documents):
        language: Language = "nl" if chance.random() < DUTCH_SHARE else "en"
        yield "\n\n".join(_parts(language, vocabulary, chance)) + "\n"


def _parts(language: Language, vocabulary: Vocabulary, chance: random.Random) -> list[str]:
    author, other = vocabulary.people.draw(chance, 2)
    topics = vocabulary.things.draw(chance, TOPICS)
    paragraphs = [_paragraph(language, topics, vocabulary, chance) for _ in range(chance.randint(*PARAGRAPHS))]
    title = _TITLES[language].format(topics[0].word(language), topics[1].word(language))
    date = wording(language).date(
        PartialDate(chance.randint(FIRST_YEAR, LAST_YEAR), chance.randint(1, 12), chance.randint(1, 28))
    )
    form = chance.random()
    if form < LETTER_SHARE:
        greeting, farewell = _GREETINGS[language]
        return [f"# {title}", f"Zwolle, {date}", f"{greeting} {other},", *paragraphs, farewell, author]
    if form < LETTER_SHARE + ARTICLE_SHARE:
        return [f"# {title}", f"{_BY[language]} {author}", date, *paragraphs]
    answers = []
    for paragraph in paragraphs:
        answers += [f"**{_QUESTIONS[language].format(chance.choice(topics).word(language))}**", paragraph]
    return [f"# {author}: {title}", f"*{_BY[language]} {other}, {date}*", *answers]


def _paragraph(language: Language, topics: list[Concept], vocabulary: Vocabulary, chance: random.Random) -> str:
    sentences: list[str] = []
    words = 0
    while words < WORDS_IN_PARAGRAPH:
        pattern = chance.choice(SENTENCES[language])
        spoken_of = [one.word(language) for one in vocabulary.things.draw(chance, pattern.count("{}"))]
        for place in range(len(spoken_of)):
            if chance.random() < TOPIC_SHARE:
                spoken_of[place] = chance.choice(topics).word(language)
            elif language == "nl" and chance.random() < COMPOUND_SHARE:
                spoken_of[place] += vocabulary.things.draw(chance, 1)[0].word(language)
        sentence = pattern.format(
            *spoken_of,
            number=chance.randint(2, 9999),
            person=vocabulary.people.draw(chance, 1)[0],
            year=chance.randint(FIRST_YEAR, LAST_YEAR),
        )
        sentences.append(sentence[0].upper() + sentence[1:])
        words += sentence.count(" ") + 1
    return " ".join(sentences)

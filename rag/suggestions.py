"""Questions to try, made from the letters themselves."""

import math
import re
import threading
from collections import Counter

import numpy

from index.document import Language
from index.filters import Filter
from index.people import Person
from index.snapshot import Snapshot
from rag.ask import Answerer, Request
from rag.mentions import calling_name
from rag.wording import wording

SUGGESTIONS = 3
PASSAGES_LOOKED_AT = 60
THEMES_TRIED = 5
FEWEST_PASSAGES = 2
TITLE_FACTOR = 5.0

# A word behind an article or "over" is nearly always a noun, when no noun follows it.
_NOUN = re.compile(
    r"\b(?:de|het|een|geen|ons|onze|hun|dit|dat|over|van|the|an?|our|their|about|of)\s+(?P<noun>[^\W\d_]{3,})"
    r"(?=\s*(?:[.,;:?!–-]|$)|\s+(?:en|of|is|was|in|op|van|voor|die|dat|te|niet|and|or|that|to|for|on)\b)"
)

# Nouns that every letter has; a question about them is no example of a good one.
NO_THEMES = frozenset(
    """
    jaar jaren maand week weken dag dagen uur uren minuten keer tijd moment morgen avond begin einde eind deel kant
    mens mensen man vrouw iemand ding dingen iets vraag vragen antwoord brief brieven artikel boek verhaal voorbeeld
    woord woorden zin reden manier soort aantal procent euro geld werk plaats land wereld huis naam punt stap weg eerste
    laatste twee drie vier vijf zes zeven acht negen tien half nieuw nieuwe oud goed beter goede groot klein lang andere
    klanten klant bedrijf organisatie collega
    """.split()
)


class Suggestions:
    """Questions to try, made once for each version of the collection; threads may share it."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self._turn = threading.Lock()
        self._made: tuple[int, tuple[str, ...]] | None = None

    def of(self, snapshot: Snapshot) -> tuple[str, ...]:
        """Return up to three questions that the letters of this version answer."""
        with self._turn:
            if self._made is None or self._made[0] != snapshot.version:
                self._made = (snapshot.version, suggest(self._answerer, snapshot))
            return self._made[1]


def suggest(answerer: Answerer, snapshot: Snapshot) -> tuple[str, ...]:
    """Return up to three questions that the letters answer: what those who write most say about their themes.

    The second is in English, the others in Dutch.
    """
    questions: list[str] = []
    used: set[tuple[str, Language]] = set()
    for person in _busiest(snapshot):
        if len(questions) == SUGGESTIONS:
            break
        language: Language = "en" if len(questions) == 1 else "nl"
        for theme in _themes(person, answerer, snapshot):
            topic = theme if language == "nl" else answerer.lexicon.nouns[theme]
            name = calling_name(person, snapshot.people)
            question = wording(language).say("answer.said_by", people=name, topic=topic, of_period="")
            if (theme, language) not in used and answerer.ask(Request(question), snapshot).answered:
                used.add((theme, language))
                questions.append(question)
                break
    return tuple(questions)


def _busiest(snapshot: Snapshot) -> list[Person]:
    counts: Counter[str] = Counter()
    for number, count in enumerate(numpy.bincount(snapshot.passage_voices, minlength=len(snapshot.voices))):
        person = snapshot.person_of(snapshot.voices[number][0]) if len(snapshot.voices[number]) == 1 else None
        if person is not None:
            counts[person.id] += int(count)
    people = {person.id: person for person in snapshot.people}
    return [people[identity] for identity, _ in counts.most_common()]


def _themes(person: Person, answerer: Answerer, snapshot: Snapshot) -> list[str]:
    """Return words a person keeps coming back to and others use less, those in the titles of their letters first."""
    mask = snapshot.allowed(Filter(people=frozenset({person.id})))
    keys = snapshot.passage_keys if mask is None else snapshot.passage_keys[mask]
    passages = snapshot.passages([int(key) for key in keys[:PASSAGES_LOOKED_AT]]).values()
    words: Counter[str] = Counter()
    seen_as_noun: set[str] = set()
    titles: set[str] = set()
    analyser, nouns = answerer.lexicon.analyser, answerer.lexicon.nouns
    for passage in passages:
        words.update({word.surface.casefold() for word in analyser.content_words(passage.text, passage.language)})
        seen_as_noun.update(match["noun"] for match in _NOUN.finditer(passage.text.casefold()))
        titles.update(match["noun"] for match in _NOUN.finditer(passage.document.title.casefold()))
    weights = {}
    themes = ((seen_as_noun | titles) & nouns.keys()) - NO_THEMES
    for word in (one for one in themes if words[one] >= FEWEST_PASSAGES or one in titles):
        terms = analyser.terms(word, "nl")[:1]
        everywhere = max((snapshot.lexical.document_frequency(term) for term in terms), default=0)
        if len(terms) == 1 and everywhere:
            rarity = math.log(1 + snapshot.lexical.size / everywhere)
            weights[word] = max(words[word], 1) * rarity * (TITLE_FACTOR if word in titles else 1.0)
    return sorted(weights, key=lambda word: (-weights[word], word))[:THEMES_TRIED]

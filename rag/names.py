"""Finds in a question the people whose words it asks for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.document import Span
from index.people import PARTICLES, Person, fold, name_parts
from rag.speaker_places import OPINIONS, THINKING, Place, speaker_places
from rag.words_of_question import Word, words_of

IsOrdinary = Callable[[str], bool]

# A name behind one of these is spoken of or to; it does not speak.
_SPOKEN_OF = frozenset(
    """
    over about aan to met with tegen against omtrent regarding naar jegens towards concerning tot op on voor for
    """.split()
)
_TITLES = frozenset("meneer mevrouw mijnheer dhr mevr mr mrs ms dr prof heer".split())
_AND = frozenset(["en", "and", "of", "or"])
# Where one of these stands, everybody named is asked about.
_COMPARING = frozenset(
    "eens oneens verschil verschillen verschilt vergelijk vergeleken overeen tegenover versus vs beide beiden allebei"
    " agree agrees disagree disagrees differ differs difference compare compared both than dan".split()
)
# Particles with which a surname can begin that is not known; the others are too often words by themselves.
_BEFORE_SURNAME = PARTICLES - {"op", "aan", "bij", "in", "te", "of", "y", "al", "het"}
_ABOUT = frozenset(["over", "about", "on"])
# Adverbs that stand behind a name and that the glossary has no English for.
_ADVERBS = frozenset(["zoal", "nou", "toch", "hierover", "daarover"])


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """Who is named in a question.

    Attributes:
        speakers: those whose words are asked for.
        spans: where they, or the one who is unknown, are named.
        unknown: a name in a speaker's place that nobody in the letters has.
    """

    speakers: tuple[Person, ...]
    spans: tuple[Span, ...]
    unknown: str | None


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write somebody's name, as folded words.

    Attributes:
        is_whole: it has a first name and a surname, so that nothing can follow.
        is_surname: it has no first name, so that none can go before.
        is_bare: it lacks the particles of its surname, and counts only with a capital.
    """

    words: tuple[str, ...]
    person: Person
    is_whole: bool = False
    is_surname: bool = False
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """What is named by the words [start, end): people, or a stranger."""

    start: int
    end: int
    people: tuple[Person, ...]


def find_people(text: str, people: Sequence[Person], is_ordinary: IsOrdinary) -> FoundPeople:
    """Find the people whose words a question asks for.

    A full name, a first name or a surname counts in any case, except one that is also an ordinary
    word, which needs its capital or a place where only a speaker can stand. A name that several
    people share means all of them. "Wim Jansen" is not the Wim of the letters when that one is
    called otherwise. Who is only spoken of or to is not found.

    Args:
        text: the question.
        people: all people of the collection.
        is_ordinary: tells whether a folded word is an ordinary word of Dutch or English.
    """
    return _Finder(words_of(text), _forms_of(tuple(people)), is_ordinary).find(text)


class _Finder:
    def __init__(self, words: Sequence[Word], forms: Mapping[str, Sequence[_Form]], is_ordinary: IsOrdinary) -> None:
        self._words = words
        self._forms = forms
        self._knows_word = is_ordinary

    def _is_ordinary(self, word: str) -> bool:
        return word in _ADVERBS or self._knows_word(word)

    def find(self, text: str) -> FoundPeople:
        in_places = [named for place in speaker_places(self._words) for named in self._in_place(place)]
        taken = {at for named in in_places for at in range(named.start, named.end)}
        everywhere = self._those_who_speak(in_places, list(self._elsewhere(taken)))
        speakers = tuple(dict.fromkeys(person for named in everywhere for person in named.people))
        strangers = [named for named in everywhere if not named.people]
        shown = [named for named in everywhere if named.people] or strangers[:1]
        spans = tuple(Span(self._words[one.start].span.start, self._words[one.end - 1].span.end) for one in shown)
        unknown = None if speakers or not strangers else _without_possessive(spans[0].of(text))
        return FoundPeople(speakers, spans, unknown)

    def _those_who_speak(self, in_places: Sequence[_Named], elsewhere: Sequence[_Named]) -> list[_Named]:
        """Leave out whoever is named after a speaker without being named together or compared with one.

        "What did Wim see Joost do?" asks for Wim's words alone.
        """
        ordered = sorted((*in_places, *elsewhere), key=lambda named: named.start)
        if not ordered or any(word.folded in _COMPARING for word in self._words):
            return ordered
        kept = list(in_places) or ordered[:1]
        for named in ordered:
            if named not in kept and any(self._are_joined(named, one) for one in kept):
                kept.append(named)
        return sorted(kept, key=lambda named: named.start)

    def _are_joined(self, one: _Named, other: _Named) -> bool:
        """Tell whether just "and" or a comma stands between two names."""
        first, second = sorted((one, other), key=lambda named: named.start)
        between = self._words[first.end : second.start]
        if not between:
            return not self._words[second.start].follows
        return all(word.folded in _AND for word in between)

    def _in_place(self, place: Place) -> Iterator[_Named]:
        at = place.start
        while at < place.end:
            start = at
            while at < place.end and self._words[at].folded in (*_TITLES, "de") and self._is_title(at):
                at += 1
            named = self._known(at, place) or self._stranger(at, place)
            if named is None:
                return
            yield _Named(start, named.end, named.people)
            at = named.end
            if at >= place.end or self._words[at].folded not in _AND:
                return
            at += 1

    def _is_title(self, at: int) -> bool:
        is_followed = at + 1 < len(self._words)
        return self._words[at].folded in _TITLES or (is_followed and self._words[at + 1].folded == "heer")

    def _known(self, at: int, place: Place) -> _Named | None:
        forms = self._longest(at, place.end, in_place=True)
        if not forms:
            return None
        end = at + len(forms[0].words)
        if any(form.is_whole for form in forms) or self._words[end - 1].owns:
            return _Named(at, end, _people(forms))
        last = self._surname_from(end, place.end)
        if last is not None and self._is_surname_here(last, place):
            return _Named(at, last + 1, ())
        return _Named(at, end, _people(forms))

    def _is_surname_here(self, at: int, place: Place) -> bool:
        word = self._words[at]
        if word.has_capital:
            return True
        return place.is_certain and at + 1 == place.end and not self._is_ordinary(word.folded)

    def _stranger(self, at: int, place: Place) -> _Named | None:
        """Return the unknown name that stands at `at`, if a name stands there at all."""
        end = at
        capitals, unusual = 0, False
        while end < place.end:
            word = self._words[end]
            is_ordinary = self._is_ordinary(word.folded)
            if word.folded in PARTICLES and end > at and end + 1 < place.end:
                end += 1
                continue
            if not word.text[0].isalpha() or (not word.has_capital and (is_ordinary or not place.is_certain)):
                break
            if is_ordinary and end == at and not self._goes_on_with_capital(end, place.end):
                break
            capitals += word.has_capital
            unusual |= not is_ordinary
            end += 1
        while end > at and self._words[end - 1].folded in PARTICLES:
            end -= 1
        return _Named(at, end, ()) if end > at and (unusual or capitals > 1) else None

    def _goes_on_with_capital(self, at: int, end: int) -> bool:
        later = at + 1
        while later < end and self._words[later].folded in PARTICLES:
            later += 1
        return later < end and self._words[later].has_capital

    def _elsewhere(self, taken: set[int]) -> Iterator[_Named]:
        words = self._words
        at = 0
        spoken_of = -1
        while at < len(words):
            forms = [] if at in taken else self._longest(at, len(words))
            if not forms or not self._is_meant(at, forms[0]):
                at += 1
                continue
            start, end = at, at + len(forms[0].words)
            at = end
            before = start - 1
            while before >= 0 and words[before + 1].follows and words[before].folded in _TITLES:
                before -= 1
            is_also = before >= 0 and words[before].folded in _AND and spoken_of == before
            if is_also or self._is_spoken_of(before):
                spoken_of = end
                continue
            if forms[0].is_surname and before == start - 1 and self._is_first_name(before, start):
                yield _Named(before, end, ())
                continue
            last = None if any(form.is_whole for form in forms) or words[end - 1].owns else self._surname(end)
            if last is not None:
                yield _Named(start, last + 1, ())
                at = last + 1
            else:
                yield _Named(before + 1, end, _people(forms))

    def _longest(self, at: int, limit: int, *, in_place: bool = False) -> list[_Form]:
        """Return the longest forms that stand at `at`; one that ends in a genitive's s ("Wims") counts too."""
        word = self._words[at].folded if at < limit else ""
        for is_genitive in (False, True):
            found = [
                form
                for form in (*self._forms.get(word, ()), *(self._forms.get(word[:-1], ()) if is_genitive else ()))
                if at + len(form.words) <= limit
                and (in_place or not form.is_bare or self._words[at].has_capital)
                and self._stands(form, at, is_genitive=is_genitive)
            ]
            if found:
                return [form for form in found if len(form.words) == max(len(one.words) for one in found)]
        return []

    def _stands(self, form: _Form, at: int, *, is_genitive: bool) -> bool:
        words = self._words[at : at + len(form.words)]
        if any(not word.follows for word in words[1:]):
            return False
        folded = tuple(word.folded for word in words)
        if not is_genitive:
            return folded == form.words
        following = at + len(words)
        is_owner = following < len(self._words) and self._words[following].follows
        is_marked = words[-1].has_capital or (is_owner and self._words[following].folded in OPINIONS)
        return is_owner and is_marked and folded == (*form.words[:-1], f"{form.words[-1]}s")

    def _is_meant(self, at: int, form: _Form) -> bool:
        """Tell an ordinary word from the name that is written alike."""
        if len(form.words) > 1 or not self._is_ordinary(form.words[0]):
            return True
        following = at + 1
        if at == 0 and following < len(self._words):
            # The first word always has a capital.
            return self._words[0].owns or self._words[following].folded in _ABOUT
        return self._words[at].has_capital

    def _is_spoken_of(self, before: int) -> bool:
        if before < 0:
            return False
        word = self._words[before].folded
        former = self._words[before - 1].folded if before else ""
        if word == "to" and former == "according":
            return False
        if word in ("met", "with") and former in ("interview", "gesprek", "conversation"):
            return False
        if word in ("is", "was", "are", "were", "zijn", "waren") and former in ("wie", "who"):
            return True
        if word in ("van", "of") and former not in OPINIONS:
            return any(earlier.folded in THINKING for earlier in self._words[:before])
        return word in _SPOKEN_OF

    def _is_first_name(self, before: int, at: int) -> bool:
        if before < 0 or not self._words[at].follows:
            return False
        word = self._words[before]
        return word.has_capital and word.folded not in PARTICLES and not self._is_ordinary(word.folded)

    def _surname_from(self, at: int, limit: int) -> int | None:
        """Return which word is a surname that goes on from a first name ending at `at`, if any may be."""
        while at < limit and self._words[at].follows and self._words[at].folded in _BEFORE_SURNAME:
            at += 1
        if at >= limit or not self._words[at].follows:
            return None
        # "Wim van Joost" compares two people; it names nobody.
        is_other = any(not form.is_surname for form in self._forms.get(self._words[at].folded, ()))
        return None if is_other else at

    def _surname(self, at: int) -> int | None:
        last = self._surname_from(at, len(self._words))
        if last is None:
            return None
        word = self._words[last]
        is_known = any(form.is_surname for form in self._forms.get(word.folded, ()))
        is_unusual = not self._is_ordinary(word.folded)
        return last if is_unusual and (is_known or (word.has_capital and not word.text.isupper())) else None


@lru_cache(maxsize=4)
def _forms_of(people: tuple[Person, ...]) -> Mapping[str, Sequence[_Form]]:
    """Return all ways to write these people's names, by their first word."""
    forms: dict[str, dict[_Form, None]] = {}
    for person in people:
        for form in _forms(person):
            forms.setdefault(form.words[0], {})[form] = None
    return {word: tuple(found) for word, found in forms.items()}


def _forms(person: Person) -> Iterator[_Form]:
    for name in (person.name, *sorted(person.names)):
        parts = name_parts(name)
        first, surname = tuple(parts.first.split()), tuple(parts.surname.split())
        if not fold(name):
            continue
        is_whole = bool(first and surname)
        yield _Form(tuple(fold(name).split()), person, is_whole=is_whole, is_surname=not first)
        if len(parts.first) > 1:
            yield _Form(first, person)
        if surname:
            yield _Form((*parts.particles, *surname), person, is_surname=True)
            if parts.particles:
                yield _Form(surname, person, is_surname=True, is_bare=True)


def _people(forms: Sequence[_Form]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(form.person for form in forms))


def _without_possessive(name: str) -> str:
    stripped = name.replace("’", "'")
    for ending in ("'s", "'"):
        if stripped.endswith(ending):
            return name[: -len(ending)]
    return name

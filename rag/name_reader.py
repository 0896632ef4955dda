"""Recognises the names of known people among the words of a question."""

from collections.abc import Callable, Mapping, Sequence

from index.people import PARTICLES
from rag.name_forms import NameForm
from rag.words_of_question import Word
from rag.words_of_saying import OPINIONS

IsOrdinary = Callable[[str], bool]

# Particles with which a surname can begin that is not known; the others are too often words by themselves.
_BEFORE_SURNAME = PARTICLES - {"op", "aan", "bij", "in", "te", "of", "y", "al", "het"}
_ABOUT = frozenset(["over", "about", "on"])
# "And Will then?"
_THEN = frozenset(["dan", "then", "ook", "too"])
# Adverbs that stand behind a name and that the glossary has no English for.
_ADVERBS = frozenset(["zoal", "nou", "toch", "hierover", "daarover"])


class NameReader:
    """Tells which names stand at a word of a question.

    Args:
        words: the question's words.
        forms: the ways to write the names that are known, by their first word.
        is_ordinary: tells whether a folded word is an ordinary word of Dutch or English.
    """

    def __init__(self, words: Sequence[Word], forms: Mapping[str, Sequence[NameForm]], is_ordinary: IsOrdinary) -> None:
        self.words = words
        self._forms = forms
        self._knows_word = is_ordinary

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a folded word is an ordinary word."""
        return word in _ADVERBS or self._knows_word(word)

    def longest(self, at: int, limit: int, *, in_place: bool = False) -> list[NameForm]:
        """Return the longest forms that stand at `at`; one that ends in a genitive's s ("Wims") counts too."""
        word = self.words[at].folded if at < limit else ""
        for is_genitive in (False, True):
            found = [
                form
                for form in (*self._forms.get(word, ()), *(self._forms.get(word[:-1], ()) if is_genitive else ()))
                if at + len(form.words) <= limit
                and (in_place or not form.is_bare or self.words[at].has_capital)
                and self._stands(form, at, is_genitive=is_genitive)
            ]
            if found:
                return [form for form in found if len(form.words) == max(len(one.words) for one in found)]
        return []

    def _stands(self, form: NameForm, at: int, *, is_genitive: bool) -> bool:
        words = self.words[at : at + len(form.words)]
        if any(not word.follows for word in words[1:]):
            return False
        folded = tuple(word.folded for word in words)
        if not is_genitive:
            return folded == form.words
        following = at + len(words)
        is_owner = following < len(self.words) and self.words[following].follows
        is_marked = words[-1].has_capital or (is_owner and self.words[following].folded in OPINIONS)
        return is_owner and is_marked and folded == (*form.words[:-1], f"{form.words[-1]}s")

    def owns(self, at: int, form: NameForm) -> bool:
        """Tell whether the form that stands at `at` is a possessive there."""
        last = self.words[at + len(form.words) - 1]
        return last.owns or last.folded != form.words[-1]

    def is_meant(self, at: int, form: NameForm) -> bool:
        """Tell an ordinary word from the name that is written alike."""
        if len(form.words) > 1 or not self.is_ordinary(form.words[0]):
            return True
        following = at + 1
        if at == 0 and following < len(self.words):
            # The first word always has a capital.
            is_alone = following + 1 == len(self.words) and self.words[following].folded in _THEN
            return is_alone or self.words[0].owns or self.words[following].folded in _ABOUT
        return self.words[at].has_capital

    def surname_from(self, at: int, limit: int, *, takes_lone_names: bool = False) -> int | None:
        """Return which word is a surname that goes on from a first name ending at `at`, if any may be.

        Args:
            at: the word after the first name.
            limit: the end of where the name can stand.
            takes_lone_names: whether the only name that somebody is known by may be a surname here.
        """
        while at < limit and self.words[at].follows and self.words[at].folded in _BEFORE_SURNAME:
            at += 1
        if at >= limit or not self.words[at].follows:
            return None
        # "Wim van Joost" compares two people; it names nobody.
        known = (form for form in self._forms.get(self.words[at].folded, ()) if not form.is_surname)
        is_other = any(not takes_lone_names or " " in form.person.name for form in known)
        return None if is_other else at

    def is_first_name(self, before: int, at: int) -> bool:
        """Tell whether the word at `before` is a first name that belongs to the surname at `at`."""
        if before < 0 or not self.words[at].follows:
            return False
        word = self.words[before]
        return word.has_capital and word.folded not in PARTICLES and not self.is_ordinary(word.folded)

    def surname(self, at: int) -> int | None:
        """Return which word is certainly a surname that goes on from a first name ending at `at`."""
        last = self.surname_from(at, len(self.words))
        if last is None:
            return None
        word = self.words[last]
        is_known = any(form.is_surname for form in self._forms.get(word.folded, ()))
        is_unusual = not self.is_ordinary(word.folded)
        return last if is_unusual and (is_known or (word.has_capital and not word.text.isupper())) else None

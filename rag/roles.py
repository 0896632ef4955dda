"""Tells by what stands around a name whether whoever it names speaks, is written to or is spoken of."""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from rag.comparing import AGREEING
from rag.place_reader import Named
from rag.words_of_question import Word
from rag.words_of_roles import (
    ABOUT,
    ALL,
    BEHIND_VERB,
    BESIDE,
    BY,
    CLAUSE,
    COMPARED,
    FROM,
    HELPS,
    INTERVIEWED,
    KNOWING,
    LEARNING,
    LIES,
    NAMING,
    NEAR,
    OF,
    RECEIVED,
    SOMEBODY,
    SPOKEN_TO,
    TELLING,
    THAN,
    THEIRS,
    VIEWING,
    WANTING,
    WHO,
    WONDERING,
)
from rag.words_of_saying import LETTERS, OPINIONS, TELLS_WHOM, THINKING

Role = Literal["speaker", "addressee", "subject", "none"]
"""Speaks, is written to, is spoken of, or is only a word among others."""


class Roles:
    """Tells the roles of the names in a question.

    Args:
        words: all words of the question.
        taken: which of them are part of a name.
        is_comparing: whether people are compared in it.
    """

    def __init__(self, words: Sequence[Word], taken: Collection[int], *, is_comparing: bool) -> None:
        self._words = words
        self._is_comparing = is_comparing
        self._present = frozenset(word.folded for word in words)
        self._asks_who_agrees = self._word(0) in WHO and not self._present.isdisjoint(AGREEING)
        self._abouts = tuple(_abouts(words, taken))
        self._hears = self._place_of_hearing(taken)
        self._first_viewing = next((at for at, word in enumerate(words) if word.folded in VIEWING), len(words))

    def role_of(self, named: Named, speakers: Sequence[Named]) -> tuple[Role, bool]:
        """Return the role of whoever is named, and whether the place leaves no doubt of it.

        Args:
            named: the name, with the title before it.
            speakers: those named before it who speak.
        """
        former = self._word(named.start - 1)
        if self._hears:
            return ("speaker" if former in FROM else "addressee" if named.start < self._hears else "subject"), True
        if self._is_told(named, speakers) or self._receives(named):
            return "addressee", True
        if former in SOMEBODY or (named.start == BEHIND_VERB and self._word(0) == "who" and former not in HELPS):
            # "Who praised Karel?"
            return "subject", True
        if self._asks_who_agrees and former in ("met", "with"):
            return "subject", True
        if former in ("met", "with") and self._word(named.start - 2) in INTERVIEWED:
            return "speaker", True
        if named.start == 1 and former in BY:
            return "speaker", True
        if (former == "aan" and self._word(named.end) in LIES) or self._is_wondered(named.start - 1):
            return "speaker", True
        about = self._about(named.start, speakers)
        if about is not None and about == named.start - 1:
            return ("none" if named.owns and not self._owns_opinion(named) else "subject"), True
        if former == "tegen":
            has_against = not self._present.isdisjoint(("heeft", "hebben", "had", "kijkt", "kijken"))
            return ("subject" if has_against else "none"), True
        is_second = former in THAN or (self._is_comparing and len(speakers) < 2)
        if about is not None and not is_second:
            return self._role_within(named, about), True
        if former in OF and self._is_behind_own_words(named):
            return ("subject" if self._is_owned(named.start - 2, speakers) else "speaker"), True
        if former == "van" and not speakers and not self._present.isdisjoint(LEARNING):
            return "speaker", False
        if (self._is_comparing and former in COMPARED) or (former in THAN and speakers):
            return "speaker", True
        if former in BESIDE or former in OF:
            return "none", True
        if named.owns and not (self._is_comparing and named.end == len(self._words)):
            return ("speaker" if self._owns_opinion(named) else "none"), True
        if speakers and (former in NAMING or self._is_named_by(named, speakers)):
            return "subject", True
        if speakers and any(word.folded in CLAUSE for word in self._words[speakers[-1].end : named.start]):
            return "none", False
        return "speaker", False

    def _place_of_hearing(self, taken: Collection[int]) -> int:
        """Return the "from" of "what did Karel hear from Lotte?", 0 when nobody hears anything from anybody."""
        if self._present.isdisjoint(KNOWING) or not self._present.isdisjoint(WANTING):
            return 0
        froms = [at for at, word in enumerate(self._words) if word.folded in FROM and at + 1 in taken]
        return froms[0] if froms and any(at < froms[0] for at in taken) else 0

    def _is_wondered(self, at: int) -> bool:
        """Tell whether the word at `at` is the Dutch "of" of "ik vroeg me af of"."""
        return self._word(at) == "of" and self._word(at - 1) in WONDERING

    def _word(self, at: int) -> str:
        return self._words[at].folded if 0 <= at < len(self._words) else ""

    def _role_within(self, named: Named, about: int) -> Role:
        """Return the role of a name within what is spoken of: "over zijn baas Karel", "over het kaartje van Karel"."""
        former = self._word(named.start - 1)
        if former in OF:
            is_told_of = named.start - about <= NEAR and self._is_behind_own_words(named)
            return "subject" if is_told_of else "none"
        return "none" if named.owns or former in BESIDE else "subject"

    def _is_told(self, named: Named, speakers: Sequence[Named]) -> bool:
        """Tell whether something is told to whoever is named, without a word that says so."""
        if not named.start:
            return False
        former, follows = self._word(named.start - 1), self._words[named.start].follows
        if former in TELLS_WHOM and follows:
            return bool(speakers) or self._words[0].folded in WHO
        if follows and any(one.end == named.start for one in speakers):
            return not self._present.isdisjoint(TELLING)
        if former == "tegen":
            return not self._present.isdisjoint(SPOKEN_TO)
        asks = former in ("van", "from", "bij") and bool(speakers)
        return asks and not (self._present.isdisjoint(WANTING) or self._present.isdisjoint(KNOWING))

    def _receives(self, named: Named) -> bool:
        if self._present.isdisjoint(LETTERS) or self._present.isdisjoint(RECEIVED):
            return False
        former = self._word(named.start - 1)
        if former in OF or former == "from":
            return False
        return former in RECEIVED or self._word(named.end) in RECEIVED or former in ("did", "has", "heeft")

    def _is_named_by(self, named: Named, speakers: Sequence[Named]) -> bool:
        return not self._present.isdisjoint(NAMING) and speakers[-1].end == named.start

    def _about(self, start: int, speakers: Sequence[Named]) -> int | None:
        """Return the "over" or "about" that leads to what is said, and to the name at `start`."""
        about = self._abouts[start]
        if about is None or about == start - 1:
            return about
        is_said = self._first_viewing < about or any(one.end <= about for one in speakers)
        return about if is_said else None

    def _is_behind_own_words(self, named: Named) -> bool:
        """Tell whether "van" or "of" stands between something that is said and its speaker."""
        former = self._word(named.start - 2)
        if former in OPINIONS or former in INTERVIEWED or former in ALL:
            return True
        if former in ("die", "dat", "that", "those") and self._is_comparing:
            return True
        return not (self._present.isdisjoint(RECEIVED) or self._present.isdisjoint(LETTERS))

    def _is_owned(self, at: int, speakers: Sequence[Named]) -> bool:
        """Tell whether the view at `at` is somebody's already: "Karel's opinion of Lotte"."""
        return self._word(at - 1) in THEIRS or any(one.owns and one.end in (at, at - 1) for one in speakers)

    def _owns_opinion(self, named: Named) -> bool:
        return any(word.folded in OPINIONS for word in self._words[named.end : named.end + 2])


def _abouts(words: Sequence[Word], taken: Collection[int]) -> Iterator[int | None]:
    """Yield for each word the last "over" before it in its part of the sentence; the first "van" of a view is one."""
    about: int | None = None
    awaits_of = False
    for at, word in enumerate(words):
        if not word.follows:
            about = None
        yield about
        if at in taken:
            continue
        if word.folded in THINKING:
            awaits_of = True
        if word.folded in ABOUT:
            about = at
        elif word.folded in OF and awaits_of and words[at - 1].folded not in OPINIONS:
            about, awaits_of = at, False

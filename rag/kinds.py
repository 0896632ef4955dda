"""Finds in a question the kind of text it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.document import KINDS, Kind, Span
from rag.words_of_question import Word
from rag.words_of_saying import SAID, SAYS

_NAMES: dict[str, Kind] = {
    **dict.fromkeys(
        "interview interviews vraaggesprek vraaggesprekken vraaggesprekje interviewtje".split(), "interview"
    ),
    **dict.fromkeys(
        """
        artikel artikelen artikeltje article articles column columns essay essays blog blogs blogpost opiniestuk
        """.split(),
        "article",
    ),
    **dict.fromkeys(
        """
        apps appje appjes appbericht appberichten appberichtje appberichtjes whatsapp whatsappje whatsappjes whatsapps
        appgroep groepsapp message messages bericht berichten berichtje berichtjes
        """.split(),
        "message",
    ),
    **dict.fromkeys(
        "mail mails mailtje mailtjes e-mail e-mails email emails brief brieven briefje letter letters".split(), "letter"
    ),
}
# "In the letters" says no more than "in the collection".
_GENERAL = frozenset("brief brieven briefje letter letters".split())
_VERBS: dict[str, Kind] = dict.fromkeys("appt appte appten geappt texted".split(), "message")
_IN = frozenset("in uit from tijdens during via per".split())
_DETERMINERS = frozenset(
    "het de een zijn haar hun the a an his her their that these those dat die deze dit this ons onze".split()
)
_SAYING = frozenset("zegt zeggen zei zeiden staat stond".split())
_ASKING = frozenset("do does did".split())
_INDEFINITE = frozenset(["een", "a", "an"])
_SAYS = frozenset("say tell write mention".split())
_OF = frozenset("van of from by door met with".split())
_NOT = frozenset("niet not geen".split())
# "in het laatste interview", "in Karel van Dams artikel"
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class FoundKinds:
    """The kinds of text a question asks for, and where it says so."""

    kinds: tuple[Kind, ...]
    spans: tuple[Span, ...]


def find_kinds(words: Sequence[Word], names: Sequence[Span]) -> FoundKinds:
    """Find the kinds a question names: "in the interview", "uit de appjes", "not in an article", "appte".

    "Letters" names all of them, and so none, except beside another kind: "in the letter, not in the interview".

    Args:
        words: the question's words.
        names: where people are named, who may stand between "in" and the kind.
    """
    wanted: dict[Kind, None] = {_VERBS[word.folded]: None for word in words if word.folded in _VERBS}
    unwanted: dict[Kind, None] = {}
    spans: list[Span] = []
    general: list[Span] = []
    for at, word in enumerate(words):
        kind = _NAMES.get(word.folded)
        start = _start(words, at, names) if kind is not None else None
        if kind is None or start is None:
            continue
        is_denied = start > 0 and words[start - 1].folded in _NOT
        span = Span(words[start - is_denied].span.start, word.span.end)
        if word.folded in _GENERAL and not is_denied:
            general.append(span)
        else:
            spans.append(span)
            (unwanted if is_denied else wanted)[kind] = None
    if general and (wanted or unwanted) and not _is_texting(words):
        wanted["letter"] = None
        spans += general
    if unwanted and not wanted:
        wanted = dict.fromkeys(KINDS)
    return FoundKinds(tuple(kind for kind in KINDS if kind in wanted and kind not in unwanted), tuple(spans))


def _start(words: Sequence[Word], at: int, names: Sequence[Span]) -> int | None:
    """Return where "in the interview" begins whose last word stands at `at`; None when it is only spoken of."""
    is_owned = at > 0 and words[at].follows and any(span.end == words[at - 1].span.end for span in names)
    is_owned = is_owned or _is_somebodys(words, at, names)
    if is_owned and words[at].folded not in _GENERAL:
        return at
    is_definite = is_owned
    is_free = False
    for before in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
        word = words[before]
        if not words[before + 1].follows:
            return None
        if word.folded in _IN:
            return before if is_definite or _tells(words, names) else None
        if word.folded in _DETERMINERS:
            is_definite = is_definite or word.folded not in _INDEFINITE
            former = words[before - 1].folded if before else ""
            behind = words[at + 1].folded if at + 1 < len(words) else ""
            if former in _SAYING or (former in _ASKING and behind in _SAYS):
                return before
        elif any(span.start <= word.span.start < span.end for span in names):
            is_definite = True
        elif is_free:
            return None
        else:
            is_free = True
    return None


def _is_somebodys(words: Sequence[Word], at: int, names: Sequence[Span]) -> bool:
    """Tell whether the text at `at` is somebody's: "messages from Karel"."""
    following = words[at + 1 : at + 3]
    is_led = len(following) == 2 and following[0].folded in _OF
    return is_led and any(span.start == following[1].span.start for span in names)


def _tells(words: Sequence[Word], names: Sequence[Span]) -> bool:
    """Tell whether somebody's words are asked for, so that even "in an interview" is where they stand."""
    return bool(names) or any(word.folded in SAID | SAYS | _SAYING for word in words)


def _is_texting(words: Sequence[Word]) -> bool:
    return any(word.folded in _VERBS for word in words)

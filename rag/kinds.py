"""Finds in a question the kind of text it asks for."""

import re
from dataclasses import dataclass

from index.document import Kind, Span

_THE = r"(?:het|de|een|zijn|haar|hun|the|an?|his|her|their|that|these|those|dat|die|deze|dit|this)\s+"
_NAMES: tuple[tuple[Kind, str], ...] = (
    ("interview", r"interviews?"),
    ("article", r"(?:artikel(?:en)?|articles?)"),
    ("message", r"(?:app(?:s|jes?|bericht(?:en|je|jes)?)|(?:app |text )?messages?|berichten)"),
)
# "in the interview", "wat zegt het interview", "what do the articles say".
_FORMS = tuple(
    (
        kind,
        re.compile(
            rf"\b(?:(?:in|uit|from|tijdens|during)\s+{_THE}(?:\w+\s+)?{name}\b|"
            rf"(?:zegt|zeggen|zei|zeiden)\s+{_THE}{name}\b|"
            rf"(?:do|does|did)\s+{_THE}{name}(?=\s+(?:say|tell|write|mention)\b))",
            re.IGNORECASE,
        ),
    )
    for kind, name in _NAMES
)


@dataclass(frozen=True, slots=True)
class FoundKinds:
    """The kinds of text a question asks for, and where it says so."""

    kinds: tuple[Kind, ...]
    spans: tuple[Span, ...]


def find_kinds(text: str) -> FoundKinds:
    """Find the kinds a question names ("in the interview"); "letters" names all of them, and so none."""
    found = [(kind, match) for kind, form in _FORMS if (match := form.search(text))]
    return FoundKinds(tuple(kind for kind, _ in found), tuple(Span(*match.span()) for _, match in found))

"""What kind of thing a question asks for, and whether a sentence has one."""

import re

from rag.words_of_question import words_of
from rag.words_of_roles import TELLING, VIEWING

# After the expected answer types of question answering (Voorhees, The TREC-8 Question Answering Track, 1999), of
# which only amounts can be told apart in two languages without a language model.
_ASKS_AMOUNT = re.compile(
    r"\b(?:how\s+(?:much|many|long|often|high|far|old|large|big)|hoeveel|hoe\s+(?:veel|lang|vaak|hoog|groot|oud|ver)|"
    r"wat\s+(?:kost|betaal)\w*|what\s+(?:percentage|share|part|portion|did\s+.{0,60}\bcost)|welk\s+(?:deel|percentage))\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\d|\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig|vijftig|zestig|zeventig|"
    r"tachtig|negentig|honderd\w*|duizend\w*|miljoen\w*|half|halve|helft|driekwart|kwart|derde|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|"
    r"millions?|third|quarters?)\b",
    re.IGNORECASE,
)

_OF_WORDS = VIEWING | TELLING | frozenset(["volgens", "according"])
# "Waar ... over" and "waar ... aan" ask for what somebody says or feels.
_ASKS_WHAT_HAPPENED = re.compile(
    r"^\W*(?:(?:and|en)\s+)?(?:(?:since|until|sinds|tot)\s+)?(?:when|where|wanneer|waar|hoeveel|hoelang|"
    r"how\s+(?:many|much|long|old|often|far)|hoe\s+(?:veel|lang|oud|vaak|ver)|"
    r"(?:in|from|to|van|naar)\s+(?:what|which|welke?)\s+(?:year|month|day|town|city|village|country|school|"
    r"jaar|maand|dag|plaats|stad|dorp|land))\b(?!.*\b(?:over|aan|van|voor|om|toe|mee)\W*$)",
    re.IGNORECASE | re.DOTALL,
)


def asks_for_amount(question: str) -> bool:
    """Tell whether a question asks for a number, a price, a share or a length of time."""
    return bool(_ASKS_AMOUNT.search(question))


def asks_what_happened(question: str) -> bool:
    """Tell whether a question asks where, when, how long or how many: what anybody who knows can tell of somebody.

    What somebody says or thinks is not of that kind.
    """
    is_of_words = any(word.folded in _OF_WORDS for word in words_of(question))
    return not is_of_words and bool(_ASKS_WHAT_HAPPENED.search(question))


def has_amount(sentence: str) -> bool:
    """Tell whether a sentence has a number, in figures or in words."""
    return bool(_AMOUNT.search(sentence))

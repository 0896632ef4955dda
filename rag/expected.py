"""What kind of thing a question asks for, and whether a sentence has one."""

import re

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


def asks_for_amount(question: str) -> bool:
    """Tell whether a question asks for a number, a price, a share or a length of time."""
    return bool(_ASKS_AMOUNT.search(question))


def has_amount(sentence: str) -> bool:
    """Tell whether a sentence has a number, in figures or in words."""
    return bool(_AMOUNT.search(sentence))

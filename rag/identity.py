"""Tells which sentences say who somebody is."""

import re
from functools import lru_cache

from index.stop_words import STOP_WORDS

_A = r"(?:een|de|mijn|onze|zijn|haar|hun|jullie|jouw|uw|an?|the|my|our|his|her|their|your)"
# "Haar" and "her" are as often whom something is told.
_OWN = r"(?:een|de|mijn|onze|zijn|jullie|jouw|uw|an?|the|my|our|his|their|your)"
# "She is a", "werkt bij", "was directeur": what somebody is called or does for a living.
_IS = (
    rf"(?:(?:is|was|werd|wordt|became|becomes)\s+(?:(?:ook|nog|nu|al|also|still|now)\s+)?{_A}|"
    r"heet|heette|(?:werkt|werkte|works|worked)\s+(?:als|bij|voor|as|at|for))\b"
)
_OF_ONESELF = re.compile(
    r"\b(?:mijn naam is|my name is|"
    r"(?:ik\s+(?:ben|was|werk|werkte)|i\s+(?:am|was|work|worked|have been)|i['’]m|i['’]ve been)"
    r"\s+(?:(?:nu|al|sinds|now|since)\s+)?(?:een|de|als|bij|voor|an?|the|as|at|in|for|on|with|\d+|\w+\s+jaar)\b)",
    re.IGNORECASE,
)


def tells_of_oneself(sentence: str) -> bool:
    """Tell whether whoever says a sentence tells in it who he is."""
    return bool(_OF_ONESELF.search(sentence))


def tells_who(sentence: str, names: str) -> bool:
    """Tell whether a sentence says who somebody is: "Carlo is de monteur", "Carlo, een monteur", "onze monteur Carlo".

    Args:
        sentence: the sentence.
        names: a regular expression for the names of the one who is asked about.
    """
    said, before = _patterns(names)
    if said.search(sentence):
        return True
    # Behind "the letter from" stands a name too; what stands directly before it here is no such little word.
    little = STOP_WORDS["nl"] | STOP_WORDS["en"]
    return any(match["called"].casefold() not in little for match in before.finditer(sentence))


@lru_cache(maxsize=256)
def _patterns(names: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    forms = (
        rf"{names}\s+{_IS}",
        # "In die jaren was Carlo onze directeur."
        rf"\b(?:is|was|werd)\s+{names}\s+{_A}\s",
        rf"\b(?:heet|heette|genaamd|called|named)\s+{names}",
        rf"(?<=\w\s){names},\s+{_A}\s",
    )
    said = re.compile("|".join(forms))
    before = re.compile(rf"\b(?i:{_OWN})\s+(?:[a-zà-ÿ-]{{2,30}}\s+)?(?P<called>[a-zà-ÿ-]{{2,30}})\s+{names}")
    return said, before

"""Step 2: English examples with Dutch words in them, as few public questions are Dutch.

Whoever learns from words of both languages side by side learns that they mean the same (code-switched
training; Qin and others, CoSDA-ML, 2020).
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.reader.examples import Example

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_SINGLE = re.compile(r"[a-z'-]+")
SHARE = 0.8
"""Of the words that have a translation, how many are replaced."""

# How often the question, the passage, or both are mixed.
_QUESTION, _PASSAGE, _BOTH = 0.30, 0.25, 0.15

# Words that glossaries leave out, and that every sentence has.
_COMMON = """
a=een an=een the=de/het of=van and=en or=of in=in on=op with=met for=voor to=te/naar is=is are=zijn was=was were=waren
it=het this=dit/deze that=dat/die i=ik you=je/u he=hij she=zij/ze we=wij/we they=zij/ze not=niet no=geen/nee but=maar
from=van/uit by=door at=bij/op as=als who=wie what=wat/welke where=waar when=wanneer why=waarom how=hoe which=welke/welk
much=veel many=veel did=deed does=doet have=hebben has=heeft had=had my=mijn his=zijn her=haar their=hun our=ons/onze
very=heel/erg so=zo if=als will=zal would=zou can=kan could=kon be=zijn been=geweest there=er about=over than=dan
more=meer all=alle one=één two=twee three=drie first=eerste also=ook only=alleen because=omdat long=lang kind=soort
type=soort after=na before=voor good=goed/goede people=mensen time=tijd year=jaar years=jaar
"""


def read_translations(glossaries: Sequence[Path]) -> Mapping[str, Sequence[str]]:
    """Read the Dutch for single English words out of files of English and Dutch, separated by a tab."""
    found: dict[str, list[str]] = {}
    for path in glossaries:
        for line in path.read_text("utf-8").splitlines():
            english, _, dutch = line.partition("\t")
            if dutch and _SINGLE.fullmatch(english.lower()):
                found.setdefault(english.lower(), []).append(dutch.split("\t")[0])
    common = (entry.partition("=") for entry in _COMMON.split())
    return {**found, **{english: dutch.split("/") for english, _, dutch in common}}


def mixed(example: Example, translations: Mapping[str, Sequence[str]], drawn: random.Random) -> Example:
    """Return an English example with Dutch words in its question, its passage, both or none, as drawn."""
    chance = drawn.random()
    in_question = chance < _QUESTION or _QUESTION + _PASSAGE <= chance < _QUESTION + _PASSAGE + _BOTH
    in_passage = _QUESTION <= chance < _QUESTION + _PASSAGE + _BOTH
    return replace(
        example,
        question=_mix(example.question, translations, drawn) if in_question else example.question,
        sentences=tuple(_mix(one, translations, drawn) for one in example.sentences)
        if in_passage
        else example.sentences,
    )


def _mix(text: str, translations: Mapping[str, Sequence[str]], drawn: random.Random) -> str:
    def translate(match: re.Match[str]) -> str:
        word = match.group()
        folded = word.lower()
        known = translations.get(folded) or translations.get(folded.removesuffix("s"))
        if known is None or drawn.random() > SHARE:
            return word
        chosen = drawn.choice(known)
        return chosen.capitalize() if word[0].isupper() else chosen

    return _WORD.sub(translate, text)

"""Tells Dutch from English, for whole documents and for questions of two words."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from index.document import LANGUAGES, Language
from index.reading.words import DUTCH, ENGLISH

_ENOUGH = 3_000
_SHORT = 60
_LEAST_CONFIDENCE = 0.52
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str, default: Language = "nl") -> Language:
    """Tell whether `text`, of any length, is Dutch or English; `default` where nothing tells.

    A short text goes by the function words that only one of the languages has, if it holds more
    of them; else letter sequences decide. Only the first 3,000 characters are looked at.
    """
    if len(text) <= _SHORT:
        words = {word.casefold() for word in _WORD.findall(text)}
        dutch, english = len(words & (DUTCH - ENGLISH)), len(words & (ENGLISH - DUTCH))
        if dutch != english:
            return "nl" if dutch > english else "en"
    language, confidence = _identifier().classify(text[:_ENOUGH])
    if confidence < _LEAST_CONFIDENCE:
        return default
    return "nl" if language == "nl" else "en"


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier

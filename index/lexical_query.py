"""Turns a question into sets of synonyms, in both languages, for the lexical index."""

from collections.abc import Iterable, Sequence

from index.document import Language
from index.glossary import Glossary
from index.lexical import LexicalQuery, Synonym, TermSet
from index.terms import Analyser, ContentWord, Term

TRANSLATION_WEIGHT = 0.9
"""A translation may miss what was meant; the question's own word cannot."""

PART_WEIGHT = 0.5
"""A compound's part says less than the compound, which passages that hold it match as well."""


def question_query(question: str, language: Language, analyser: Analyser, glossary: Glossary) -> LexicalQuery:
    """Make a set for each content word of a question, for each phrase the glossary knows, for each compound's part.

    A set holds the word's own terms, the same word as the other language stems it (names, loanwords), and its
    translations (dictionary translation with structured queries, Pirkola 1998).
    """
    words = analyser.content_words(question, language)
    sets: list[TermSet] = []
    for word in words:
        whole, *pieces = word.terms
        sets.append(_word_set(whole, PART_WEIGHT if pieces else 1.0, language, analyser, glossary))
        sets += [_word_set(piece, 1.0, language, analyser, glossary) for piece in pieces]
    sets += _phrase_sets(words, language, glossary)
    for word in words:
        sets += [_word_set(part, PART_WEIGHT, language, analyser, glossary) for part in word.parts]
    return LexicalQuery(tuple(_without_repetition(sets)))


def _word_set(term: Term, weight: float, language: Language, analyser: Analyser, glossary: Glossary) -> TermSet:
    other: Language = "en" if language == "nl" else "nl"
    in_other = [(found.stem,) for phrase in analyser.phrases([term.word], other) for found in phrase]
    return _set([(term.stem,), *in_other], glossary.translations((term,), language), weight)


def _phrase_sets(words: Sequence[ContentWord], language: Language, glossary: Glossary) -> Iterable[TermSet]:
    """Yield a set for each longest phrase of two words or more."""
    terms = [term for word in words for term in (word.terms[1:] or word.terms)]
    start = 0
    while start < len(terms):
        for end in range(min(len(terms), start + glossary.longest(language)), start + 1, -1):
            translations = glossary.translations(terms[start:end], language)
            if translations:
                yield _set([], translations, 1.0)
                start = end - 1
                break
        start += 1


def _set(own: Iterable[tuple[str, ...]], translations: Iterable[tuple[str, ...]], weight: float) -> TermSet:
    weights = dict.fromkeys(own, 1.0)
    for translation in translations:
        weights.setdefault(translation, TRANSLATION_WEIGHT)
    return TermSet(tuple(Synonym(terms, of_synonym) for terms, of_synonym in weights.items()), weight)


def _without_repetition(sets: Iterable[TermSet]) -> Iterable[TermSet]:
    """Leave out sets without a synonym, and sets whose first synonym an earlier one has."""
    seen: set[tuple[str, ...]] = set()
    for one in sets:
        if one.synonyms and one.synonyms[0].terms not in seen:
            seen.add(one.synonyms[0].terms)
            yield one

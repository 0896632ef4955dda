"""Finds whose view is asked for where a pronoun says it, which stands for whoever the same question names.

"Why does Lotte's team sound friendlier, does she think?" asks for Lotte's words, though her name only owns a team.
"""

import re
from dataclasses import replace

from index.document import Span
from rag.name_reader import NameReader
from rag.names import FoundPeople, named_anywhere

_AT_THE_END = re.compile(
    r"(?<![\s,])[\s,]+(?:(?:denkt|dacht|vindt|vond|zegt|zei|meent|gelooft|schrijft|schreef)\s+(?:hij|zij|ze)(?:zelf)?|"
    r"volgens\s+(?:hem|haar)(?:zelf)?|in\s+(?:zijn|haar)\s+ogen|naar\s+(?:zijn|haar)\s+(?:mening|idee)|"
    r"(?:does|did)\s+(?:he|she)\s+(?:think|say|believe|feel|write)|(?:he|she)\s+(?:thinks|says|believes|feels|writes)|"
    r"according\s+to\s+(?:him|her)|in\s+(?:his|her)\s+(?:view|opinion|eyes|own\s+words))\W*$",
    re.IGNORECASE,
)


def place_of_own_view(text: str) -> Span | None:
    """Return where a question ends in asking what he or she thinks, says or finds of it; None where it does not."""
    said = _AT_THE_END.search(text)
    return Span(said.start(), len(text.rstrip(" ?!."))) if said else None


def with_own_view(text: str, reader: NameReader, found: FoundPeople) -> FoundPeople:
    """Return the people of a question, with the only one it names as the speaker where a pronoun at its end says so.

    Args:
        text: the question.
        reader: recognises the names of the collection's people among its words.
        found: those named in it.
    """
    place = place_of_own_view(text)
    if place is None or found.speakers or found.unknown is not None:
        return found
    people = named_anywhere(reader)
    if len(people) != 1:
        return found
    return replace(
        found,
        speakers=people,
        speaker_spans=(place,),
        subjects=tuple(person for person in found.subjects if person not in people),
        voices=1,
    )

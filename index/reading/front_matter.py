"""Reads the YAML block at the top of a file, in which its keeper corrects what the text says of itself."""

import datetime
import re

import yaml

from index.document import Kind, Language, PartialDate
from index.errors import RejectedDocument
from index.reading.dates import find_dates
from index.reading.people import split_list
from index.reading.source import FrontMatter

_LIMIT = 20_000
_OPENING = re.compile(r"---[ \t]*\n(?=[^\W\d_][\w -]{0,30}:)")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")

_FIELDS = {
    "title": ("title", "titel"),
    "authors": ("author", "authors", "auteur", "auteurs", "schrijver", "schrijvers", "from", "van", "by", "door"),
    "addressees": ("to", "aan", "addressee", "addressees", "geadresseerde", "geadresseerden"),
    "date": ("date", "datum"),
    "kind": ("kind", "soort", "type"),
    "place": ("place", "plaats"),
    "language": ("language", "lang", "taal"),
}
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("letter", "brief", "email", "e-mail", "mail"), "letter"),
    **dict.fromkeys(("message", "messages", "bericht", "berichten", "app", "apps", "appbericht", "chat"), "message"),
    **dict.fromkeys(("interview", "vraaggesprek", "gesprek"), "interview"),
    **dict.fromkeys(("article", "artikel", "column", "blog", "essay"), "article"),
    **dict.fromkeys(("other", "overig", "anders"), "other"),
}
_LANGUAGES: dict[str, Language] = {
    **dict.fromkeys(("nl", "nl-nl", "nl-be", "dutch", "nederlands"), "nl"),
    **dict.fromkeys(("en", "en-gb", "en-us", "english", "engels"), "en"),
}


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return what the front matter at the start of `text` says, and the text after it.

    Fields with a value of another form than the field's are passed over.

    Raises:
        RejectedDocument: `unreadable`, when the block is not valid YAML.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end() - 1, _LIMIT) if opening else None
    if opening is None or closing is None:
        return FrontMatter(), text
    try:
        loaded = yaml.safe_load(text[opening.end() : closing.start()])
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise RejectedDocument("unreadable", "The front matter between the --- lines is not valid YAML.") from error
    if not isinstance(loaded, dict):
        return FrontMatter(), text
    return _front_matter(loaded), text[closing.end() :]


def _front_matter(loaded: dict[object, object]) -> FrontMatter:
    values = {str(key).strip().casefold(): value for key, value in loaded.items() if isinstance(key, str)}
    found = {field: next((values[key] for key in keys if key in values), None) for field, keys in _FIELDS.items()}
    return FrontMatter(
        title=_word(found["title"]),
        kind=_KINDS.get((_word(found["kind"]) or "").casefold()),
        language=_LANGUAGES.get((_word(found["language"]) or "").casefold()),
        authors=_names(found["authors"]),
        addressees=_names(found["addressees"]),
        place=_word(found["place"]),
        date=_date(found["date"]),
    )


def _word(value: object) -> str | None:
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) else None


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(name for item in value if isinstance(item, str) and (name := _word(item)))
    return split_list(value) if isinstance(value, str) else ()


def _date(value: object) -> PartialDate | None:
    if isinstance(value, datetime.date):
        return PartialDate(value.year, value.month, value.day)
    word = _word(value)
    if word is None:
        return None
    dates = find_dates(word)
    if dates:
        return dates[0].date
    return PartialDate(int(word)) if word.isascii() and word.isdigit() and len(word) == 4 and int(word) else None

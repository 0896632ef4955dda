"""The pages people see: where they ask, a letter to read, and what went wrong."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import jinja2
import markupsafe

from api.layout import lay_out
from api.people import Present
from index.document import Kind, Language, PartialDate, Span, Turn

KINDS_THAT_NAME_THEIR_SPEAKERS: tuple[Kind, ...] = ("interview", "message")

PARSER_CHANGES = {"\r": "&#13;", "\0": "&#0;"}
"""What an HTML parser would drop or change in plain text, so that offsets would no longer hold."""


@dataclass(frozen=True, slots=True)
class LetterView:
    """What the page of a letter shows, with people named in full and warnings in the reader's language.

    Attributes:
        date: `2024`, `2024-11` or `2024-11-05`.
    """

    id: str
    title: str
    kind: Kind
    authors: tuple[str, ...]
    addressees: tuple[str, ...]
    place: str | None
    date: str | None
    language: Language
    text: str
    turns: tuple[Turn, ...]
    warnings: tuple[str, ...] = ()


def render_ask_page(language: Language, questions: Sequence[str], words: Mapping[str, str]) -> str:
    """Return the HTML of the page that asks, in `language`, with `questions` to start from."""
    lines = "\n".join(" ".join(question.split()) for question in questions)
    return _render("ask.html", words, language=language, questions=lines)


def render_letter_page(view: LetterView, mark: Span | None, words: Mapping[str, str]) -> str:
    """Return the HTML of a letter's page, its text unchanged inside the elements with `data-start`.

    Args:
        view: the letter.
        mark: the quote to mark, in code points of the text; one outside the text marks nothing.
        words: the pages' words in the reader's language.
    """
    inside = mark is not None and 0 <= mark.start < mark.end <= len(view.text)
    sections = lay_out(view.text, view.turns, mark if inside else None)
    speakers = {turn.speaker for turn in view.turns if turn.speaker is not None}
    return _render(
        "letter.html",
        words,
        view=view,
        sections=sections,
        names_speakers=view.kind in KINDS_THAT_NAME_THEIR_SPEAKERS or len(speakers) > 1,
        has_aside=any(not paragraph.blank for part in sections if part.turn is None for paragraph in part.paragraphs),
        byline=_byline(view, words),
        dateline=", ".join(part for part in (view.place, view.date and date_in_words(view.date, words)) if part),
    )


def render_people_page(everybody: Sequence[Present], words: Mapping[str, str]) -> str:
    """Return the HTML that lists who is in the letters, each with the letters they speak in or are written."""

    def counts(one: Present) -> str:
        found = {"speaks": len(one.speaking), "addressed": len(one.addressed)}
        told = (
            words[f"{name}_{'one' if count == 1 else 'many'}"].format(count=count)
            for name, count in found.items()
            if count
        )
        return ", ".join(told) or words["told_of"]

    return _render(
        "people.html",
        words,
        everybody=everybody,
        counts=counts,
        other_names=lambda one: _listed(sorted(one.person.names - {one.person.name}), words),
        in_words=lambda date: date_in_words(str(date), words),
    )


def render_problem_page(status: int, title: str, detail: str, words: Mapping[str, str]) -> str:
    """Return the HTML that tells a person with a browser what went wrong and where to go on."""
    return _render("problem.html", words, status=status, title=title, detail=detail)


def date_in_words(date: str, words: Mapping[str, str]) -> str:
    """Return `5 november 2024` for `2024-11-05`, as precise as the date is.

    Raises:
        ValueError: `date` is not a date like 2024, 2024-11 or 2024-11-05.
    """
    parsed = PartialDate.parse(date)
    month = words["months"].split()[parsed.month - 1] if parsed.month else None
    return " ".join(str(part) for part in (parsed.day, month, parsed.year) if part is not None)


def _byline(view: LetterView, words: Mapping[str, str]) -> str:
    by = words["by"].format(names=_listed(view.authors, words)) if view.authors else ""
    to = words["to"].format(names=_listed(view.addressees, words)) if view.addressees else ""
    return " ".join(part for part in (by, to) if part)


def _listed(names: Sequence[str], words: Mapping[str, str]) -> str:
    if not names:
        return ""
    return f" {words['and']} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _render(template: str, words: Mapping[str, str], **values: object) -> str:
    return _environment().get_template(template).render(words=words, **values)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("api", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["exactly"] = _exactly
    return environment


def _exactly(text: str) -> markupsafe.Markup:
    """Escape `text` so that a browser's text content is `text` again; only NUL, which HTML has not, becomes U+FFFD."""
    escaped = str(markupsafe.escape(text))
    for character, reference in PARSER_CHANGES.items():
        escaped = escaped.replace(character, reference)
    return markupsafe.Markup(escaped)  # noqa: S704 - escaped just above

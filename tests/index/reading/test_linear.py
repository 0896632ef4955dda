"""No text, however it is made, takes a pattern or a step of the reading more time than in proportion to its length.

Every regular expression of the reading and of the understanding of questions is run in the ways in which its module
runs it, and every public function of the reading that takes a text, on texts of 100,000 characters in which one
construct after another is repeated. A part is linear when four times the text takes it about four times as long; times
so small that they only show the machine's noise are not compared.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

import index.reading
import rag
from index.document import Span, Turn
from index.errors import RejectedDocument
from index.reading.reports import find_reports
from tests.timing import growth, quickest

LENGTH = 100_000
LIMIT = 0.1
UNITS = (
    *(" ", "\n", "a", "Aa ", "1", "1.1 ", "van ", "de heer ", "Jan de Wit ", "“", "’", '"', "‘a’ ", ".", "? ", ", "),
    *(": ", "(", "[1-1 1:1] Jan: ", "<a@", "@", "mei 3 ", "2024-01-", "Van: Jan\n", "Beste Jan,\n", "Groet,\nJan\n"),
    *(
        "| ",
        "**a** ",
        "# ",
        "zegt Jan dat ",
        "volgens Jan ",
        "“a” zei Jan ",
        "en Jan ",
        "Jan, ",
        "is auteur ",
        "http://a ",
    ),
)
RUN = 20_000
"""Characters: one construct goes on so long in a text, which holds five of them."""

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


def modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def patterns() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield each pattern of a module with each method that the module calls on it."""
    for module in (*modules(index.reading), *modules(rag)):
        called: dict[str, set[str]] = {}
        for node in ast.walk(ast.parse(Path(module.__file__ or "").read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
                called.setdefault(node.value.id, set()).add(node.attr)
        for name, pattern in vars(module).items():
            if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                for method in sorted(called.get(name, ())):
                    yield f"{module.__name__}.{name}.{method}", run_of(pattern, method)


def run_of(pattern: re.Pattern[str], method: str) -> Callable[[str], object]:
    if method == "sub":
        return lambda text: pattern.sub("", text)
    if method == "finditer":
        return lambda text: sum(1 for _ in pattern.finditer(text))
    return typing.cast(Callable[[str], object], getattr(pattern, method))


def functions() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield each public function of the reading that needs no more than a text, places and collections."""
    for module in modules(index.reading):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                arguments = _arguments(function)
                if arguments is not None:
                    yield f"{module.__name__}.{name}", _call(function, arguments)
    yield "find_reports", lambda text: find_reports(text, (Turn(Span(0, len(text)), None),), [])


def _arguments(function: Callable[..., object]) -> list[object] | None:
    """Return what to call a function with, None standing for the text; None where that is not known."""
    hints = typing.get_type_hints(function)
    arguments: list[object] = []
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.default is not inspect.Parameter.empty:
            continue
        if hints[name] is str:
            arguments.append(None)
        elif hints[name] is int:
            arguments.append(0)
        elif typing.get_origin(hints[name]) in (Collection, Sequence):
            arguments.append(())
        else:
            return None
    return arguments if None in arguments else None


def _call(function: Callable[..., object], arguments: Sequence[object]) -> Callable[[str], object]:
    def call(text: str) -> None:
        with suppress(RejectedDocument):
            function(*(text if argument is None else argument for argument in arguments))

    return call


def grows(step: Callable[[str], object], unit: Callable[[int], str], limit: float) -> bool:
    """Tell whether a step takes more than `limit` seconds for LENGTH characters, and far more or out of proportion."""
    whole, quarter = partial(step, unit(LENGTH)), partial(step, unit(LENGTH // 4))
    best = quickest(whole, limit)
    return best > limit and (best > 5 * limit or growth(whole, quarter, 7) > 7)


def repeated(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def mixed(units: Sequence[str]) -> Callable[[int], str]:
    return lambda length: "\n\n".join(repeated(unit)(length // len(units)) for unit in units)


TEXTS = [mixed(UNITS[start : start + LENGTH // RUN]) for start in range(0, len(UNITS), LENGTH // RUN)]


@pytest.mark.parametrize("text", TEXTS)
def test_every_pattern_takes_time_in_proportion_to_the_text(text: Callable[[int], str]) -> None:
    found = list(patterns())
    assert len(found) > 100
    assert [name for name, run in found if grows(run, text, LIMIT)] == []


@pytest.mark.parametrize("text", TEXTS)
def test_every_step_of_reading_takes_time_in_proportion_to_the_text(text: Callable[[int], str]) -> None:
    found = list(functions())
    assert len(found) > 40
    assert [name for name, run in found if grows(run, text, 5 * LIMIT)] == []


def test_a_pattern_that_is_not_linear_is_found() -> None:
    text = mixed(["a", " ", "1", "-", "."])
    assert not grows(re.compile(r"a+").search, text, LIMIT)
    assert grows(re.compile(r"\s*,").split, text, LIMIT)

"""Options that commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from api.command.language import preferred_language, speak
from api.settings import Settings
from index.document import LANGUAGES, Language
from rag.wording import Wording, wording

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]

folder_argument = click.argument("folder", required=False, type=click.Path(path_type=Path))


def setting_options(*names: str) -> Decorator[Any]:
    """Add a flag for each of these settings; the settings themselves judge the values."""

    def add(function: Function) -> Function:
        for name in reversed(names):
            field = Settings.model_fields[name]
            flag = f"--{name.replace('_', '-')}"
            if field.annotation is bool:
                function = click.option(flag, is_flag=True, default=None, help=field.description)(function)
            else:
                shown = f"{field.description} [default: {_default(name)}]"
                function = click.option(flag, metavar="VALUE", help=shown)(function)
        return function

    return add


def language_option(function: Function) -> Function:
    """Add `--language`, which picks the words that people read; the command gets them as `words`."""
    return click.option(
        "--language",
        "words",
        type=click.Choice(LANGUAGES),
        envvar="BRIEFWIJZER_LANGUAGE",
        callback=_words,
        help="What is printed is in this language. [default: the system's, else en]",
    )(function)


def _words(context: click.Context, _option: click.Parameter, language: str | None) -> Wording:
    return speak(context, wording(cast(Language, language) if language is not None else preferred_language()))


def _default(name: str) -> str:
    if name == "model":
        return "the one that is shipped"
    default = Settings.model_fields[name].default
    return str(default) if default != () else "none"

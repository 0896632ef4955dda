"""Which language the command line speaks; light, as every command needs it even to fail."""

import os

import click

from index.document import LANGUAGES, Language
from rag.wording import Wording, wording

_WORDS = "briefwijzer.words"


def speak(context: click.Context, words: Wording) -> Wording:
    """Keep what a command was told to speak, for errors that end it."""
    context.meta[_WORDS] = words
    return words


def spoken(context: click.Context) -> Wording:
    """Return what a command speaks: as it was told, else as the environment says."""
    words: Wording = context.meta.get(_WORDS) or wording(preferred_language())
    return words


def preferred_language() -> Language:
    """Return the language that the environment asks for, else the system's; English when that is none of ours."""
    asked = os.environ.get("BRIEFWIJZER_LANGUAGE")
    if asked in LANGUAGES:
        return asked
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return next((language for language in LANGUAGES if locale.lower().startswith(language)), "en")

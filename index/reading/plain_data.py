"""Turns frozen dataclasses into what JSON can hold, and back, by the types of their fields."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Made = TypeVar("Made")


def to_plain(value: object) -> object:
    """Return a dataclass's instance as dictionaries and lists; what JSON holds as it is stays."""
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return [to_plain(each) for each in value] if isinstance(value, tuple) else value


def from_plain(kind: type[Made], plain: object) -> Made:
    """Return the instance of a dataclass that `to_plain` made `plain` of.

    Raises:
        ValueError: it was made of another class.
    """
    return cast(Made, _value(kind, plain))


def _value(kind: object, plain: object) -> object:
    if isinstance(kind, type) and is_dataclass(kind) and isinstance(plain, Mapping):
        hints = _hints(kind)
        return kind(**{name: _value(hint, plain[name]) for name, hint in hints.items()})
    origin, kinds = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if plain is None else _value(next(each for each in kinds if each is not NoneType), plain)
    if origin is tuple and isinstance(plain, list):
        if kinds[-1] is Ellipsis:
            return tuple(_value(kinds[0], each) for each in plain)
        return tuple(_value(each, one) for each, one in zip(kinds, plain, strict=True))
    if (origin is Literal and plain in kinds) or (isinstance(kind, type) and isinstance(plain, kind)):
        return plain
    raise ValueError(f"{plain!r} is no {kind}")


@cache
def _hints(kind: type) -> dict[str, object]:
    return {field.name: get_type_hints(kind)[field.name] for field in fields(kind)}

"""Values that an option or an argument does not take, told in one line: where, what is wrong, and what to give."""

from __future__ import annotations

import re
from typing import Any

import typer

_NO_NUMBER = re.compile(r"(?P<given>.*) is not a valid (?:int|float)(?: range)?", re.DOTALL)
_OUT_OF_RANGE = re.compile(r"(?P<given>\S+) is not in the range .*")
# What Typer calls the types of numbers, and what a person does.
_NUMBERS = {"int": "whole number", "int range": "whole number", "float": "number", "float range": "number"}


def is_about_a_value(error: typer.BadParameter) -> bool:
    """Whether it is about a value that was given, and not about one that is missing: of that Typer tells well."""
    return type(error) is typer.BadParameter


def told(error: typer.BadParameter) -> str:
    """An error about a value in one line, in the shape of our own: ``--limit: 'x' is no whole number. Give one``.

    Args:
        error: As a command raised it, or Typer.
    """
    what = error.message.rstrip(".")
    kind = error.param.type if error.param else None
    if number := _NUMBERS.get(getattr(kind, "name", "")):
        if found := _NO_NUMBER.fullmatch(what):
            what = f"{found['given']} is no {number}"
        elif found := _OUT_OF_RANGE.fullmatch(what):
            what = f"{found['given']} is out of range"
        what = f"{what}. Give a {number}{_range(kind)}"
    where = _where(error)
    return f"{where}: {what}" if where else what


def _where(error: typer.BadParameter) -> str | None:
    """The option by its long name, or the argument as its help calls it; None where it is about several."""
    if isinstance(error.param_hint, str):
        return error.param_hint
    if error.param is None:
        return None
    return next((name for name in error.param.opts if name.startswith("--")), error.param.human_readable_name)


def _range(kind: Any) -> str:  # noqa: ANN401 - Typer keeps the classes of its types to itself
    low, high = (getattr(kind, end, None) for end in ("min", "max"))
    if low is not None and high is not None:
        return f" from {low:g} to {high:g}"
    return f", {low:g} or more" if low is not None else f", {high:g} or less" if high is not None else ""

"""Modules that are loaded when something in them is used: a command loads no more than it needs."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class OnDemand:
    """Stands for a module until something in it is used; then the module is loaded, and gives it.

    To be used beside an import for type checkers::

        if TYPE_CHECKING:
            from claims.store import judging
        else:
            judging = OnDemand("claims.store.decisions.on_quotations")

    Args:
        name: The module's full name.
    """

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 - as a module's own
        return getattr(import_module(self._name), attribute)

    def __repr__(self) -> str:
        return f"<{self._name}, loaded on demand>"

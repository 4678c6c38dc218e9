"""The commands of ``claims``, in the order of daily use; each is loaded when it is run, or when its help is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer

_COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("demo", "demo", "Try it: import invented articles, ask three questions."),
    "import": ("importing", "import_articles", "Import articles: find their quotations and keep both."),
    "watch": ("watching", "watch", "Poll feeds and import what they list."),
    "ask": ("asking", "ask", "Ask a question; the answer is cited quotations."),
    "quotes": ("asking", "quotes", "List the quotations that fit all filters."),
    "show": ("showing", "show", "Show a quotation in its context, with its chain of relays."),
    "list": ("claiming", "list_claims", "List claims: what speakers said, wherever it was printed."),
    "drift": ("claiming", "drift", "List the claims whose verbatim wordings differ most."),
    "merge": ("claiming", "merge", "Decide that two claims are one."),
    "split": ("claiming", "split", "Decide that quotations are a claim of their own."),
    "gather": ("claiming", "gather", "Gather quotations into claims; imports do it by themselves."),
    "undo": ("claiming", "undo", "Take a decision back."),
    "sources": ("showing", "sources", "List the channels through which quotations came."),
    "match": ("matching", "match", "Find the known claims and fact-checks that say what a text says."),
    "fact-check": ("factchecks", "fact_check", "Record your own verdict on a claim."),
    "serve": ("serving", "serve", "Browse a database: search, articles with marked quotations, tables."),
    "extract": ("extracting", "extract", "Print the quotations of articles; nothing is stored."),
    "export": ("exporting", "export", "Write what the database holds in a format that others read."),
    "evaluate": ("evaluating", "evaluate", "Score the extraction against an annotated corpus."),
    "train": ("training", "train", "Train the tagger that finds quotations."),
    "stats": ("database", "stats", "Print how much a database holds."),
    "speakers": ("speakers", "app", ""),
    "review": ("reviewing", "app", ""),
    "fact-checks": ("factchecks", "app", ""),
    "runs": ("runs", "app", ""),
    "db": ("database", "app", ""),
}
"""What each is in its module of ``claims.cli``, a function or a group of commands, and a function's help."""


class Commands(Mapping[str, Any]):
    """The commands by their names; a command is loaded, with its module, when it is looked up.

    Typer would read the signatures of all of them before it runs one, which takes longer than most of what they do.
    """

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - Typer keeps the class of its commands to itself
        if name not in self._loaded:
            self._loaded[name] = _load(name, *_COMMANDS[name])
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)

    def __contains__(self, name: object) -> bool:
        return name in _COMMANDS


def _load(name: str, module: str, attribute: str, short_help: str) -> Any:  # noqa: ANN401 - see above
    found = getattr(import_module(f"claims.cli.{module}"), attribute)
    around = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
    if isinstance(found, typer.Typer):
        around.add_typer(found, name=name)
    else:
        around.command(name, short_help=short_help)(found)
    return typer.main.get_group(around).commands[name]

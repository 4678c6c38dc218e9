"""Progress on stderr: a bar with rate and time left on a terminal, a line a minute anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from claims.ingest import Summary

_A_FEW = 5  # articles: up to so many, a progress bar only flickers
_EVERY = 60.0  # seconds between the lines of progress where there is no terminal
_BLOCK = 2**20


@contextmanager
def progress_of(
    task: str, *, total: Callable[[], int | None], shown: bool
) -> Iterator[Callable[[Summary], None] | None]:
    """What an import calls after each article.

    Args:
        task: What is done, for the beginning of the bar.
        total: Counts how many articles there are, where that can be told.
        shown: Whether to show anything.
    """
    if not shown:
        yield None
    elif sys.stderr.isatty():
        with _bar(task, total()) as update:
            yield update
    else:
        yield _lines(task)


def _lines(task: str) -> Callable[[Summary], None]:
    told, done = time.monotonic(), 0

    def update(summary: Summary) -> None:
        nonlocal told, done
        now = time.monotonic()
        if now - told >= _EVERY:
            rate = (summary.done - done) / (now - told)
            typer.echo(f"{task}: {summary.done:,} articles, {rate:,.1f} articles/s", err=True)
            told, done = now, summary.done

    return update


@contextmanager
def _bar(task: str, total: int | None) -> Iterator[Callable[[Summary], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.1f} articles/s"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    number = bar.add_task(task, total=total, rate=0.0)

    def update(summary: Summary) -> None:
        if summary.done > _A_FEW:
            bar.start()  # again and again: only the first time counts
            bar.update(number, completed=summary.done, rate=summary.done / max(summary.seconds, 0.001))

    try:
        yield update
    finally:
        bar.stop()


def articles_in(inputs: Sequence[str]) -> int | None:
    """How many articles there are, where that can be told without parsing: one a file, or one a line of JSON."""
    from pathlib import Path

    from claims.readers.inputs.expand import expand, is_web_address
    from claims.readers.inputs.sniff import SUFFIXES

    if any(name == "-" or is_web_address(name) for name in inputs):
        return None
    total = 0
    for name in inputs:
        for found in expand(name, notify=lambda _: None):
            kind = SUFFIXES.get(found.suffix.lower()) if isinstance(found, Path) else "text"
            if kind == "jsonl" and isinstance(found, Path):
                total += _lines_of(found)
            elif kind in {"text", "html"}:
                total += 1
            else:
                return None
    return total


def _lines_of(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
    except OSError:  # the reader will say what is wrong
        return 1

"""A person at the queue of quotations, deciding with single keys."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from claims.cli.showing import marked_passage
from claims.cli.terminal.output import coloured, note, print_wrapped, safe
from claims.cli.terminal.quotations import heading, provenance
from claims.errors import ClaimsError
from claims.quotation import QUOTATION_KINDS, RELAY_KINDS

if TYPE_CHECKING:
    from claims.reviewing import Given
    from claims.store.decisions.queue import Candidate
    from claims.store.quotations.filters import Filters
    from claims.store.records import Decided
    from claims.store.store import Store
    from claims.store.stored import QuotationInContext

_KEYS = {"a": "accept", "c": "correct", "r": "reject", "s": "skip", "u": "undo", "q": "quit"}
_PROMPT = "[a]ccept [c]orrect [r]eject [s]kip [u]ndo the last [q]uit"
_PARTS = {
    "s": ("speaker", "Speaker: a number above, s12, a name; - for nobody known"),
    "o": ("role", "Role; - for none"),
    "k": ("kind", f"Kind: {', '.join(QUOTATION_KINDS)}"),
    "c": ("content", "What was said: its words, or places (120-180), several with | between"),
    "u": ("cue", "The words that attribute, or their place; - for none"),
    "w": ("source", "The words that name who said it, or their place; - for none"),
    "r": ("relays", f"Through whom: NAME (KIND), several with | between, - for nobody; {', '.join(RELAY_KINDS)}"),
    "t": ("addressees", "To whom, several with | between; - for nobody"),
    "d": ("said", "Said on: 2021-02-03, 2021-02, two with .. between; - for no date"),
}
_PART_PROMPT = "Correct [s]peaker r[o]le [k]ind [c]ontent c[u]e source [w]ords [r]elays [t]o whom [d]ate; Enter saves"
_SEVERAL = ("content", "relays", "addressees")


class QueueSession:
    """A person at the queue.

    Args:
        store: The database.
        filters: Which quotations.
        by: Who decides.
        limit: After how many it ends.
    """

    def __init__(self, store: Store, filters: Filters, *, by: str | None, limit: int) -> None:
        self._store = store
        self._filters = filters
        self._by = by
        self._limit = limit
        self._made: list[tuple[int, int]] = []

    def run(self) -> None:
        """One after another, until the queue or the person is at an end."""
        last: int | None = None
        for _ in range(self._limit):
            number = self._next(last)
            if number is None:
                note("Nothing waits for a decision." if last is None else "That was the last one.")
                return
            last = self._decide(number)
            if last is None:
                return

    def _next(self, last: int | None) -> int | None:
        from claims.store.reader import open_reader

        with open_reader(self._store.engine) as reader:
            found = reader.doubtful(self._filters, after=last, limit=1)
        return found[0].id if found else None

    def _decide(self, number: int) -> int | None:
        """Ask until this quotation, or the one before that an undo leads back to, is decided or left; None to quit."""
        self._show(number)
        while True:
            key = _key(_PROMPT, _KEYS)
            if key == "q":
                return None
            if key == "s":
                return number
            if key == "u":
                number = self._undo() or number
                self._show(number)
            elif self._attempt(number, {"a": self._accept, "r": self._reject, "c": self._correct}[key]):
                return number

    def _attempt(self, number: int, action: Callable[[int], Decided | None]) -> bool:
        try:
            decided = action(number)
        except ClaimsError as error:
            note(str(error))
            return False
        if decided is None:
            return False
        self._made.append((decided.review_id, number))
        typer.echo(f"Decision {decided.review_id} on q{number} is kept.")
        typer.echo()
        return True

    def _accept(self, number: int) -> Decided:
        from claims import reviewing

        return reviewing.accept(self._store, number, by=self._by)

    def _reject(self, number: int) -> Decided:
        from claims import reviewing

        return reviewing.reject(self._store, number, by=self._by)

    def _correct(self, number: int) -> Decided | None:
        from claims.reviewing import Given, correct_as_given

        given, candidates = Given(), self._candidates(number)
        while key := _key(_PART_PROMPT, _PARTS, nothing=True):
            given = _with_part(given, key, candidates)
        if given == Given():
            return None
        return correct_as_given(self._store, number, given, by=self._by)

    def _candidates(self, number: int) -> list[Candidate]:
        from claims.store.reader import open_reader

        with open_reader(self._store.engine) as reader:
            found = reader.candidates(number)
        for place, one in enumerate(found, 1):
            typer.echo(f"  {place}  {safe(one.name)} (s{one.id})")
        return found

    def _undo(self) -> int | None:
        """Undo the last decision; its quotation."""
        from claims import reviewing

        if not self._made:
            note("There is nothing to undo; claims review list shows older decisions.")
            return None
        decision, number = self._made.pop()
        reviewing.undo(self._store, decision, by=self._by)
        typer.echo(f"Decision {decision} on q{number} is undone.")
        return number

    def _show(self, number: int) -> None:
        from claims.store.reader import open_reader

        with open_reader(self._store.engine) as reader:
            found = reader.quotation(number)
        _print(found)


def _with_part(given: Given, key: str, candidates: list[Candidate]) -> Given:
    name, question = _PARTS[key]
    value: Any = _line(question)
    if not value:
        return given
    if name == "speaker" and value.isdigit() and 0 < int(value) <= len(candidates):
        value = f"s{candidates[int(value) - 1].id}"
    if name in _SEVERAL:
        value = [part.strip() for part in value.split("|")]
    return replace(given, **{name: value})


def _print(found: QuotationInContext) -> None:
    quotation = found.quotation
    print_wrapped(f"q{quotation.id}  {heading(quotation)}", indent="    ", first="", bold=True)
    for paragraph in marked_passage(found, colours=coloured()).split("\n"):
        if coloured():
            typer.echo(paragraph)
        elif paragraph:
            print_wrapped(paragraph)
    print_wrapped(
        f"{provenance(quotation)}; {quotation.kind}, confidence {quotation.confidence:.2f}", indent="    ", first=""
    )


def _key(prompt: str, keys: dict[str, Any], *, nothing: bool = False) -> str:
    """One of the keys; the end of the input quits, or saves."""
    while True:
        typer.echo(f"{prompt}: ", nl=False)
        if sys.stdin.isatty():
            pressed = typer.getchar()
            typer.echo(pressed if pressed.isprintable() else "")
        else:
            line = sys.stdin.readline()
            pressed = line.strip()[:1] if line else "\x04"
            typer.echo(pressed if pressed.isprintable() else "")
        if pressed in {"\x03", "\x04"}:
            return "" if nothing else "q"
        if nothing and pressed in {"", "\r", "\n"}:
            return ""
        if pressed.casefold() in keys:
            return pressed.casefold()


def _line(question: str) -> str:
    typer.echo(f"{question}: ", nl=False)
    return sys.stdin.readline().strip()

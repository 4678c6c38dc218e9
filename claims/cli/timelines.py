"""``claims ask --timeline``: answers in order of time, and what of them may contradict itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from claims.cli.terminal.output import note, print_json, print_wrapped, safe
from claims.cli.terminal.quotations import print_quotation, said_when, understood, words

if TYPE_CHECKING:
    from claims.ask import Answers
    from claims.store.store import Store
    from claims.tracing import Moment


def print_timeline(store: Store, answers: Answers, *, as_json: bool) -> None:
    """Print answers in order of time, and the pairs of them that may contradict each other.

    Args:
        store: The database.
        answers: The answers.
        as_json: As JSON.
    """
    from claims.store.reader import open_reader
    from claims.tracing import timeline

    with open_reader(store.engine) as reader:
        found = timeline(reader, [answer.quotation for answer in answers.answers])
    if as_json:
        asked = answers.to_dict()
        print_json({"question": asked["question"], "understood": asked["understood"]} | found.to_dict())
        return
    note(understood(answers))
    if not found.moments:
        note("Nothing found." + (f" {answers.instead}." if answers.instead else ""))
    caveats = {answer.quotation.id: answer.caveat for answer in answers.answers}
    for one in found.moments:
        print_wrapped(_day_of(one), bold=True)
        print_quotation(one.quotation)
        if caveat := caveats[one.quotation.id]:
            print_wrapped(safe(f"{caveat}."), indent="      ")
    for pair in found.candidates:
        about = pair.opposition
        why = {"denial": "one denies it", "opposite words": "opposite words", "numbers": "other numbers"}[about.sort]
        differing = f": {' / '.join(about.words)}" if about.sort != "denial" else ""
        typer.echo()
        print_wrapped(f"May contradict each other ({why}{safe(differing)}); please look:", bold=True)
        for said in (pair.earlier, pair.later):
            print_wrapped(f"q{said.id}{said_when(said)}: {words(said)}", indent="    ", first="  ")


def _day_of(one: Moment) -> str:
    """When something was said; else when it was printed."""
    said = one.quotation.said
    if said is None:
        return f"printed {one.day}" if one.day else "no day known"
    return str(said.first) if said.first == said.last else f"{said.first} to {said.last}"

"""``claims review``: quotations that a person should look at, the most doubtful first; decisions, and their undoing."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.asking import heading, provenance
from claims.cli.judging import ByOption, NoteOption
from claims.cli.options import DbOption, JsonOption, parse_date
from claims.cli.output import LimitOption, coloured, note, opened, print_json, print_wrapped, safe
from claims.cli.showing import marked_passage
from claims.errors import ClaimsError, QuestionError
from claims.quotation import QUOTATION_KINDS, RELAY_KINDS, SPEAKER_KINDS

if TYPE_CHECKING:
    from claims.reviewing import Given
    from claims.store.filters import Filters
    from claims.store.queue import Candidate, QuotationDecision
    from claims.store.records import Decided
    from claims.store.store import Store
    from claims.store.stored import QuotationInContext

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A quotation, such as q12.")]

_ID = re.compile(r"q?(\d{1,18})", re.IGNORECASE)
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


@app.callback()
def review(
    context: typer.Context,
    *,
    speaker: Annotated[
        str | None, typer.Option(metavar="SPEAKER", help="Only this speaker's: a number or a name.", show_default=False)
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this outlet printed.", show_default=False)
    ] = None,
    since: Annotated[
        date | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="Only what was said, or else printed, since.",
            parser=parse_date,
            show_default=False,
        ),
    ] = None,
    by: ByOption = None,
    limit: LimitOption = 20,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Review quotations: accept, correct or reject them, the most doubtful first.

    Decisions are kept, outrank the machine and every later extraction, and can be undone. Each quotation takes a key:
    a, c, r, s (skip), u (undo the last decision), q (quit); what is not a terminal gives one a line. With --json the
    queue is printed instead, and the commands below take the decisions.
    """
    if context.invoked_subcommand is not None:
        return
    from claims.reviewing import waiting_filters
    from claims.store.reader import open_reader

    with opened(db) as store:
        with open_reader(store.engine) as reader:
            filters = waiting_filters(reader, speaker=speaker, outlet=outlet, since=since)
        if as_json:
            _print_queue(store, filters, limit)
        else:
            _Session(store, filters, by=by, limit=limit).run()


@app.command()
def accept(
    number: IdArgument, *, by: ByOption = None, why: NoteOption = None, as_json: JsonOption = False, db: DbOption = None
) -> None:
    """Decide that a quotation is right as it is shown."""
    from claims import reviewing

    with opened(db) as store:
        decided = reviewing.accept(store, _number(number), by=by, note=why)
    _report(decided, "q{} is accepted.", as_json=as_json)


@app.command()
def reject(
    number: IdArgument, *, by: ByOption = None, why: NoteOption = None, as_json: JsonOption = False, db: DbOption = None
) -> None:
    """Decide that this is no quotation: it is kept, and shown nowhere."""
    from claims import reviewing

    with opened(db) as store:
        decided = reviewing.reject(store, _number(number), by=by, note=why)
    _report(decided, "q{} is rejected.", as_json=as_json)


@app.command()
def correct(
    number: IdArgument,
    *,
    speaker: Annotated[
        str | None,
        typer.Option(metavar="SPEAKER", help="Who said it: s12 or a name; - for nobody known.", show_default=False),
    ] = None,
    speaker_kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help=f"What the speaker is: {', '.join(SPEAKER_KINDS)}.", show_default=False),
    ] = None,
    role: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the article calls the speaker.", show_default=False)
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help=f"{', '.join(QUOTATION_KINDS)}.", show_default=False)
    ] = None,
    content: Annotated[
        list[str] | None,
        typer.Option(metavar="PLACE", help="What was said: START-END, or the words. Repeatable.", show_default=False),
    ] = None,
    cue: Annotated[
        str | None, typer.Option(metavar="PLACE", help="The words that attribute; - for none.", show_default=False)
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="The words that name who said it; - for none.", show_default=False),
    ] = None,
    relay: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME:KIND",
            help="Through whom, nearest the speaker first; - for nobody. Repeatable.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESSEE", help="To whom; - for nobody. Repeatable.", show_default=False),
    ] = None,
    said: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="2021-02-03, 2021-02, two with .. between; - for none.", show_default=False),
    ] = None,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Decide what of a quotation is otherwise; the rest is right.

    A place is START-END, the first character and the one behind the last, or the words that stand there.
    """
    from claims.reviewing import Given, correct_as_given

    given = Given(
        speaker=speaker, speaker_kind=speaker_kind, role=role, kind=kind, content=content, cue=cue, source=source,
        relays=relay, addressees=to, said=said,
    )  # fmt: skip
    with opened(db) as store:
        decided = correct_as_given(store, _number(number), given, by=by, note=why)
    _report(decided, "q{} is corrected.", as_json=as_json)


@app.command()
def undo(
    decision: Annotated[int, typer.Argument(metavar="DECISION", help="Its number (see list).")],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Take a decision back: everything is as if it had never been made."""
    from claims import reviewing

    with opened(db) as store:
        decided = reviewing.undo(store, decision, by=by, note=why)
    if as_json:
        print_json(_as_dict(decided))
    else:
        typer.echo(f"Decision {decision} is undone.")


@app.command("list")
def list_decisions(
    number: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Only those on this quotation.", show_default=False)
    ] = None,
    *,
    limit: LimitOption = 20,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """List decisions on quotations, the latest first; undone ones too."""
    from claims.store.reader import open_reader

    with opened(db) as store, open_reader(store.engine) as reader:
        found: list[QuotationDecision] = (
            reader.reviews(limit=limit) if number is None else reader.history(_number(number))[::-1][:limit]
        )
    if as_json:
        print_json([one.to_dict() for one in found])
    elif found:
        for one in found:
            print_wrapped(safe(one.sentence), indent="    ", first="")
    else:
        note("Nobody has decided on a quotation yet.")


class _Session:
    """A person at the queue."""

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


def _print_queue(store: Store, filters: Filters, limit: int) -> None:
    from claims.store.reader import open_reader

    with open_reader(store.engine) as reader:
        waiting = {one.id: one.doubt for one in reader.doubtful(filters, limit=limit)}
        found = reader.quotations(list(waiting))
    print_json(
        [
            {"doubt": round(waiting[one.id], 4), "quotation": one.to_dict(), "article": one.article.to_dict()}
            for one in found
        ]
    )


def _number(text: str) -> int:
    wanted = _ID.fullmatch(text.strip())
    if not wanted:
        raise QuestionError(f"{text!r} is no quotation", where="ID", hint="Give one such as q12")
    return int(wanted[1])


def _report(decided: Decided, sentence: str, *, as_json: bool) -> None:
    if as_json:
        print_json(_as_dict(decided))
        return
    typer.echo(sentence.format(decided.quotation_id))
    typer.echo(f"Decision {decided.review_id}; to take it back: claims review undo {decided.review_id}")


def _as_dict(decided: Decided) -> dict[str, int | str | None]:
    number = decided.quotation_id
    return {"decision": decided.review_id, "quotation": None if number is None else f"q{number}"}

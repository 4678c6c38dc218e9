"""``claims speakers why|review|answer|link``: why who is who, and questions that only a person can answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claims.cli.terminal.options import DbOption, JsonOption
from claims.cli.terminal.output import LimitOption, counted, note, opened, print_json, print_wrapped, safe

if TYPE_CHECKING:
    from claims.speakers import Asked, Explanation
    from claims.store.decisions.questions import Link
    from claims.store.records import Decided
    from claims.store.store import Store
    from claims.store.stored import SpeakerSummary

SpeakerArgument = Annotated[str, typer.Argument(metavar="SPEAKER", help="A number (s12) or a name.")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="Another one, or another name of the same.")]
ByOption = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides.", show_default=False)]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.", show_default=False)]

_ANSWERS = {"y": "yes", "n": "no", "u": "unsure"}
_PROMPT = "One and the same? [y]es, [n]o, [u]nsure, [s]kip, [q]uit"
# Names in the explanation of one speaker, roles in a question.
_MANY, _FEW = 20, 3


def why(speaker: SpeakerArgument, other: OtherArgument, *, as_json: JsonOption = False, db: DbOption = None) -> None:
    """Explain why two are one speaker, or why they are not: names, scores, reasons, decisions."""
    from claims.speakers import explain
    from claims.store.reader import open_reader

    with opened(db) as store, open_reader(store.engine) as reader:
        found = explain(reader, speaker, other)
    if as_json:
        print_json(found.to_dict())
    elif found.one:
        _print_one(found)
    else:
        _print_two(found)


def review(
    *,
    by: ByOption = None,
    limit: LimitOption = 20,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Ask which speakers are one: those that the machine could not tell. Answers are kept, and nobody is asked again.

    Each question takes an answer from stdin: y (they are one), n (they are two), u (unsure), s (skip), q (quit).
    With --json the questions are printed instead; claims speakers answer takes the answers.
    """
    from claims.speakers import questions
    from claims.store.reader import open_reader

    with opened(db) as store:
        with open_reader(store.engine) as reader:
            asked = questions(reader, limit=limit)
        if as_json:
            print_json([question.to_dict() for question in asked])
        elif asked:
            _ask(store, asked, by=by)
        else:
            note("No questions: the machine doubts nothing that a person has not decided.")


def answer(
    speaker: SpeakerArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another speaker.")],
    said: Annotated[
        Literal["yes", "no", "unsure"], typer.Argument(metavar="yes|no|unsure", help="Whether they are one.")
    ],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Answer a question of claims speakers review: yes merges, no keeps two, unsure asks no more."""
    with opened(db) as store:
        one, another = speakers_of(store, speaker, other)
        decided = store.answer(one.id, another.id, said, by=by, note=why)
        gather_again(store)
    report(decided, _SAID[said].format(one=named(one), other=named(another)), as_json=as_json)


def link(
    *,
    wikidata: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help="Entities of Wikidata as JSON lines (or the array of a dump), plain or .gz.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Find speakers in a local extract of Wikidata, by names, descriptions and positions held.

    Who is linked gets the item's number and description. Where several items fit equally well, none is taken. Two
    speakers of one item become a question of claims speakers review.
    """
    from claims.speakers import link_wikidata

    with opened(db) as store:
        linked = link_wikidata(store, wikidata)
    if as_json:
        print_json([one.to_dict() for one in linked])
        return
    for one in linked:
        print_wrapped(
            safe(f"s{one.speaker_id} {one.name}: {one.item} {one.description or ''}"), indent="    ", first=""
        )
    note(f"{counted(len(linked), 'speaker')} {'is' if len(linked) == 1 else 'are'} linked.")


_SAID = {
    "yes": "{other} is {one} now.",
    "no": "{one} and {other} stay two.",
    "unsure": "Nobody is asked about {one} and {other} again.",
}


def speakers_of(store: Store, *names: str) -> list[SpeakerSummary]:
    """The speakers that arguments name."""
    from claims.speakers import find_speaker
    from claims.store.reader import open_reader

    with open_reader(store.engine) as reader:
        return [reader.speaker(find_speaker(reader, name)) for name in names]


def named(speaker: SpeakerSummary) -> str:
    """Number and name, for a terminal."""
    return f"s{speaker.id} {safe(speaker.name)}"


def gather_again(store: Store) -> None:
    """Gather the claims of those about whom something was decided just now."""
    from claims.ingest import gather_claims

    gather_claims(store)


def report(decided: Decided, sentence: str, *, as_json: bool) -> None:
    """Say what was decided, and how to take it back."""
    if as_json:
        print_json(as_dict(decided))
        return
    typer.echo(sentence)
    typer.echo(f"Decision {decided.review_id}; to take it back: claims speakers undo {decided.review_id}")


def as_dict(decided: Decided) -> dict[str, int | str]:
    """The shape of a decision in JSON."""
    return {"decision": decided.review_id, "speaker": f"s{decided.entity_id}"}


def _ask(store: Store, asked: list[Asked], *, by: str | None) -> None:
    for number, question in enumerate(asked, 1):
        typer.echo(f"{number} of {len(asked)}")
        for speaker in question.speakers:
            print_wrapped(_introduced(speaker), indent="    ", first="  ")
        print_wrapped(f"{question.describe()}.", indent="    ", first="  ")
        said = _answered()
        if said == "q":
            return
        if said in _ANSWERS:
            _decide(store, question, _ANSWERS[said], by=by)


def _answered() -> str:
    """One letter; the end of the input quits."""
    while True:
        try:
            said = str(typer.prompt(_PROMPT, prompt_suffix=": ")).strip().casefold()[:1]
        except typer.Abort:
            typer.echo()
            return "q"
        if said in {*_ANSWERS, "s", "q"}:
            return said


def _decide(store: Store, question: Asked, said: str, *, by: str | None) -> None:
    from claims.errors import StoreError

    one, other = question.speakers
    try:
        decided = store.answer(one.id, other.id, said, by=by)  # type: ignore[arg-type]  # one of _ANSWERS
    except StoreError as error:
        note(str(error))  # an answer given just now may have settled it
    else:
        gather_again(store)
        report(decided, _SAID[said].format(one=named(one), other=named(other)), as_json=False)


def _introduced(speaker: SpeakerSummary) -> str:
    roles = f": {safe('; '.join(speaker.roles[:_FEW]))}" if speaker.roles else ""
    return f"{named(speaker)} ({counted(speaker.quotations, 'quotation')}){roles}"


def _print_one(found: Explanation) -> None:
    (speaker,) = found.speakers
    print_wrapped(f"{named(speaker)} is one, because of these names:", bold=True)
    for link in found.links[:_MANY]:
        print_wrapped(f"{safe(link.name)}: {_linked(link)}", indent="    ", first="  ")
    if len(found.links) > _MANY:
        typer.echo(f"and {len(found.links) - _MANY} more (--json lists all)")
    for decision in found.decisions:
        print_wrapped(safe(decision.sentence), indent="    ", first="")


def _linked(link: Link) -> str:
    articles = counted(link.articles, "article")
    if link.score is None:
        return f"{articles} (a{link.first_article}), kept before scores were"
    return f"{articles} (a{link.first_article}), {link.score:.2f}: {', '.join(link.reasons)}"


def _print_two(found: Explanation) -> None:
    one, other = found.speakers
    print_wrapped(f"{named(one)} and {named(other)} are two.", bold=True)
    print_wrapped(f"{found.describe()}.", indent="  ", first="")
    if found.together:
        articles = "1 article names" if found.together == 1 else f"{found.together:,} articles name"
        typer.echo(f"{articles} both.")
    for decision in found.decisions:
        print_wrapped(safe(decision.sentence), indent="    ", first="")

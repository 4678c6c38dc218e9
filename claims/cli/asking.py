"""``claims ask`` and ``claims quotes``: quotations by a question in plain English, or by filters."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.factchecks import verdict_line
from claims.cli.terminal.options import ConfidenceOption, DbOption, JsonOption
from claims.cli.terminal.output import (
    CsvOption,
    LimitOption,
    Mark,
    note,
    one_format,
    opened,
    print_csv,
    print_json,
    print_wrapped,
    safe,
)
from claims.cli.terminal.quotations import heading, print_quotation, understood, words
from claims.cli.timelines import print_timeline
from claims.errors import QuestionError
from claims.lexicon.channels import channel
from claims.process import multiply_on_one_thread
from claims.quotation import QUOTATION_KINDS

if TYPE_CHECKING:
    from claims.ask import Answer, Answers


def _day(text: str | None) -> str | None:
    """A day as questions name them; :mod:`claims.search` reads it, once it knows what the day is counted from."""
    from claims.search.questions.periods import DAYS, parse_day

    if text and parse_day(text, today=datetime.now(UTC).date()) is None:
        raise typer.BadParameter(f"{text!r} is no day. {DAYS}")
    return text


def _kind(name: str | None) -> str | None:
    if name and name not in QUOTATION_KINDS:
        raise typer.BadParameter(f"there is no kind {name!r}. Give direct, indirect or mixed")
    return name


SpeakerOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only what this speaker said (a name, a role, or s12).")
]
SinceOption = Annotated[
    str | None, typer.Option(metavar="DAY", help='The first day: 2020-09-26, 2019, "last week".', callback=_day)
]
UntilOption = Annotated[str | None, typer.Option(metavar="DAY", help="The last day.", callback=_day)]
RelayOption = Annotated[
    str | None,
    typer.Option(metavar="CHANNEL", help="Only through this channel (IRNA), network (Twitter) or kind (agency)."),
]
OutletOption = Annotated[str | None, typer.Option(metavar="NAME", help="Only printed by this outlet.")]
AddresseeOption = Annotated[str | None, typer.Option(metavar="NAME", help="Only said to this person.")]
KindOption = Annotated[
    str | None, typer.Option(metavar="KIND", help="Only direct, indirect or mixed quotations.", callback=_kind)
]
TopicOption = Annotated[str | None, typer.Option(metavar="WORDS", help="What about, in place of the question's topic.")]
AboutOption = Annotated[str | None, typer.Option(metavar="NAME", help="Only what names this person or organisation.")]

MarkdownOption = Annotated[bool, typer.Option("--md", help="Print Markdown with citations, ready to paste.")]

_MARKDOWN = re.compile(r"([\\\\`*_\[\]#|~])")
_COLUMNS = (
    "id", "score", "speaker", "role", "kind", "quotation", "addressees", "relays", "said_from", "said_to", "outlet",
    "title", "published", "url", "origin", "article_id", "confidence", "context", "also_in",
)  # fmt: skip


def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help='For example "what did Rouhani say about US troops".')
    ] = None,
    *,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    relay: RelayOption = None,
    outlet: OutletOption = None,
    addressee: AddresseeOption = None,
    kind: KindOption = None,
    topic: TopicOption = None,
    about: AboutOption = None,
    limit: LimitOption = 10,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    as_md: MarkdownOption = False,
    over_time: Annotated[
        bool,
        typer.Option("--timeline", help="In order of time, each claim once, and what of it may contradict itself."),
    ] = False,
    interactive: Annotated[
        bool, typer.Option("--interactive", help="Answer questions, one a line, until an empty one.")
    ] = False,
    db: DbOption = None,
) -> None:
    """Answer a question with quotations: who said it, when, through whom, and where it was printed.

    Options override what the question says. Best answers first; a question without a topic lists the latest first.
    Words in quotation marks must be said in this order; a word with a star (immigr*) stands for all that begin so.
    With --timeline, pairs of statements of one speaker of which one denies the other, says the opposite or gives other
    numbers are offered as candidates: whether they contradict each other is for you to say.
    """
    multiply_on_one_thread()
    from claims.search.meaning.embed import load_beside

    load_beside()
    from claims.ask import ask as find_answers

    _one_format(as_json=as_json, as_csv=as_csv, as_md=as_md)
    if (question is None) != interactive:
        raise typer.BadParameter("give a question, or --interactive")
    if over_time and (as_csv or as_md):
        raise typer.BadParameter("--timeline is printed, or --json")
    with opened(db) as store:
        for asked in _questions() if question is None else [question]:
            with _going_on(interactive):
                answers = find_answers(
                    store,
                    asked,
                    limit=limit,
                    speaker=speaker,
                    since=since,
                    until=until,
                    relay=relay,
                    outlet=outlet,
                    addressee=addressee,
                    kind=kind,
                    topic=topic,
                    about=about,
                )
                if over_time:
                    print_timeline(store, answers, as_json=as_json)
                elif as_json:
                    print_json(answers.to_dict())
                else:
                    _print(answers, as_csv=as_csv, as_md=as_md, understood=understood(answers))


def quotes(
    *,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    relay: RelayOption = None,
    outlet: OutletOption = None,
    addressee: AddresseeOption = None,
    kind: KindOption = None,
    about: AboutOption = None,
    min_confidence: ConfidenceOption = 0.0,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    as_md: MarkdownOption = False,
    db: DbOption = None,
) -> None:
    """List quotations that fit all filters, the latest first."""
    multiply_on_one_thread()
    from claims.ask import quotes as find_quotes
    from claims.search.questions.options import Asked

    _one_format(as_json=as_json, as_csv=as_csv, as_md=as_md)
    asked = Asked(
        speaker=speaker,
        since=since,
        until=until,
        relay=relay,
        outlet=outlet,
        addressee=addressee,
        kind=kind,
        about=about,
        min_confidence=min_confidence,
    )
    with opened(db) as store:
        found = find_quotes(store, asked, limit=limit)
    if as_json:
        print_json([{"quotation": one["quotation"], "article": one["article"]} for one in found.to_dict()["answers"]])
        return
    _print(found, as_csv=as_csv, as_md=as_md)


def _one_format(*, as_json: bool, as_csv: bool, as_md: bool) -> None:
    one_format(as_json=as_json, as_csv=as_csv)
    if as_md and (as_json or as_csv):
        raise typer.BadParameter("choose one of --json, --csv and --md")


def _questions() -> Iterator[str]:
    """Questions from the terminal or standard input, until an empty line or the end."""
    while True:
        if sys.stdin.isatty():
            typer.echo("Question: ", nl=False, err=True)
        question = sys.stdin.readline().strip()
        if not question:
            return
        yield question


@contextmanager
def _going_on(interactive: bool) -> Iterator[None]:
    """In a series of questions, tell what is wrong with one and go on to the next."""
    try:
        yield
    except QuestionError as error:
        if not interactive:
            raise
        note(str(error))


def _markdown(answer: Answer) -> str:
    """A quotation with its citation, ready to paste: a block quotation, and a line that says where it is from."""
    quotation, article = answer.quotation, answer.quotation.article
    title = _escaped(article.title or article.origin)
    linked = f"[{title}](<{article.url}>)" if article.url else title
    printed = ", ".join(part for part in (_escaped(article.outlet or ""), str(article.published or "")) if part)
    via = "".join(f", via {_escaped(channel(relay.name, relay.owner))}" for relay in quotation.relays)
    source = f"{linked} ({printed})" if printed else linked
    return f"> {_escaped(words(quotation))}\n>\n> — {_escaped(heading(quotation))}{via}. {source} [q{quotation.id}]\n"


def _escaped(text: str) -> str:
    """A text in which Markdown and HTML see only letters."""
    return _MARKDOWN.sub(r"\\\1", safe(text)).replace("<", "&lt;")


def _print(answers: Answers, *, as_csv: bool, as_md: bool = False, understood: str | None = None) -> None:
    from claims.search.questions.question import LONGEST_QUESTION
    from claims.search.ranking.matches import matches

    if as_csv:
        print_csv(map(_row, answers.answers), _COLUMNS)
        return
    if understood:
        note(understood)
    if answers.query.cut:
        note(f"Only the first {LONGEST_QUESTION:,} characters of the question were read.")
    if not answers.answers:
        note("Nothing found.")
    if answers.instead:
        note(f"{answers.instead}.")
    mark = partial(matches, answers.terms)
    for index, answer in enumerate(answers.answers):
        if as_md:
            typer.echo(_markdown(answer))
            continue
        if index:
            typer.echo()
        _print_answer(answer, mark=mark)


def _print_answer(answer: Answer, *, mark: Mark) -> None:
    """One answer for reading: where else it was printed, whether it may be another's, what fact-checkers found."""
    print_quotation(answer.quotation, mark=mark, context=_more_than(answer))
    if answer.places:
        also = ", ".join(
            f"{place.article.outlet or place.article.origin} (q{place.quotation_id})" for place in answer.places
        )
        print_wrapped(safe(f"also in {also}"), indent="      ")
    if answer.caveat:
        print_wrapped(safe(f"{answer.caveat}."), indent="      ")
    for verdict in answer.verdicts:
        if verdict.is_about:
            print_wrapped(verdict_line(verdict), indent="      ")


def _more_than(answer: Answer) -> str:
    """The context of an answer where it has other words than the quotation, and not only a full stop more."""
    said, around = (sum(map(str.isalnum, text)) for text in (answer.quotation.text, answer.context))
    return answer.context if around > said else ""


def _row(answer: Answer) -> dict[str, Any]:
    found = answer.to_dict()
    quotation, article = found["quotation"], found["article"]
    said = quotation["said"] or {}
    return {
        **quotation,
        "score": answer.score,
        "quotation": quotation["text"],
        "addressees": "; ".join(quotation["addressees"]),
        "relays": " > ".join(f"{relay['name']} ({relay['kind']})" for relay in quotation["relays"]),
        "said_from": said.get("from"),
        "said_to": said.get("to"),
        "outlet": article["outlet"],
        "title": article["title"],
        "published": article["published"],
        "url": article["url"],
        "origin": article["origin"],
        "article_id": article["id"],
        "context": answer.context,
        "also_in": "; ".join(f"q{place.quotation_id}" for place in answer.places),
    }

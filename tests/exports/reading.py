"""Exporting and looking at what came out; articles of any characters, for property tests."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from claims.article import Article
from claims.database import Database
from claims.quotation import RELAY_KINDS, Addressee, Extraction, Quotation, Relay, Span, Speaker, UtteranceDate
from claims.search.questions.options import Asked
from claims.store.store import Store

_OF_EXPORT = {"limit", "base", "with_text", "own", "publisher", "publisher_url"}
SCHEMAS = Path(__file__).parent / "schemas"

# All that a database keeps, the characters that formats stumble over more often than others.
characters = st.one_of(
    st.sampled_from("“”‘’'\",;\t\r\n\u2028\u2029\x85\x0b\x1b\\{}[]<>&=é\u0301\u200f𝒳🗣️ "),
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
)
words = st.text(characters, min_size=1, max_size=12)
names = words.map(lambda word: word if word.strip() else f"{word}Ruiz")
texts = st.text(characters, min_size=8, max_size=80).map(lambda text: text if text.strip() else f"{text}Yes.")
days = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span.of(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def contents(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """One stretch, or two that do not touch."""
    cuts = draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4, unique=True).map(sorted))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return tuple(Span.of(text, start, end) for start, end in pairs)


@st.composite
def quotations(draw: st.DrawFn, text: str) -> Quotation:
    relay, to, first = draw(spans(text)), draw(spans(text)), draw(days)
    name = draw(st.none() | names)
    return Quotation(
        kind=draw(st.sampled_from(["direct", "indirect", "mixed"])),
        content=draw(contents(text)),
        cue=draw(st.none() | spans(text)),
        source=draw(st.none() | spans(text)),
        speaker=Speaker(name, draw(st.sampled_from(["unnamed", "group", "author"])), draw(st.none() | names))
        if name
        else None,
        relays=(Relay(draw(names), draw(st.sampled_from(RELAY_KINDS)), relay.start, relay.end),)
        if draw(st.booleans())
        else (),
        addressees=(Addressee(draw(names), "unnamed", to.start, to.end),) if draw(st.booleans()) else (),
        said=UtteranceDate(first, first + timedelta(draw(st.integers(0, 40))), draw(words))
        if draw(st.booleans())
        else None,
        confidence=draw(st.floats(0, 1)),
    )


@st.composite
def annotated(draw: st.DrawFn) -> tuple[Article, tuple[Quotation, ...]]:
    """An article of any characters with quotations anywhere in it."""
    text = draw(texts)
    article = Article(
        text=text,
        origin=draw(names),
        title=draw(st.none() | names),
        outlet=draw(st.none() | names),
        url=draw(st.none() | st.just("https://tern.example/a?b=“c”")),
        published=draw(st.none() | days),
    )
    found = draw(st.lists(quotations(text), min_size=1, max_size=4))
    found.sort(key=lambda one: one.content[0].start)
    return article, tuple(found)


def kept(path: Path, template: Path, article: Article, found: tuple[Quotation, ...]) -> Database:
    """A database at a path that holds one article with its quotations, no speaker of which is an entity."""
    path.write_bytes(template.read_bytes())
    store = Store.open(path)
    run_id = store.run(version="test", model="by hand", components="")
    store.write_article(article, Extraction(quotations=found), run_id=run_id)
    return Database(store)


def exported(store: Store, name: str, **options: Any) -> str:
    """All that is exported, as one text; options of Asked among those of the export."""
    own = {key: options.pop(key) for key in _OF_EXPORT & options.keys()}
    return "".join(Database(store).export(name, asked=Asked(**options), **own))


def lines(text: str) -> list[dict[str, Any]]:
    """The objects of JSON lines, cut as the most zealous program would cut them."""
    return [json.loads(line) for line in text.splitlines()]


def check(value: object, schema: str) -> None:
    """Raise where a value does not fit a schema of this folder."""
    rules = json.loads((SCHEMAS / f"{schema}.json").read_text("utf-8"))
    Draft202012Validator(rules, format_checker=FormatChecker()).validate(value)

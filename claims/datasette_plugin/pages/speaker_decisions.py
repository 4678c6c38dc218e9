"""Decisions on speakers: merging, splitting, keeping apart, renaming."""

from __future__ import annotations

from collections.abc import Callable

from claims.datasette_plugin.pages.page import Page, Redirect, Shown, Visit
from claims.datasette_plugin.pages.review import refusals, signed_by, store_of
from claims.errors import QuestionError
from claims.ingest import gather_decided
from claims.resolve import normalise
from claims.speakers import find_speaker
from claims.store.records import Decided, Spelling
from claims.store.store import Store


def merge(visit: Visit) -> Shown:
    """Another speaker is this one."""
    return _decide(visit, lambda store, number, signed: store.merge(number, _other(visit), **signed))


def distinct(visit: Visit) -> Shown:
    """Another speaker is not this one."""
    return _decide(visit, lambda store, number, signed: store.distinct(number, _other(visit), **signed))


def split(visit: Visit) -> Shown:
    """Some spellings are somebody else."""
    spellings = (visit.form or {}).get("spelling", ())
    if not spellings:
        raise QuestionError("no spelling was chosen", hint="Choose those that are somebody else")
    return _decide(visit, lambda store, number, signed: store.split(number, list(spellings), **signed))


def rename(visit: Visit) -> Shown:
    """This speaker is shown under another name."""
    name = (visit.sent("name") or "").strip()
    spelling = Spelling(name, normalise(name))
    return _decide(visit, lambda store, number, signed: store.rename(number, spelling, **signed))


def _other(visit: Visit) -> int:
    with visit.reading() as reader:
        return find_speaker(reader, (visit.sent("other") or "").strip())


def _decide(visit: Visit, action: Callable[[Store, int, dict[str, str | None]], Decided]) -> Shown:
    store = store_of(visit)
    with refusals():
        decided = action(store, visit.number("number"), signed_by(visit))
    gather_decided(store)
    return Redirect(visit.links.speaker(decided.entity_id))


PAGES = tuple(
    Page(
        path=rf"/review/speakers/s(?P<number>\d{{1,18}})/{name}", read=read, methods=("POST",), reviews=True,
        of="speakers",
    )
    for name, read in (("merge", merge), ("distinct", distinct), ("split", split), ("rename", rename))
)  # fmt: skip

"""The review of quotations: the queue, one quotation with its form, and decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from claims import reviewing
from claims.datasette_plugin.marking import Mark, Paragraph, paragraphs
from claims.datasette_plugin.pages.page import Html, Page, Redirect, Shown, Visit
from claims.datasette_plugin.wording import UNSEEN
from claims.errors import (
    ClaimsError,
    DatabaseUnavailableError,
    NotFoundError,
    QuestionError,
    SchemaVersionError,
    StoreError,
)
from claims.quotation import QUOTATION_KINDS, RELAY_KINDS, SPEAKER_KINDS
from claims.reviewing import Given, waiting_filters
from claims.store.quotations.filters import Filters
from claims.store.quotations.quoted import Quoted
from claims.store.reader import Reader
from claims.store.records import Decided
from claims.store.store import Store
from claims.store.stored import QuotationInContext

_LISTED = 20


def queue(visit: Visit) -> Shown:
    """What waits for a decision, the most doubtful first, and what was decided last."""
    with visit.reading() as reader:
        filters, error = Filters(), None
        try:
            filters = _filters(reader, visit)
        except ClaimsError as refused:
            error = refused
        waiting = {one.id: one.doubt for one in reader.doubtful(filters, limit=_LISTED)}
        context = {
            "waiting": [(one, waiting[one.id]) for one in reader.quotations(list(waiting))],
            "decisions": reader.reviews(limit=_LISTED),
            "speaker": visit.get("speaker"),
            "outlet": visit.get("outlet"),
            "error": error,
        }
    return Html(context, status=400 if error else 200)


def after(visit: Visit) -> Shown:
    """The next quotation to look at; the queue where there is none."""
    number = visit.number("number")
    with visit.reading() as reader:
        found = reader.doubtful(_filters(reader, visit), after=number, limit=1)
    asked = {"speaker": visit.get("speaker"), "outlet": visit.get("outlet"), "done": visit.get("done")}
    return Redirect(visit.links.review(found[0].id if found else None, **asked))


def quotation(visit: Visit, error: ClaimsError | None = None) -> Shown:
    """One quotation in its article, with the form that corrects it."""
    number = visit.number("number")
    with visit.reading() as reader:
        found, now = reader.quotation(number), reader.quoted(number)
        history = reader.history(number)
        candidates = reader.candidates(number)
    done = visit.get("done") or ""
    return Html(
        {
            "found": found,
            "now": now,
            "fields": _filled(found, now) | _sent(visit),
            "words": {name: _words(found.text, span) for name, span in (("cue", now.cue), ("source", now.source))},
            "paragraphs": list(_placed(paragraphs(found.text, _marks(now)))),
            "candidates": candidates,
            "history": history,
            "kinds": QUOTATION_KINDS,
            "speaker_kinds": SPEAKER_KINDS,
            "relay_kinds": RELAY_KINDS,
            "speaker": visit.get("speaker"),
            "outlet": visit.get("outlet"),
            "done": int(done) if done.isascii() and done.isdigit() and len(done) < 18 else None,
            "error": error,
        },
        status=400 if error else 200,
    )


def accept(visit: Visit) -> Shown:
    """Accept a quotation."""
    return _decided(visit, lambda store, number, signed: reviewing.accept(store, number, **signed))


def reject(visit: Visit) -> Shown:
    """Reject a quotation."""
    return _decided(visit, lambda store, number, signed: reviewing.reject(store, number, **signed))


def correct(visit: Visit) -> Shown:
    """Correct a quotation by what the form says."""
    given = Given(
        speaker=visit.sent("speaker"),
        speaker_kind=visit.sent("speaker_kind") or None,
        role=visit.sent("role"),
        kind=visit.sent("kind"),
        content=_lines(visit.sent("content")),
        cue=visit.sent("cue"),
        source=visit.sent("source"),
        relays=_lines(visit.sent("relays")),
        addressees=_lines(visit.sent("addressees")),
        said=visit.sent("said"),
    )
    return _decided(visit, lambda store, number, signed: reviewing.correct_as_given(store, number, given, **signed))


def undo(visit: Visit) -> Shown:
    """Undo a decision; back to its quotation, where that is still there, or to its speaker."""
    with refusals():
        decided = reviewing.undo(store_of(visit), visit.number("number"), **signed_by(visit))
    if decided.quotation_id is not None:
        return Redirect(visit.links.review(decided.quotation_id))
    return Redirect(visit.links.speaker(decided.entity_id) if decided.entity_id else visit.links.review())


@contextmanager
def refusals() -> Iterator[None]:
    """A decision that is refused is the visitor's mistake, not the database's."""
    try:
        yield
    except (NotFoundError, DatabaseUnavailableError, SchemaVersionError):
        raise
    except StoreError as error:
        raise QuestionError(error.what, where=error.where, hint=error.hint) from error


def store_of(visit: Visit) -> Store:
    """The database for writing; whoever comes here may review, for the page says so."""
    if visit.writing is None:
        raise NotFoundError("this site is not for reviewing")
    return visit.writing()


def signed_by(visit: Visit) -> dict[str, str | None]:
    """Who decides and why, as decisions are signed."""
    actor: Mapping[str, Any] = visit.actor or {}
    by = str(actor.get("id") or actor.get("name") or "")
    return {"by": by or None, "note": (visit.sent("note") or "").strip() or None}


def _decided(visit: Visit, action: Any) -> Shown:  # noqa: ANN401
    number = visit.number("number")
    try:
        with refusals():
            decided: Decided = action(store_of(visit), number, signed_by(visit))
    except QuestionError as error:
        return quotation(visit, error)
    except NotFoundError as error:  # a speaker, or else this quotation, and then its page says so
        hint = "Choose one of those named near, or write a name" if _sent(visit).get("speaker") else None
        return quotation(visit, QuestionError(error.what, where=error.where, hint=hint))
    asked = {"speaker": visit.get("speaker"), "outlet": visit.get("outlet"), "done": decided.review_id}
    return Redirect(visit.links.page(f"/review/q{number}/next", asked))


def _filters(reader: Reader, visit: Visit) -> Filters:
    return waiting_filters(reader, speaker=visit.get("speaker"), outlet=visit.get("outlet"))


# What the form shows


def _filled(found: QuotationInContext, now: Quoted) -> dict[str, str]:
    shown = found.quotation
    speaker = now.speaker
    return {
        "speaker": f"{shown.speaker} (s{shown.speaker_id})" if shown.speaker_id else (speaker.name if speaker else ""),
        "speaker_kind": speaker.kind if speaker else "",
        "role": shown.role or "",
        "kind": now.kind,
        "content": "\n".join(map(_place, now.content)),
        "cue": _place(now.cue),
        "source": _place(now.source),
        "relays": "\n".join(f"{one.name} ({one.kind})" for one in now.relays),
        "addressees": "\n".join(one.name for one in now.addressees),
        "said": _days(now),
        "note": "",
    }


def _days(now: Quoted) -> str:
    if now.said is None:
        return ""
    first, last = now.said.first.isoformat(), now.said.last.isoformat()
    return first if first == last else f"{first}..{last}"


def _sent(visit: Visit) -> dict[str, str]:
    """What was sent and refused, so that nobody writes it twice."""
    return {name: values[0] for name, values in (visit.form or {}).items() if name != "csrftoken"}


def _place(span: tuple[int, int] | None) -> str:
    return f"{span[0]}-{span[1]}" if span else ""


def _words(text: str, span: tuple[int, int] | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _lines(sent: str | None) -> list[str] | None:
    return None if sent is None else [line for line in sent.splitlines() if line.strip()]


def _marks(now: Quoted) -> list[Mark]:
    marks = [Mark(*span, "content", now.id) for span in now.content]
    marks += [Mark(*span, role, now.id) for role, span in (("cue", now.cue), ("source", now.source)) if span]
    return marks + [Mark(*relay.at, "relay", now.id) for relay in now.relays]


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of the text that is shown with as many characters as it has, or one character that cannot be seen.

    Args:
        text: Its characters.
        start: Where it begins in the article's text.
        roles: What it is to the quotation.
        unseen: Whether something else is shown in its place.
    """

    text: str
    start: int
    roles: tuple[str, ...]
    unseen: bool

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.start + len(self.text)


def _placed(whole: list[Paragraph]) -> Iterator[list[Placed]]:
    """Paragraphs whose pieces know where they stand, so that what is selected can be found in the text."""
    start = 0
    for paragraph in whole:
        pieces: list[Placed] = []
        for piece in paragraph.pieces:
            for part in _PARTS.findall(piece.text):
                pieces.append(Placed(part, start, piece.roles, part[0] == "\r" or UNSEEN.fullmatch(part) is not None))
                start += len(part)
        yield pieces


_PARTS = re.compile(rf"\r\n?|{UNSEEN.pattern}|[^\r{UNSEEN.pattern[1:-1]}]+")

PAGES = (
    Page(path=r"/review", read=queue, template="claims_queue.html", nav="Review", reviews=True),
    Page(
        path=r"/review/q(?P<number>\d{1,18})", read=quotation, template="claims_review.html",
        reviews=True, of="quotations",
    ),
    Page(path=r"/review/q(?P<number>\d{1,18})/next", read=after, reviews=True),
    *(
        Page(
            path=rf"/review/q(?P<number>\d{{1,18}})/{name}", read=read, template="claims_review.html",
            methods=("POST",), reviews=True, of="quotations",
        )
        for name, read in (("accept", accept), ("reject", reject), ("correct", correct))
    ),
    Page(path=r"/review/decisions/(?P<number>\d{1,18})/undo", read=undo, methods=("POST",), reviews=True),
)  # fmt: skip

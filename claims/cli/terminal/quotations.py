"""A quotation for reading in a terminal: who, in what role, to whom and when; the words; through whom and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.cli.terminal.output import Mark, print_wrapped, safe
from claims.lexicon.channels import channel, is_common

if TYPE_CHECKING:
    from claims.ask import Answers
    from claims.store.stored import StoredQuotation, StoredRelay


def print_quotation(quotation: StoredQuotation, *, mark: Mark | None = None, context: str = "") -> None:
    """One quotation for reading: who, in what role, to whom and when; the words; through whom and where printed.

    Args:
        quotation: The quotation.
        mark: Finds what a terminal shall mark in the words.
        context: The sentences in which the article prints it; nothing where they say no more.
    """
    print_wrapped(heading(quotation), indent="      ", first=f"q{quotation.id} ".ljust(6), bold=True)
    print_wrapped(words(quotation), indent="      ", mark=mark)
    if context:
        print_wrapped(f"in: {safe(context)}", indent="          ", first="      ", dim=True)
    print_wrapped(provenance(quotation), indent="      ")
    if quotation.article.url:
        print_wrapped(safe(quotation.article.url), indent="      ")


def heading(quotation: StoredQuotation) -> str:
    """Who said it, in what role, to whom and when."""
    who = safe(quotation.speaker or quotation.source or "Speaker unknown")
    role = f" ({safe(quotation.role)})" if quotation.role else ""
    principal = f" for {safe(quotation.principal)}" if quotation.principal else ""
    to = f" to {safe(' and '.join(quotation.addressees))}" if quotation.addressees else ""
    return f"{who}{role}{principal}{to}{said_when(quotation)}"


def words(quotation: StoredQuotation) -> str:
    """What was said, with the quotation marks that the article prints; a paraphrase says that it is one."""
    text = safe(quotation.text)
    return text if quotation.kind != "indirect" else f"[indirect] {text}"


def provenance(quotation: StoredQuotation) -> str:
    """Through whom it reached the article, and where that was printed."""
    via = [safe(through(relay)) for relay in quotation.relays]
    article = quotation.article
    printed = ", ".join(part for part in (article.outlet, str(article.published or "")) if part)
    where = safe(f"{printed or article.origin}: {article.title}" if article.title else printed or article.origin)
    return " → ".join([*(f"via {each}" if not index else each for index, each in enumerate(via)), where])


def through(relay: StoredRelay) -> str:
    """A channel as pages write it: "a tweet", "Rouhani’s website"; of a proper name what sort of channel it is."""
    written = channel(relay.name, relay.owner)
    return written if is_common(relay.name) else f"{written} ({relay.kind})"


def said_when(quotation: StoredQuotation) -> str:
    """When something was said, to stand behind who said it; nothing where the day is unknown."""
    said = quotation.said
    if said is None:
        return ""
    if said.first == said.last:
        return f", {said.first}"
    return f", between {said.first} and {said.last}"


def understood(answers: Answers) -> str:
    """What of a question was understood, in one line."""
    parts = [f"{name} {value}" for name, value in answers.query.in_short().items() if value]
    return f"Understood: {'; '.join(parts)}" if parts else "Understood: all quotations"

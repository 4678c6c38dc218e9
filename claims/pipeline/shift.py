"""Move records from the offsets of a piece of a text to those of the whole."""

from __future__ import annotations

from dataclasses import replace

from claims.quotation import Mention, Quotation, Span


def shifted_quotation(quotation: Quotation, offset: int, earlier: int) -> Quotation:
    """The quotation in the text that its piece was cut from.

    Args:
        quotation: With offsets in the piece.
        offset: Where in the text the piece begins, in characters.
        earlier: How many quotations come before the piece's first.
    """
    if not offset and not earlier:
        return quotation
    return replace(
        quotation,
        content=tuple(_shifted(span, offset) for span in quotation.content),
        cue=_shifted(quotation.cue, offset) if quotation.cue else None,
        source=_shifted(quotation.source, offset) if quotation.source else None,
        relays=tuple(replace(one, start=one.start + offset, end=one.end + offset) for one in quotation.relays),
        addressees=tuple(replace(one, start=one.start + offset, end=one.end + offset) for one in quotation.addressees),
        inside=None if quotation.inside is None else quotation.inside + earlier,
    )


def shifted_mention(mention: Mention, offset: int) -> Mention:
    """The mention in the text that its piece was cut from."""
    if not offset:
        return mention
    role = _shifted(mention.role, offset) if mention.role else None
    return replace(mention, span=_shifted(mention.span, offset), role=role)


def _shifted(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset, span.text)

"""Sentence boundaries that the parser must respect: no sentence runs on over the end of a paragraph or dateline."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.text.datelines import after_dateline
from claims.pipeline.text.paragraphs import paragraphs

# No sentence of prose goes on for so many words without a full stop; parse trees as deep as that take the time
# of everybody who walks them. Tables, lists of names and noise are cut here.
LONGEST_SENTENCE = 250
_STOPS = frozenset(".!?…")


@Language.component("claims_lines", assigns=["token.is_sent_start"])
def end_sentences_at_lines(doc: Doc) -> Doc:
    """The component: the first word of every paragraph, and the one behind its dateline, begins a sentence.

    Goes before the parser. Where headlines, bylines and lists end without a full stop, the parser would read them as
    one sentence with what follows; and in "BAGHDAD — The minister said" it would let Baghdad say it.
    """
    starts = iter(_starts(doc.text))
    following = next(starts, None)
    length = 0
    for token in doc:
        if token.i and length == 0 and token.is_alpha and token.nbor(-1).is_alpha:
            token.is_sent_start = False  # no sentence is one word without a full stop
        length += 1
        begins = length > LONGEST_SENTENCE
        while following is not None and token.idx + len(token) > following:
            begins = True
            following = next(starts, None)
        if begins:
            length = 0
            if token.i:
                token.is_sent_start = True
        elif token.text in _STOPS:
            length = 0
    return doc


def _starts(text: str) -> list[int]:
    """Where paragraphs begin, and where their first sentences do behind a dateline."""
    return sorted(
        {at for start, end in paragraphs(text) for at in (start, after_dateline(text, start, end)) if at < end}
    )

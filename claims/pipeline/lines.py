"""Sentence boundaries that the parser must respect: no sentence runs on over the end of a paragraph."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.paragraphs import paragraphs


@Language.component("claims_lines", assigns=["token.is_sent_start"])
def end_sentences_at_lines(doc: Doc) -> Doc:
    """The component: the first word of every paragraph begins a sentence. Goes before the parser.

    Where headlines, bylines and lists end without a full stop, the parser would read them as one sentence with what
    follows.
    """
    starts = [start for start, _ in paragraphs(doc.text)]
    position = 0
    for token in doc:
        if position < len(starts) and token.idx + len(token) > starts[position]:
            if token.i:
                token.is_sent_start = True
            while position < len(starts) and token.idx + len(token) > starts[position]:
                position += 1
    return doc

"""Docs with attributions set by hand, so that each component is tested without the ones before it."""

from __future__ import annotations

from datetime import date

import spacy
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claims.article import Article
from claims.pipeline.annotations import Attribution, register_extensions
from claims.pipeline.dates.component import add_dates
from claims.pipeline.relays.component import add_relays
from claims.pipeline.speakers.component import add_speakers
from claims.pipeline.text.marks import create_marks

register_extensions()
BLANK = spacy.blank("en")
MARKS = create_marks(BLANK, "claims_marks")


Quote = tuple[str, str | None, str | None]
"""Content, cue and source as printed."""


def read(nlp: Language, text: str, *quotes: Quote, published: date | None = None) -> Doc:
    """A Doc with these attributions, each found after the one before, and all that the components make of them."""
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        doc = nlp(text)
    position = 0
    attributions = []
    for content, cue, source in quotes:
        start = text.index(content, position)
        attributions.append(
            Attribution(
                content=((start, start + len(content)),),
                cue=_near(text, cue, start, start + len(content)),
                source=_near(text, source, start, start + len(content)),
            )
        )
        position = start + 1
    return components(doc, tuple(attributions), published=published)


def _near(text: str, words: str | None, start: int, end: int) -> tuple[int, int] | None:
    """Where the words stand outside the content: after it, else last before it."""
    if words is None:
        return None
    found = text.find(words, end)
    if found < 0 or "\n" in text[end:found]:
        found = text.rindex(words, 0, start)
    return found, found + len(words)


def components(
    doc: Doc, attributions: tuple[Attribution, ...], *, published: date | None = None, outlet: str | None = None
) -> Doc:
    article = Article(text=doc.text, origin="test", published=published, outlet=outlet) if doc.text.strip() else None
    doc._.claims_article = article
    doc._.claims_attributions = attributions
    return add_dates(add_relays(add_speakers(MARKS(doc))))


@st.composite
def quoted_docs(draw: st.DrawFn) -> Doc:
    """Any text with any spans as attributions."""
    words = st.sampled_from(
        [
            "Mr.",
            "Ana Ruiz",
            "President",
            "said",
            "told",
            "he",
            "they",
            "the group",
            "CNN",
            "in a statement",
            "on Friday",
            "“",
            "”",
            '"',
            "\n\n",
            ".",
            ",",
            "who",
            "WALLACE:",
            "al-Amin's",
            "I",
            "(UNX)",
            "two days ago",
            "May 40, 2020",
        ]
    )
    text = draw(st.text(max_size=60) | st.lists(words | st.text(max_size=6), max_size=30).map(" ".join))
    if not text:
        return BLANK.make_doc("")
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(
        lambda pair: (pair[0], min(len(text), pair[0] + pair[1]))
    )
    attributions = st.builds(
        lambda content, cue, source, inside: Attribution(content=(content,), cue=cue, source=source, inside=inside),
        spans, st.none() | spans, st.none() | spans, st.none() | st.integers(0, 3),
    )  # fmt: skip
    found = draw(st.lists(attributions, max_size=4))
    published = draw(st.none() | st.dates())
    return components(BLANK.make_doc(text), tuple(found), published=published)


def speakers(doc: Doc) -> list[str | None]:
    """The names of the speakers of a Doc's attributions."""
    return [speaker.name if speaker is not None else None for speaker in doc._.claims_speakers]

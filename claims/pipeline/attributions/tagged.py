"""The trained tagger as the finder of ``claims_attributions``, and the component that sets it to work early."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import Offsets, register_extensions
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import TAGGED, TORN
from claims.pipeline.tagger.attribution import TaggedAttribution
from claims.pipeline.tagger.model import shipped_tagger
from claims.pipeline.tagger.tagging import Tagger

# "…", said by the minister: the annotators of the training corpus differ on whether the preposition is source.
_PREPOSITION = re.compile(r"(?:by|from|of|to|for|with|in|on|at|per)\s+", re.IGNORECASE)


class TaggerFinder:
    """Proposes what the tagger finds; fitting to marks, continuation and nesting come after it.

    Args:
        tagger: The trained tagger.
    """

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def __call__(self, layout: Layout) -> list[Candidate]:
        """The candidates of one Doc, from what ``claims_tagger`` began if it did."""
        begun, layout.doc._.claims_tagged = layout.doc._.claims_tagged, None
        found = (_candidate(layout, tagged) for tagged in (begun.result() if begun else self.tagger.tag(layout.text)))
        return [candidate for candidate in found if candidate is not None]


class EarlyTagger:
    """Tags texts in a thread beside spaCy, which keeps Python's lock most of the time; the tagger's network does not.

    Args:
        tagger: The trained tagger.
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._pool: ThreadPoolExecutor | None = None
        self._process = 0

    def __call__(self, doc: Doc) -> Doc:
        """Begin with one Doc, as it comes from the tokenizer."""
        if self._pool is None or self._process != os.getpid():  # threads do not survive a fork
            self._pool, self._process = ThreadPoolExecutor(1, thread_name_prefix="claims-tagger"), os.getpid()
        doc._.claims_tagged = self._pool.submit(self._tagger.tag, doc.text)
        return doc


@Language.factory("claims_tagger", assigns=["doc._.claims_tagged"])
def create_tagger(nlp: Language, name: str) -> EarlyTagger:  # spaCy passes both
    """The factory of ``claims_tagger``: first in the pipeline, it lets the tagger work while spaCy parses.

    Args:
        nlp: The pipeline.
        name: The component's name in it.

    Raises:
        ModelError: The tagger's files are missing or damaged.
    """
    register_extensions()
    return EarlyTagger(shipped_tagger())


def _candidate(layout: Layout, tagged: TaggedAttribution) -> Candidate | None:
    content = tuple(
        filter(
            None,
            (
                layout.trimmed(*_within_marks(layout, part, tagged.cue))
                for whole in tagged.content
                for part in _parted(layout, whole, tagged.cue)
            ),
        )
    )
    if not content:
        return None
    return Candidate(
        content=content,
        cue=_whole_words(layout.text, *(layout.trimmed(*tagged.cue) or tagged.cue)),
        source=_without_preposition(layout, _beside(layout, tagged.source, tagged.cue)),
        rule=TORN if tagged.torn else TAGGED,
        confidence=tagged.probability,
    )


def _beside(layout: Layout, source: Offsets | None, cue: Offsets) -> Offsets | None:
    """The part of a source in the cue's paragraph: nobody is named for a verb by the paragraph before or after it."""
    if source is None:
        return None
    paragraph = layout.paragraph_at(cue[0])
    start, end = max(source[0], paragraph.dateline), min(source[1], paragraph.end)
    return (start, end) if start < end else None


def _parted(layout: Layout, stretch: Offsets, cue: Offsets) -> Iterator[Offsets]:
    """A stretch by paragraphs: of others than the cue's, a headline's say, only those that begin with a quotation."""
    start, end = stretch
    first, last = layout.paragraph_index(start), layout.paragraph_index(end - 1)
    for paragraph in layout.paragraphs[first : last + 1]:
        left, right = max(start, paragraph.dateline), min(end, paragraph.end)
        here = paragraph.dateline <= cue[0] < paragraph.end
        if left < right and (here or any(pair.start <= paragraph.start for pair in paragraph.pairs)):
            yield left, right


def _within_marks(layout: Layout, stretch: Offsets, cue: Offsets) -> Offsets:
    """A stretch before a cue from where a mark is missing that opens, or up to where one is that closes.

    The tagger sees only the marks that are printed, and may take the speaker or the sentence before for content.
    """
    start, end = stretch
    pair = next(reversed(layout.pairs_between(start, end)), None)
    if pair is None or max(pair.end, end) > cue[0]:
        return stretch
    return start if pair.style else max(start, pair.start), min(end, pair.end) if pair.ends_unmarked else end


def _whole_words(text: str, start: int, end: int) -> Offsets:
    """A stretch with the rest of the words that it begins and ends in: a word may be several pieces to the tagger."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _without_preposition(layout: Layout, source: Offsets | None) -> Offsets | None:
    if source is None:
        return None
    preposition = _PREPOSITION.match(layout.text, *source)
    return layout.trimmed(preposition.end() if preposition else source[0], source[1])

"""From an article to its quotations: run the pipeline, read what the components wrote, make records of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

import claims
from claims.article import Article
from claims.pipeline.annotations import Attribution, MarkPair, Offsets
from claims.pipeline.attributions.component import AttributionFinder
from claims.pipeline.build import build, model_name
from claims.pipeline.circumstances.weights import weights_name
from claims.pipeline.pieces import pieces
from claims.pipeline.shift import shifted_mention, shifted_quotation
from claims.pipeline.speakers.scorer import scorer_name
from claims.quotation import Extraction, Mention, Quotation, Span, kind_of

# Docs a batch for spaCy; articles have some 800 words, and larger batches gain nothing on a processor.
BATCH_SIZE = 16

_T = TypeVar("_T")


@cache
def default_pipeline() -> Language:
    """The pipeline with the first model that is installed, loaded once a process."""
    return build()


def describe(nlp: Language) -> dict[str, str]:
    """What a run writes down about itself: ``version`` of Claims, ``model`` and ``components``.

    The model is spaCy's and ours, each with the beginning of its weights' hash: other weights make another run.
    """
    finders = [part.model for _, part in nlp.pipeline if isinstance(part, AttributionFinder)]
    model = ", ".join((model_name(nlp), *finders, scorer_name(), weights_name()))
    return {"version": claims.__version__, "model": model, "components": " ".join(nlp.pipe_names)}


def on_one_thread(nlp: Language) -> Language:
    """The same pipeline for a process that has one processor to itself: without the tagger's thread beside the parse.

    The tagger then works when it is asked; what it finds is the same.

    Args:
        nlp: A pipeline from :func:`claims.pipeline.build.build`; it is changed.
    """
    if "claims_tagger" in nlp.pipe_names:
        nlp.disable_pipe("claims_tagger")
    return nlp


def extract(article: Article | str, *, nlp: Language | None = None) -> Extraction:
    """Find the quotations of one article.

    Args:
        article: An Article, or just its text.
        nlp: A pipeline from :func:`claims.pipeline.build.build`; by default one is loaded and kept.

    Raises:
        ArticleError: It is neither, or the text is blank or no valid Unicode.
        ModelError: No language model is installed.
    """
    if not isinstance(article, Article):
        article = Article(text=article, origin="-")
    return next(extraction for _, extraction in extract_all([article], nlp=nlp))


def extract_all(
    articles: Iterable[Article], *, nlp: Language | None = None, batch_size: int = BATCH_SIZE
) -> Iterator[tuple[Article, Extraction]]:
    """Find the quotations of many articles, in their order, lazily.

    Args:
        articles: Read only as far as the batch at hand needs.
        nlp: A pipeline from :func:`claims.pipeline.build.build`; by default one is loaded and kept.
        batch_size: How many articles spaCy takes at a time.
    """
    nlp = nlp or default_pipeline()
    quotations: list[Quotation] = []
    mentions: list[Mention] = []
    for doc, (article, start, is_last) in nlp.pipe(_docs(articles, nlp), as_tuples=True, batch_size=batch_size):
        before = len(quotations)
        quotations.extend(shifted_quotation(one, start, before) for one in quotations_of(doc))
        mentions.extend(shifted_mention(one, start) for one in doc._.claims_mentions)
        if is_last:
            yield article, Extraction(quotations=tuple(quotations), mentions=tuple(mentions))
            quotations, mentions = [], []


def _docs(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Doc, tuple[Article, int, bool]]]:
    """Unparsed Docs, one an article, or several for the pieces of a very long one."""
    for article in articles:
        cuts = list(pieces(article.text))
        for start, end in cuts:
            doc = nlp.make_doc(article.text[start:end])
            doc._.claims_article = article
            yield doc, (article, start, (start, end) == cuts[-1])


def quotations_of(doc: Doc) -> tuple[Quotation, ...]:
    """The quotations of a Doc that went through the pipeline, ordered by where their contents start."""
    attributions: tuple[Attribution, ...] = doc._.claims_attributions
    order = sorted(range(len(attributions)), key=lambda index: _place(attributions[index]))
    rank = {index: position for position, index in enumerate(order)}
    marks = _Marks(doc._.claims_marks)
    text = doc.text  # put together from all tokens each time that spaCy is asked for it
    return tuple(_quotation(doc, text, index, rank, marks.around(attributions[index])) for index in order)


class _Marks:
    """The pairs of quotation marks of a Doc, in order, to look up those near a content."""

    def __init__(self, pairs: tuple[MarkPair, ...]) -> None:
        self._all = [(pair.start, pair.end) for pair in pairs]
        self._outermost = [(pair.start, pair.end) for pair in pairs if pair.depth == 0]

    def around(self, attribution: Attribution) -> list[Offsets]:
        """The stretches inside quotation marks that make a content direct.

        Of what is quoted inside another quotation only its own marks count, not those around the whole.
        """
        start, end = attribution.content[0][0], attribution.content[-1][1]
        if attribution.inside is not None:
            begun = self._all[bisect_left(self._all, (start, start)) : bisect_left(self._all, (end, end))]
            return [pair for pair in begun if pair[1] <= end]
        # Outermost pairs do not overlap, so that at most one before the start can reach beyond it.
        first = max(bisect_left(self._outermost, (start, start)) - 1, 0)
        return self._outermost[first : bisect_left(self._outermost, (end, end))]


def _place(attribution: Attribution) -> tuple[int, int, int]:
    """Outer before inner where both start at one place."""
    return attribution.content[0][0], -attribution.content[-1][1], (attribution.cue or (0, 0))[0]


def _quotation(doc: Doc, text: str, index: int, rank: dict[int, int], quoted: list[Offsets]) -> Quotation:
    attribution: Attribution = doc._.claims_attributions[index]
    content = tuple(Span.of(text, start, end) for start, end in attribution.content)
    return Quotation(
        kind=kind_of(content, quoted),
        content=content,
        cue=Span.of(text, *attribution.cue) if attribution.cue else None,
        source=Span.of(text, *attribution.source) if attribution.source else None,
        speaker=_of(doc._.claims_speakers, index, None),
        relays=_of(doc._.claims_relays, index, ()),
        addressees=_of(doc._.claims_addressees, index, ()),
        said=_of(doc._.claims_dates, index, None),
        inside=rank[attribution.inside] if attribution.inside is not None else None,
        confidence=attribution.confidence,
    )


def _of(values: tuple[_T, ...], index: int, default: _T) -> _T:
    """What a component wrote for an attribution; the default where it did not run."""
    return values[index] if index < len(values) else default

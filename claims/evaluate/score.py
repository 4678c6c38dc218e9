"""How good an extraction is, against an annotated corpus.

Micro averages over the corpus. Spaces, quotation marks and punctuation never count.

=====================  ============================================================================================
figure                 counts
=====================  ============================================================================================
attribution            gold quotations with an extracted one, one to one: contents share at least half of their
                       characters (intersection over union) and sources share one, or neither has a source
attribution KIND       the same: precision over extracted quotations of that kind, recall over gold ones
content found          the same without asking for the source
content|cue|source     strict: spans equal. partial: each span's share that its best match covers (Johansson and
                       Moschitti, 2013). char: characters with that role, each article's as one set
speaker                precision: right among paired quotations; recall: right among all gold ones. Only speakers
                       that are persons or organisations
speaker hidden         the same, where the source holds no word of the speaker's name ("he", "the minister")
role                   of right speakers: half of the role's words are common
relay, addressee,      over paired quotations
date
relay kind             the same as relay, and its kind is right
=====================  ============================================================================================
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claims.evaluate.align import Alignment, Lettered, Letters, align, lettered, lettered_gold, same_source
from claims.evaluate.figures import Figure, Figures, total
from claims.evaluate.gold import Annotated, Corpus, GoldQuotation
from claims.evaluate.label_figures import label_figures
from claims.quotation import QUOTATION_KINDS, Quotation, Span, kind_of

if TYPE_CHECKING:
    from claims.pipeline.build import Pipeline


@dataclass(frozen=True, kw_only=True)
class Scored:
    """One article's gold and extracted quotations, paired."""

    annotated: Annotated
    extracted: tuple[Quotation, ...]

    @cached_property
    def gold_letters(self) -> tuple[Lettered, ...]:
        """The gold quotations as sets of characters."""
        text = self.annotated.article.text
        return tuple(lettered_gold(text, quotation) for quotation in self.annotated.quotations)

    @cached_property
    def letters(self) -> tuple[Lettered, ...]:
        """The extracted quotations as sets of characters."""
        return tuple(lettered(self.annotated.article.text, quotation) for quotation in self.extracted)

    @cached_property
    def alignment(self) -> Alignment:
        """Which extracted quotation stands for which gold one."""
        return align(self.gold_letters, self.letters)


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """An extraction scored against a corpus.

    Args:
        corpus: What it was scored against.
        articles: Each article's quotations, paired.
        seconds: How long the extraction took.
    """

    corpus: Corpus
    articles: tuple[Scored, ...]
    seconds: float

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """All figures that the corpus' layers allow, by name, in the order of the table."""
        return total(score_article(scored, layers=self.corpus.layers) for scored in self.articles)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims evaluate --json``."""
        return {
            "corpus": self.corpus.name,
            "format": self.corpus.format,
            "sha256": self.corpus.sha256,
            "articles": len(self.articles),
            "quotations": {
                "gold": self.corpus.size,
                "predicted": sum(len(scored.extracted) for scored in self.articles),
            },
            "seconds": round(self.seconds, 3),
            "figures": {name: figure.to_dict() for name, figure in self.figures.items()},
        }


def evaluate(corpus: Corpus, *, nlp: Pipeline | None = None) -> Evaluation:
    """Extract the quotations of a corpus' articles and score them.

    Args:
        corpus: From :func:`claims.evaluate.corpora.read_corpus`.
        nlp: A pipeline from :func:`claims.pipeline.build.build`; by default one is loaded.

    Raises:
        ModelError: No language model is installed.
    """
    from claims.pipeline.extract import extract_all

    started = time.perf_counter()
    extracted = [
        extraction.quotations for _, extraction in extract_all((one.article for one in corpus.articles), nlp=nlp)
    ]
    return score(corpus, extracted, seconds=time.perf_counter() - started)


def score(corpus: Corpus, extracted: Iterable[Sequence[Quotation]], *, seconds: float = 0.0) -> Evaluation:
    """Score quotations that were extracted before, one sequence an article of the corpus, in its order."""
    articles = tuple(
        Scored(annotated=annotated, extracted=tuple(quotations))
        for annotated, quotations in zip(corpus.articles, extracted, strict=True)
    )
    return Evaluation(corpus=corpus, articles=articles, seconds=seconds)


def score_article(scored: Scored, *, layers: Iterable[str] = ()) -> dict[str, Figure]:
    """All figures of one article."""
    figures: dict[str, Figure] = {**_attribution_figures(scored)}
    for role in ("content", "cue", "source"):
        gold = [getattr(one, role) for one in scored.gold_letters if getattr(one, role)]
        predicted = [getattr(one, role) for one in scored.letters if getattr(one, role)]
        figures |= _span_figures(role, gold, predicted)
    figures |= label_figures(
        scored.annotated,
        extracted=scored.extracted,
        pairs=scored.alignment.pairs,
        layers=frozenset(layers),
    )
    return figures


def _span_figures(role: str, gold: Sequence[Letters], predicted: Sequence[Letters]) -> Figures:
    equal = sum((Counter(gold) & Counter(predicted)).values())
    gold_set: Letters = frozenset().union(*gold)
    predicted_set: Letters = frozenset().union(*predicted)
    return {
        f"{role} strict": Figure.of(equal, predicted=len(predicted), gold=len(gold)),
        f"{role} partial": Figure(_covered(predicted, gold), len(predicted), _covered(gold, predicted), len(gold)),
        f"{role} char": Figure.of(len(gold_set & predicted_set), predicted=len(predicted_set), gold=len(gold_set)),
    }


def _covered(spans: Sequence[Letters], others: Sequence[Letters]) -> float:
    """The sum, over the spans, of the share that the best of the others covers."""
    return sum(max((len(span & other) for other in others), default=0) / len(span) for span in spans)


def _attribution_figures(scored: Scored) -> Figures:
    gold, predicted = scored.gold_letters, scored.letters
    pairs = scored.alignment.pairs
    hits = [(left, right) for left, right in pairs.items() if same_source(gold[left], predicted[right])]
    gold_kinds = _gold_kinds(scored.annotated)
    predicted_kinds = [quotation.kind for quotation in scored.extracted]
    figures = {"attribution": Figure.of(len(hits), predicted=len(predicted), gold=len(gold))}
    for kind in QUOTATION_KINDS:
        figures[f"attribution {kind}"] = Figure(
            sum(predicted_kinds[right] == kind for _, right in hits),
            predicted_kinds.count(kind),
            sum(gold_kinds[left] == kind for left, _ in hits),
            gold_kinds.count(kind),
        )
    figures["content found"] = Figure.of(len(pairs), predicted=len(predicted), gold=len(gold))
    return figures


def _gold_kinds(annotated: Annotated) -> list[str]:
    """Each gold quotation's kind: as annotated, else from the quotation marks of the text."""
    from claims.pipeline.text.marks import find_marks

    text = annotated.article.text
    marks = [(pair.start, pair.end) for pair in find_marks(text)]
    return [quotation.kind or _kind(text, quotation, marks) for quotation in annotated.quotations]


def _kind(text: str, quotation: GoldQuotation, marks: Sequence[tuple[int, int]]) -> str:
    """The kind; marks that hold the cue as well belong to the quotation that this one stands in."""
    own = [
        (start, end)
        for start, end in marks
        if not any(start <= cue_start and cue_end <= end for cue_start, cue_end in quotation.cue)
    ]
    return kind_of((Span.of(text, start, end) for start, end in quotation.content), own)

"""Teach weights of relays and dates: ``python -m claims.training.relays.run CORPUS LABELS OUT [--more LABELS ...]``.

CORPUS is an annotated corpus in any format that ``claims evaluate`` reads, LABELS the file that names relays and dates
of its quotations (:mod:`claims.evaluate.speaker_labels`). The gold attributions are given to the components as if they
had been found, so that nothing but the weights is learned. Written to OUT: ``relays.json``, ``dates.json`` and
``CARD.md`` with the figures of a five-fold cross-validation, in which no article is scored by weights that saw it. From
the articles of ``--more`` both are learned in every fold.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language

from claims.evaluate.corpora import read_corpus
from claims.evaluate.figures import Figure
from claims.evaluate.gold import Annotated, Corpus, GoldQuotation, Offsets
from claims.evaluate.score import score
from claims.pipeline.annotations import Attribution
from claims.pipeline.build import build
from claims.pipeline.circumstances.weights import Weights
from claims.pipeline.dates.component import add_dates
from claims.pipeline.extract import quotations_of
from claims.pipeline.relays.component import add_relays
from claims.pipeline.speakers.component import add_speakers
from claims.training.logistic import fit
from claims.training.relays.rows import Labelled, RowsOf, date_rows, relay_rows

FOLDS = 5
PENALTY = 12.0
RAREST = 15  # rows; rarer traits are left out
# By cross-validation on the training articles: F1 hardly changes between 0.36 and 0.5 for relays, and between 0.4 and
# 0.55 for dates; a wrong one is worse than none, so relays are taken that are likelier than not, dates where three of
# four are right.
THRESHOLDS = {"relays": 0.5, "dates": 0.57}
_LONGEST_GAP = 60  # characters between the stretches of a torn cue or source that still make one
_KEPT = frozenset({"claims_lines", "claims_marks"})


def labelled_articles(corpus: Corpus, nlp: Language) -> list[Labelled]:
    """The labelled articles of a corpus as Docs with their gold attributions and the speakers found for them.

    Args:
        corpus: From :func:`claims.evaluate.corpora.read_corpus`, with labels.
        nlp: A pipeline from :func:`claims.pipeline.build.build`.
    """
    ours = [name for name in nlp.pipe_names if name.startswith("claims_") and name not in _KEPT]
    found = []
    with nlp.select_pipes(disable=ours):
        for annotated in corpus.articles:
            doc = nlp(annotated.article.text)
            doc._.claims_article = annotated.article
            gold = tuple(one for one in annotated.quotations if one.content or one.cue or one.source)
            doc._.claims_attributions = tuple(map(attribution_of, gold))
            found.append(Labelled(add_speakers(doc), gold))
    return found


def attribution_of(gold: GoldQuotation) -> Attribution:
    """A gold quotation as the finder would give it; one without content is only there to be read past."""
    cue, source = _joined(gold.cue), _joined(gold.source)
    content = gold.content or tuple(span for span in (cue, source) if span is not None)[:1]
    return Attribution(content=content, cue=cue, source=source)


def _joined(stretches: Sequence[Offsets]) -> Offsets | None:
    """Stretches as one, where little lies between them; else the first."""
    if not stretches:
        return None
    start, end = stretches[0][0], stretches[-1][1]
    near = end - start - sum(b - a for a, b in stretches) <= _LONGEST_GAP
    return (start, end) if near else stretches[0]


def teach(rows_of: RowsOf, articles: Sequence[Labelled], *, threshold: float) -> Weights:
    """Fit weights twice: to the labels, then also to what the first weights make of the quotations before each.

    Args:
        rows_of: Makes the examples.
        articles: What to learn from.
        threshold: The least probability that is taken.
    """
    rows = list(rows_of(articles, None))
    first = replace(fit(rows, penalty=PENALTY, rarest=RAREST), threshold=threshold)
    rows += rows_of(articles, first)
    return replace(fit(rows, penalty=2 * PENALTY, rarest=RAREST), threshold=threshold)


def cross_validate(
    corpus: Corpus, articles: Sequence[Labelled], *, more: Sequence[Labelled] = (), seed: int = 1
) -> dict[str, Figure]:
    """The figures for relays and dates, each article by weights of the others; the Docs keep what was found.

    Args:
        corpus: The labelled part of a corpus.
        articles: Its articles.
        more: Other articles, to learn from only.
        seed: Of the folds.
    """
    order = list(range(len(articles)))
    random.Random(seed).shuffle(order)  # noqa: S311
    folds = [order[number::FOLDS] for number in range(FOLDS)]
    steps: tuple[tuple[RowsOf, Callable[..., object], str], ...] = (
        (relay_rows, add_relays, "relays"),
        (date_rows, add_dates, "dates"),
    )
    for rows_of, add, name in steps:
        for held in folds:
            others = [articles[index] for index in order if index not in held]
            others += more
            weights = teach(rows_of, others, threshold=THRESHOLDS[name])
            for index in held:
                add(articles[index].doc, weights)
    figures = score(corpus, [quotations_of(article.doc) for article in articles]).figures
    return {name: figures[name] for name in ("relay", "addressee", "date")}


def card(corpus: Corpus, figures: dict[str, Figure], *, more: int = 0) -> str:
    """What the weights are, what they were learned from, and how good they are."""
    table = "\n".join(
        f"| {name} | {one.precision * 100:.1f} | {one.recall * 100:.1f} | {one.f1 * 100:.1f} | {one.gold:.0f} |"
        for name, one in figures.items()
    )
    return f"""# Weights of relays and dates

Two logistic regressions over traits (`claims/pipeline/circumstances/occasions.py`): which channel, and which time,
holds for which quotation. Plain numbers in JSON, one trait a line. Made by `python -m claims.training.relays.run`.

- Learned from {len(corpus.articles)} articles with {corpus.size} quotations, SHA-256 `{corpus.sha256}`, and from
  {more} more articles.
- Penalty {PENALTY}, traits of at least {RAREST} rows, thresholds {THRESHOLDS}.

Five-fold cross-validation on these articles, gold attributions given, speakers found by the pipeline. Addressees are
found by rules.

| figure | P | R | F1 | gold |
| --- | ---: | ---: | ---: | ---: |
{table}
"""


def main() -> None:
    """Read the arguments, teach, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--more", type=Path, nargs="+", default=[], help="labels of other articles, to learn from only")
    arguments = parser.parse_args()
    corpus = _labelled_part(read_corpus(arguments.corpus, speakers=arguments.labels))
    nlp = build()
    articles = labelled_articles(corpus, nlp)
    others = [_labelled_part(read_corpus(arguments.corpus, speakers=path)) for path in arguments.more]
    more = [article for part in others for article in labelled_articles(part, nlp)]
    figures = cross_validate(corpus, articles, more=more)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, rows_of in (("relays", relay_rows), ("dates", date_rows)):
        weights = teach(rows_of, [*articles, *more], threshold=THRESHOLDS[name])
        (arguments.out / f"{name}.json").write_text(weights.to_json(), "utf-8")
    (arguments.out / "CARD.md").write_text(card(corpus, figures, more=len(more)), "utf-8")


def _labelled_part(corpus: Corpus) -> Corpus:
    def labelled(annotated: Annotated) -> bool:
        return any(quotation.labels for quotation in annotated.quotations)

    return replace(corpus, articles=tuple(filter(labelled, corpus.articles)))


if __name__ == "__main__":
    main()

"""Train the scorer of speakers on labelled articles: weights, manifest and card, the same files each time.

``python -m claims.training.speakers.run CORPUS LABELS OUT [--more LABELS]`` reads a corpus as ``claims evaluate CORPUS
--speakers LABELS`` does, measures the scorer on articles that it was not fitted on, fits it on all, and writes a folder
that :func:`claims.pipeline.speakers.scorer.load_scorer` reads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from claims.evaluate.corpora import read_corpus
from claims.evaluate.names import same_name, words_of
from claims.pipeline.build import build
from claims.pipeline.speakers.scorer import MANIFEST, SORTS, WEIGHTS, Judge, Scorer, Weights
from claims.training.speakers.examples import Example, Read, read_articles
from claims.training.speakers.fit import Recipe, fit

logger = logging.getLogger(__name__)

FOLDS = 5
CARD = "CARD.md"
_KEPT = frozenset({"claims_lines", "claims_marks"})  # what of our pipeline the resolution builds on, besides itself

Tally = Counter[tuple[str, str]]
"""By figure how many were asked for ("of") and how many were right ("right")."""


def train(corpus: Path, labels: Path, out: Path, *, more: Path | None = None, recipe: Recipe | None = None) -> Tally:
    """Fit the scorer and write its folder.

    Args:
        corpus: Any folder that ``claims evaluate`` reads.
        labels: The speakers of its quotations, as JSON lines.
        out: Where the files go.
        more: Labels of other articles of the corpus, to learn from in every fold. Their questions on documents are left
            out: whose a poll or a memo is was answered by another custom there.
        recipe: What the training is done with.

    Returns:
        The figures on articles left out of the fitting, five-fold.
    """
    recipe = recipe or Recipe()
    nlp = build()
    for name in nlp.pipe_names:
        if name.startswith("claims_") and name not in _KEPT:
            nlp.remove_pipe(name)
    reads = list(read_articles(read_corpus(corpus, speakers=labels), nlp))
    examples = [read.examples() for read in reads]
    others = list(read_articles(read_corpus(corpus, speakers=more), nlp)) if more is not None else []
    added = [one for read in others for one in read.examples() if SORTS[one.sort] != "made"]
    logger.info("%d articles, %d questions", len(reads) + len(others), sum(map(len, examples)) + len(added))
    tally = cross_validated(reads, examples, recipe, added=added)
    weights = fit([*(one for article in examples for one in article), *added], recipe)
    write(out, weights, card([*reads, *others], [*examples, added], tally, recipe))
    return tally


def cross_validated(
    reads: Sequence[Read], examples: Sequence[Sequence[Example]], recipe: Recipe, *, added: Sequence[Example] = ()
) -> Tally:
    """How often the speaker is right in articles that the scorer was not fitted on; every fifth in turn."""
    tally: Tally = Counter()
    for fold in range(FOLDS):
        own = [one for number, article in enumerate(examples) if number % FOLDS != fold for one in article]
        weights = fit([*own, *added], recipe)
        for read in reads[fold::FOLDS]:
            tally += count(read, Scorer(weights))
    return tally


def count(read: Read, judge: Judge) -> Tally:
    """How often a judge finds the labelled speaker of one article, by the speaker's kind."""
    tally: Tally = Counter()
    sources = [quotation.source for quotation in read.annotated.quotations if quotation.content]
    for labels, speaker, source in zip(read.labels, read.speakers(judge), sources, strict=True):
        if labels is None:
            continue
        name = speaker.name if speaker is not None else None
        right = same_name(labels.speaker, name, kind=labels.kind) if labels.speaker else name is None
        figures = [labels.kind]
        if labels.names_an_entity:
            figures.append("named")
            text = " ".join(read.surface.text[start:end] for start, end in source)
            if set(words_of(text)).isdisjoint(words_of(labels.speaker)):
                figures.append("named, not in the source")
        for figure in figures:
            tally[figure, "of"] += 1
            tally[figure, "right"] += right
    return tally


def write(out: Path, weights: Weights, text: str) -> None:
    """Write weights, card and the manifest with the weights' hash."""
    out.mkdir(parents=True, exist_ok=True)
    content = (json.dumps(weights.to_dict(), indent=1) + "\n").encode()
    (out / WEIGHTS).write_bytes(content)
    manifest = {"sha256": {WEIGHTS: hashlib.sha256(content).hexdigest()}}
    (out / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    (out / CARD).write_text(text, encoding="utf-8")


def card(reads: Sequence[Read], examples: Sequence[Sequence[Example]], tally: Tally, recipe: Recipe) -> str:
    """The model card."""
    rows = "\n".join(
        f"| {figure} | {tally[figure, 'right']} of {of} | {tally[figure, 'right'] / of:.1%} |"
        for (figure, what), of in sorted(tally.items())
        if what == "of"
    )
    return _CARD.format(
        articles=len(reads),
        attributions=sum(labels is not None for read in reads for labels in read.labels),
        questions=sum(map(len, examples)),
        rows=rows,
        recipe=json.dumps(asdict(recipe)),
    )


_CARD = """# Model card: the scorer of speakers

Says how probable each candidate for a source in English news is: whom "he", "the senator", "the group" or no source at
all means. Names are resolved without it. A conditional logit over named features; `weights.json` can be read by eye.

- **Trained on** {articles} articles of PolNeAR 1.0.0, train (US political news), whose {attributions} attributions were
  labelled with their speakers by a language model, in one pass; {questions} questions with candidates come of them. No
  text of the articles is shipped.
- **Meant for** proposing speakers to a reader who checks them.
- **Limits**: English only; articles of one country and year. What an article does not say (that the Indiana governor is
  Mike Pence) it knows of the public figures in `claims/lexicon/public_figures.txt` only, a list from general knowledge
  with most entries from the United States: others are found less often than these figures say.
- **Licence**: Apache-2.0.

## Figures
Annotated spans, five-fold by article: each article by a scorer that was fitted on others. "Named" are persons and
organisations.

| speaker | right | |
| --- | --- | --- |
{rows}

## Training
`python -m claims.training.speakers.run CORPUS LABELS OUT` gives these files again.

```json
{recipe}
```
"""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Train the scorer of speakers")
    for argument in ("corpus", "labels", "out"):
        parser.add_argument(argument, type=Path)
    parser.add_argument("--more", type=Path, help="labels of other articles, to learn from only")
    logging.basicConfig(level=logging.INFO)
    arguments = parser.parse_args()
    train(arguments.corpus, arguments.labels, arguments.out, more=arguments.more)

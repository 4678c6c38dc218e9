"""The model card: what the tagger is, what it was made from, and how good it is, in figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.evaluate.score import Evaluation
from claims.training.tagger.config import Recipe
from claims.training.tagger.figures import BINS, Reliability

_HEAD = """# Model card: the attribution tagger

Finds cues, sources and contents of direct, mixed and indirect quotations in English news.

- **Made from** all-MiniLM-L6-v2 (Apache-2.0; six layers, 384 wide, uncased), fine-tuned; its word embedding is frozen.
- **Trained on** PolNeAR 1.0.0, train: US political news. No text of it is shipped; the vocabulary is the encoder's.
- **Meant for** finding candidates for a reader who checks them. Not for judging people by what it says they said.
- **Limits**: English only. One cue, at most one source. A quotation inside another is not annotated in the training
  corpus. Sources and contents more than 112 word pieces from their cue are cut off.
- **Licence**: Apache-2.0.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a card tells about one training.

    Args:
        recipe: All constants.
        seconds: Spent in training steps.
        threads: Of the processor.
        looks: How many tables of figures on the development corpus were read before this model was chosen.
        notes: What else a reader must know about this training, one sentence or more each.
    """

    recipe: Recipe
    seconds: float
    threads: int
    looks: int
    notes: tuple[str, ...] = ()


def card(facts: Facts, sums: Mapping[str, str], evaluation: Evaluation, reliable: Reliability) -> str:
    """The card in Markdown.

    Args:
        facts: About the training.
        sums: The sha256 of each file.
        evaluation: The exported tagger's, on held-out articles.
        reliable: How far its probabilities can be believed there.
    """
    return "\n".join(
        [
            _HEAD,
            f"## Figures of the tagger alone on `{evaluation.corpus.name}`",
            f"{len(evaluation.articles)} articles, {evaluation.corpus.size} quotations.",
            f"Tables of figures on this corpus that were read before the model was chosen: {facts.looks}.",
            "",
            "| figure | precision | recall | F1 |",
            "| --- | --- | --- | --- |",
            *(
                f"| {name} | {100 * f.precision:.1f} | {100 * f.recall:.1f} | {100 * f.f1:.1f} |"
                for name, f in evaluation.figures.items()
            ),
            "",
            f"## Confidence (expected calibration error {100 * reliable.error:.1f} %)",
            "Slope and intercept of the log-odds were fitted on four fifths of these articles and measured on the",
            "fifth, in turn; those that are shipped were fitted on all of them.",
            "",
            "| confidence | attributions | mean confidence | right |",
            "| --- | --- | --- | --- |",
            *_bins(reliable),
            "",
            "## Training",
            *facts.notes,
            f"{facts.seconds:,.0f} seconds in steps on {facts.threads} thread(s) of a processor.",
            "",
            "```json",
            facts.recipe.to_json(),
            "```",
            "## Files",
            *(f"- `{name}`: sha256 `{digest}`" for name, digest in sums.items()),
            "",
        ]
    )


def _bins(reliable: Reliability) -> list[str]:
    return [
        f"| {i / BINS:.1f} to {(i + 1) / BINS:.1f} | {count} | {given:.2f} | {right:.2f} |"
        for i, (given, right, count) in enumerate(zip(reliable.given, reliable.right, reliable.count, strict=True))
        if count
    ]

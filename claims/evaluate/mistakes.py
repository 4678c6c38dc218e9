"""What went wrong, one by one, by class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from claims.evaluate.align import same_source
from claims.evaluate.gold import GoldQuotation, Offsets
from claims.evaluate.label_figures import speaker_is_right
from claims.evaluate.score import Evaluation, Scored
from claims.quotation import Quotation

MistakeKind = Literal["missed", "spurious", "boundary", "wrong source", "wrong speaker"]
MISTAKE_KINDS: tuple[MistakeKind, ...] = get_args(MistakeKind)

# Characters of the article shown on either side of a quotation.
_MARGIN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing that is wrong.

    Args:
        kind: ``missed`` and ``spurious`` quotations; of those found, a ``boundary`` of the content, the
            ``wrong source`` or the ``wrong speaker``.
        origin: The article.
        place: Where to look, in characters.
        gold: What was annotated, in words.
        predicted: What was extracted, in words.
        context: The passage.
    """

    kind: MistakeKind
    origin: str
    place: Offsets
    gold: str | None
    predicted: str | None
    context: str

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims evaluate --errors --json``."""
        start, end = self.place
        return {
            "kind": self.kind,
            "origin": self.origin,
            "start": start,
            "end": end,
            "gold": self.gold,
            "predicted": self.predicted,
            "context": self.context,
        }


def mistakes(evaluation: Evaluation) -> tuple[Mistake, ...]:
    """All mistakes of an evaluation: by class, then in the order of the corpus."""
    found = [mistake for scored in evaluation.articles for mistake in _of_article(scored)]
    return tuple(sorted(found, key=lambda mistake: MISTAKE_KINDS.index(mistake.kind)))


def _of_article(scored: Scored) -> Iterator[Mistake]:
    gold, predicted = scored.annotated.quotations, scored.extracted
    for index in scored.alignment.missed:
        yield _mistake("missed", scored, gold[index], None)
    for index in scored.alignment.spurious:
        yield _mistake("spurious", scored, None, predicted[index])
    for left, right in scored.alignment.pairs.items():
        for kind in _wrong(scored, left, right):
            yield _mistake(kind, scored, gold[left], predicted[right])


def _wrong(scored: Scored, left: int, right: int) -> Iterator[MistakeKind]:
    gold, predicted = scored.gold_letters[left], scored.letters[right]
    labels = scored.annotated.quotations[left].labels
    if gold.content != predicted.content:
        yield "boundary"
    if not same_source(gold, predicted):
        yield "wrong source"
    if labels is not None and labels.names_an_entity and not speaker_is_right(labels, scored.extracted[right]):
        yield "wrong speaker"


def _mistake(kind: MistakeKind, scored: Scored, gold: GoldQuotation | None, predicted: Quotation | None) -> Mistake:
    text = scored.annotated.article.text
    place = _place(gold, predicted)
    return Mistake(
        kind=kind,
        origin=scored.annotated.article.origin,
        place=place,
        gold=_gold_words(kind, text, gold) if gold else None,
        predicted=_words(kind, predicted) if predicted else None,
        context=_plain(text[max(0, place[0] - _MARGIN) : place[1] + _MARGIN]),
    )


def _place(gold: GoldQuotation | None, predicted: Quotation | None) -> Offsets:
    spans = [*gold.content, *gold.cue] if gold else []
    if predicted:
        spans += [(span.start, span.end) for span in predicted.content]
    return min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)


def _gold_words(kind: MistakeKind, text: str, gold: GoldQuotation) -> str:
    if kind == "wrong speaker" and gold.labels:
        return gold.labels.speaker or "nobody"
    spans = gold.source if kind == "wrong source" else gold.content
    return _join(text[start:end] for start, end in spans)


def _words(kind: MistakeKind, predicted: Quotation) -> str:
    if kind == "wrong speaker":
        return predicted.speaker.name if predicted.speaker else "nobody"
    if kind == "wrong source":
        return _join([predicted.source.text] if predicted.source else [])
    return _join(span.text for span in predicted.content)


def _join(parts: Iterable[str]) -> str:
    return _plain(" […] ".join(parts)) or "none"


def _plain(words: str) -> str:
    return " ".join(words.split())

"""Examples for the weights of relays and dates: labelled quotations, paired with the circumstances near them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from claims.evaluate.gold import GoldQuotation, Labels
from claims.evaluate.names import same_name
from claims.pipeline.circumstances.channels import find_channels
from claims.pipeline.circumstances.circumstance import Circumstance
from claims.pipeline.circumstances.clauses import names_channel
from claims.pipeline.circumstances.occasions import walk
from claims.pipeline.circumstances.pairing import Pairing
from claims.pipeline.circumstances.scene import Scene
from claims.pipeline.circumstances.weights import Weights
from claims.pipeline.dates.component import pair_times, time_of
from claims.pipeline.relays.component import candidates_of, channels_of
from claims.pipeline.text.surface import Surface
from claims.quotation import Relay, UtteranceDate
from claims.training.logistic import Row


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article's Doc, with its gold attributions and their speakers set, and the labels of each attribution."""

    doc: Doc
    gold: tuple[GoldQuotation, ...]

    def labels(self, index: int) -> Labels | None:
        """The labels of an attribution; None where nobody gave any or it has no content."""
        quotation = self.gold[index]
        return quotation.labels if quotation.content else None


def pair_channels(doc: Doc) -> Iterator[Pairing[Relay]]:
    """Each attribution of a Doc with the channels near it."""
    surface = Surface(doc)
    scene = Scene(surface, doc._.claims_names, doc._.claims_attributions, doc._.claims_speakers)
    return walk(scene, find_channels(surface, doc._.claims_names), names_channel)


def relay_rows(articles: Sequence[Labelled], weights: Weights | None = None) -> Iterator[Row]:
    """One row a pair of an attribution and a channel near it.

    Args:
        articles: The articles.
        weights: What earlier attributions came through is what these weights find; by default what the labels say.
            Weights that have only ever seen right answers before them trust wrong ones too much.
    """
    for article in articles:
        for pairing in pair_channels(article.doc):
            labels = article.labels(pairing.stand.index)
            right = [one for one in candidates_of(pairing) if labels and is_relay(labels, one.value)]
            if labels is not None:
                for one in candidates_of(pairing):
                    yield Row(tuple(pairing.traits(one)), one in right)
            pairing.take([one.key for one in (channels_of(pairing, weights) if weights else right)])


def date_rows(articles: Sequence[Labelled], weights: Weights | None = None) -> Iterator[Row]:
    """One row a pair of an attribution and a time near it; arguments as those of :func:`relay_rows`."""
    for article in articles:
        for pairing in pair_times(article.doc):
            labels = article.labels(pairing.stand.index)
            right = [one for one in pairing.circumstances if labels and is_date(labels, one)]
            if labels is not None:
                for one in pairing.circumstances:
                    yield Row(tuple(pairing.traits(one)), one in right)
            best = time_of(pairing, weights) if weights else right[0] if right else None
            pairing.take([best.key] if best is not None else [])


def is_relay(labels: Labels, relay: Relay) -> bool:
    """Whether the labels name a channel, there or by the same name."""
    return any(
        (one.start < relay.end and relay.start < one.end) or same_name(one.name, relay.name, kind="relay")
        for one in labels.relays
    )


def is_date(labels: Labels, time: Circumstance[UtteranceDate]) -> bool:
    """Whether the labels date an utterance so: by the same days, or where they give none, by the same words."""
    if labels.said is not None:
        return (labels.said.first, labels.said.last) == (time.value.first, time.value.last)
    return labels.dated_by is not None and labels.dated_by[0] < time.end and time.start < labels.dated_by[1]


RowsOf = Callable[[Sequence[Labelled], Weights | None], Iterator[Row]]

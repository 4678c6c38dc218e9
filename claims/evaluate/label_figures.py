"""Figures for speakers, roles, relays, addressees and dates of quotations that are paired already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import chain

from claims.evaluate.figures import Figure, Figures, total
from claims.evaluate.gold import Annotated, GoldQuotation, Labels
from claims.evaluate.names import same_name, words_of
from claims.quotation import Quotation, Relay, UtteranceDate


def label_figures(
    annotated: Annotated, *, extracted: Sequence[Quotation], pairs: Mapping[int, int], layers: Set[str]
) -> dict[str, Figure]:
    """All figures that the layers allow for one article.

    Args:
        annotated: The article with its gold quotations; those without labels do not count.
        extracted: What was extracted from it.
        pairs: Gold index to extracted index.
        layers: What the corpus annotates.
    """
    labelled = [
        (quotation, quotation.labels, extracted[pairs[index]] if index in pairs else None)
        for index, quotation in enumerate(annotated.quotations)
        if quotation.labels is not None
    ]
    parts: list[Figures] = []
    for quotation, labels, partner in labelled:
        if "speakers" in layers and labels.names_an_entity:
            hidden = _is_hidden(annotated.article.text, quotation, labels)
            parts.append(_speaker_figures(labels, partner, hidden=hidden))
        if partner is not None:
            parts += [figures(labels, partner) for layer, figures in _PAIRED.items() if layer in layers]
    return total(chain(_empty(layers), parts))


def speaker_is_right(labels: Labels, quotation: Quotation) -> bool:
    """Whether the quotation has the annotated speaker."""
    name = quotation.speaker.name if quotation.speaker else None
    return same_name(labels.speaker, name, kind=labels.kind)


def _speaker_figures(labels: Labels, partner: Quotation | None, *, hidden: bool) -> Figures:
    right = partner is not None and speaker_is_right(labels, partner)
    figure = Figure.of(float(right), predicted=float(partner is not None), gold=1.0)
    figures = {"speaker": figure, f"speaker {labels.kind}": figure}
    return figures | {"speaker hidden": figure} if hidden else figures


def _is_hidden(text: str, quotation: GoldQuotation, labels: Labels) -> bool:
    source = " ".join(text[start:end] for start, end in quotation.source)
    return set(words_of(source)).isdisjoint(words_of(labels.speaker))


def _role_figures(labels: Labels, partner: Quotation) -> Figures:
    if not speaker_is_right(labels, partner) or partner.speaker is None:
        return {}
    gold, predicted = labels.role, partner.speaker.role
    right = bool(gold and predicted) and same_name(gold, predicted, kind="role")
    return {"role": Figure.of(float(right), predicted=float(bool(predicted)), gold=float(bool(gold)))}


def _relay_figures(labels: Labels, partner: Quotation) -> Figures:
    return {"relay": _relays(labels.relays, partner.relays, _same_relay)}


def _relay_kind_figures(labels: Labels, partner: Quotation) -> Figures:
    return {"relay kind": _relays(labels.relays, partner.relays, _same_relay_and_kind)}


def _relays(gold: Sequence[Relay], predicted: Sequence[Relay], same: Callable[[Relay, Relay], bool]) -> Figure:
    return Figure(
        right=sum(any(same(one, other) for one in gold) for other in predicted),
        predicted=len(predicted),
        found=sum(any(same(one, other) for other in predicted) for one in gold),
        gold=len(gold),
    )


def _same_relay(gold: Relay, predicted: Relay) -> bool:
    overlaps = predicted.start < gold.end and gold.start < predicted.end
    return overlaps or same_name(gold.name, predicted.name, kind="relay")


def _same_relay_and_kind(gold: Relay, predicted: Relay) -> bool:
    return gold.kind == predicted.kind and _same_relay(gold, predicted)


def _addressee_figures(labels: Labels, partner: Quotation) -> Figures:
    names = [addressee.name for addressee in partner.addressees]
    found = sum(any(same_name(gold, name) for name in names) for gold in labels.addressees)
    return {"addressee": Figure.of(found, predicted=len(names), gold=len(labels.addressees))}


def _date_figures(labels: Labels, partner: Quotation) -> Figures:
    gold, predicted = _days(labels.said), _days(partner.said)
    right = gold is not None and gold == predicted
    return {"date": Figure.of(float(right), predicted=float(bool(predicted)), gold=float(bool(gold)))}


def _days(said: UtteranceDate | None) -> tuple[date, date] | None:
    return (said.first, said.last) if said else None


_PAIRED: dict[str, Callable[[Labels, Quotation], Figures]] = {
    "roles": _role_figures,
    "relays": _relay_figures,
    "relay kinds": _relay_kind_figures,
    "addressees": _addressee_figures,
    "dates": _date_figures,
}


def _empty(layers: Set[str]) -> Iterator[Figures]:
    """Rows in a fixed order, whatever the first article happens to have."""
    if "speakers" in layers:
        yield dict.fromkeys(("speaker", "speaker person", "speaker organisation", "speaker hidden"), Figure())
    names = {
        "roles": "role",
        "relays": "relay",
        "relay kinds": "relay kind",
        "addressees": "addressee",
        "dates": "date",
    }
    yield {name: Figure() for layer, name in names.items() if layer in layers}

"""What each figure counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.evaluate.figures import Figure, total
from claims.evaluate.gold import Labels
from claims.evaluate.own import LAYERS
from claims.evaluate.score import Evaluation, score
from claims.quotation import Addressee, Quotation, Relay, Speaker, UtteranceDate

from .build import corpus, gold, offsets, quotation

SAFE = gold("the bridge was safe", "said", "Mayor Ana Ruiz")
EVER = gold('"It will stand for ever,"', "told", "she")
MONDAY = UtteranceDate(date(2024, 5, 13), date(2024, 5, 13), "on Monday")


def figures(golds, extracted) -> dict[str, Figure]:
    return score(corpus(*golds), [extracted]).figures


def labelled(extracted: Quotation, **labels) -> dict[str, Figure]:
    """Figures for the second quotation of the text, whose gold has these labels."""
    annotated = gold('"It will stand for ever,"', "told", "she", labels=Labels(**labels))
    return score(corpus(annotated, layers=LAYERS), [[extracted]]).figures


def ever(**changed) -> Quotation:
    return quotation('"It will stand for ever,"', "told", "she", kind="direct", **changed)


def test_all_right_is_one() -> None:
    found = figures([SAFE, EVER], [quotation("the bridge was safe", "said", "Mayor Ana Ruiz"), ever()])
    assert all(figure.f1 == 1 for figure in found.values() if figure.gold)


def test_nothing_extracted_is_zero() -> None:
    assert all(figure.f1 == 0 for figure in figures([SAFE], []).values())


def test_a_wrong_source_is_no_attribution() -> None:
    found = figures([EVER], [quotation('"It will stand for ever,"', "told", "Mayor Ana Ruiz")])
    assert found["attribution"].f1 == 0
    assert found["content found"].f1 == 1


def test_part_of_the_source_is_enough() -> None:
    assert figures([SAFE], [quotation("the bridge was safe", "said", "Ruiz")])["attribution"].f1 == 1


def test_a_content_cut_short_is_partly_right() -> None:
    found = figures([SAFE], [quotation("bridge was safe", "said", "Mayor Ana Ruiz")])
    assert found["content strict"].f1 == 0
    assert found["content partial"].precision == 1
    assert found["content partial"].recall == pytest.approx(13 / 16)
    assert found["content char"].recall == pytest.approx(13 / 16)


def test_marks_and_commas_at_the_ends_do_not_count() -> None:
    assert figures([EVER], [quotation("It will stand for ever", "told", "she")])["content strict"].f1 == 1


def test_kinds_of_gold_come_from_the_marks_where_nobody_annotated_them() -> None:
    found = figures([SAFE, EVER], [])
    assert (found["attribution indirect"].gold, found["attribution direct"].gold) == (1, 1)


def test_a_speaker_is_hidden_where_the_source_has_none_of_the_name() -> None:
    found = labelled(ever(speaker=Speaker("Ana Ruiz", "person")), speaker="Ana Ruiz", kind="person")
    assert found["speaker"].f1 == found["speaker person"].f1 == found["speaker hidden"].f1 == 1


def test_a_missed_quotation_counts_against_the_recall_of_speakers_only() -> None:
    annotated = gold('"It will stand for ever,"', labels=Labels(speaker="Ana Ruiz", kind="person"))
    found = score(corpus(annotated, layers=LAYERS), [[]]).figures
    assert (found["speaker"].gold, found["speaker"].predicted) == (1, 0)


def test_unnamed_speakers_are_not_asked_for() -> None:
    assert labelled(ever(), speaker="two officials", kind="unnamed")["speaker"].gold == 0


def test_a_role_needs_half_of_its_words() -> None:
    right = ever(speaker=Speaker("Ana Ruiz", "person", "the city's mayor"))
    assert labelled(right, speaker="Ana Ruiz", kind="person", role="city mayor")["role"].f1 == 1


def test_a_relay_is_right_by_place_or_by_name() -> None:
    start, end = offsets("the Courier")
    by_place = ever(relays=(Relay("newspaper", "outlet", start, end),))
    by_name = ever(relays=(Relay("Courier", "agency", 0, 5),))
    courier = Relay("Courier", "outlet", *offsets("Courier"))
    assert labelled(by_place, relays=(courier,))["relay"].f1 == 1
    assert labelled(by_name, relays=(courier,))["relay"].f1 == 1
    assert labelled(by_name, relays=(courier,))["relay kind"].f1 == 0


def test_an_addressee_too_many_costs_precision() -> None:
    extracted = ever(addressees=(Addressee("reporters", "group", 0, 5), Addressee("Ana Ruiz", "person", 0, 5)))
    found = labelled(extracted, addressees=("reporters",))["addressee"]
    assert (found.precision, found.recall) == (0.5, 1)


@pytest.mark.parametrize(("said", "expected"), [(MONDAY, 1), (None, 0)])
def test_a_date_is_right_where_its_days_are(said: UtteranceDate | None, expected: int) -> None:
    assert labelled(ever(said=said), said=MONDAY)["date"].f1 == expected


def test_layers_that_the_corpus_has_not_are_left_out() -> None:
    assert "speaker" not in figures([SAFE], [])


def test_the_record_for_programs_names_the_corpus() -> None:
    evaluation: Evaluation = score(corpus(SAFE), [[ever()]])
    data = evaluation.to_dict()
    assert (data["articles"], data["quotations"]) == (1, {"gold": 1, "predicted": 1})
    assert data["sha256"] == evaluation.corpus.sha256
    assert data["figures"]["attribution"] == {"precision": 0, "recall": 0, "f1": 0, "predicted": 1, "gold": 1}


counts = st.integers(0, 50)
figure = st.builds(lambda right, more, gold: Figure.of(right, predicted=right + more, gold=right + gold), *[counts] * 3)


@settings(deadline=None)
@given(figure)
def test_shares_lie_between_nought_and_one(one: Figure) -> None:
    least, most = sorted((one.precision, one.recall))
    assert 0 <= least <= most <= 1
    assert one.f1 == 0 or least - 1e-9 <= one.f1 <= most + 1e-9


@settings(deadline=None)
@given(st.lists(figure, min_size=1))
def test_totals_do_not_depend_on_the_order(many: list[Figure]) -> None:
    parts = [{"attribution": one} for one in many]
    assert total(parts) == total(reversed(parts))

from __future__ import annotations

from datetime import date

import pytest

from claims.evaluate.gold import GoldQuotation, Labels
from claims.pipeline.annotations import Attribution
from claims.quotation import Relay, UtteranceDate
from claims.training.relays.rows import Labelled, date_rows, relay_rows
from claims.training.relays.run import attribution_of, teach
from tests.pipeline.quoting import BLANK, components

TEXT = "“It is over,” Ana Ruiz told CNN on Friday. A poll of March is out."


@pytest.fixture
def article() -> Labelled:
    attribution = Attribution(content=((0, 13),), cue=(23, 27), source=(14, 22))
    doc = components(BLANK.make_doc(TEXT), (attribution,), published=date(2024, 5, 12))
    start = TEXT.index("CNN")
    friday = UtteranceDate(date(2024, 5, 10), date(2024, 5, 10), "")
    labels = Labels(relays=(Relay("CNN", "outlet", start, start + 3),), said=friday)
    return Labelled(doc, (GoldQuotation(content=((0, 13),), labels=labels),))


def test_labelled_channel_is_the_right_one_of_those_near(article: Labelled) -> None:
    assert [row.right for row in relay_rows([article])].count(True) == 1
    assert [row.right for row in relay_rows([article])].count(False) >= 1


def test_time_that_means_the_labelled_days_is_right(article: Labelled) -> None:
    assert [row.right for row in date_rows([article])] == [True]


def test_time_in_the_labelled_words_is_right_where_nobody_worked_out_the_days(article: Labelled) -> None:
    def rows(place: tuple[int, int]) -> list[bool]:
        gold = GoldQuotation(content=((0, 13),), labels=Labels(dated_by=place))
        return [row.right for row in date_rows([Labelled(article.doc, (gold,))])]

    start = TEXT.index("Friday")
    assert rows((start, start + 6)) == [True]
    assert rows((0, 5)) == [False]


def test_quotation_without_labels_teaches_nothing(article: Labelled) -> None:
    bare = Labelled(article.doc, (GoldQuotation(content=((0, 13),)),))
    assert not list(relay_rows([bare]))


def test_taught_weights_find_what_they_were_taught(article: Labelled) -> None:
    weights = teach(relay_rows, [article] * 10, threshold=0.5)
    right = [row for row in relay_rows([article]) if row.right]
    wrong = [row for row in relay_rows([article]) if not row.right]
    assert all(weights.probability(row.traits) > 0.5 for row in right)
    assert all(weights.probability(row.traits) < 0.5 for row in wrong)


def test_torn_cue_is_joined_where_little_lies_between() -> None:
    gold = GoldQuotation(content=((0, 5),), cue=((6, 10), (12, 14)), source=((20, 22), (200, 204)))
    assert attribution_of(gold) == Attribution(content=((0, 5),), cue=(6, 14), source=(20, 22))

from claims.pipeline.tagger.attribution import TaggedAttribution
from claims.pipeline.tagger.overlap import without_disputes


def one(cue, *content, probability=0.9):
    return TaggedAttribution(cue=cue, source=None, content=content, probability=probability)


def test_the_more_probable_attribution_keeps_disputed_words():
    sure, unsure = one((0, 4), (5, 20)), one((30, 34), (10, 29), probability=0.5)
    assert without_disputes([sure, unsure]) == [sure, one((30, 34), (20, 29), probability=0.5)]


def test_what_has_hardly_any_content_left_is_dropped():
    sure, unsure = one((0, 4), (5, 28)), one((30, 34), (10, 29), probability=0.5)
    assert without_disputes([sure, unsure]) == [sure]


def test_a_quotation_inside_another_disputes_nothing():
    outer, inner = one((0, 4), (5, 40)), one((10, 14), (15, 30), probability=0.5)
    assert without_disputes([outer, inner]) == [outer, inner]


def test_attributions_that_do_not_meet_are_left_as_they_are():
    found = [one((0, 4), (5, 9)), one((10, 14), (15, 19), (25, 29)), one((20, 24), (30, 39))]
    assert without_disputes(found) == found

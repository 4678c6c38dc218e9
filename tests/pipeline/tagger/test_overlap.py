from claims.pipeline.tagger.attribution import TaggedAttribution
from claims.pipeline.tagger.overlap import within_paragraphs, without_disputes


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


def test_other_paragraphs_are_no_content_unless_they_begin_with_a_quotation_mark():
    text = "Poll: Ferries late\n\nFerries are late, a poll said.\n\n“They are.”"
    headline, lead, quoted = (0, 18), (20, 50), (52, len(text))
    assert list(within_paragraphs([one((4, 5), (6, len(text)))], text)) == [one((4, 5), (6, headline[1]), quoted)]
    assert list(within_paragraphs([one((45, 49), (6, 36))], text)) == [one((45, 49), (lead[0], 36))]
    assert list(within_paragraphs([one((4, 5), lead)], text)) == []


def test_a_headline_does_not_take_the_content_of_the_first_sentence():
    text = "Poll: Ferries late\n\nFerries are late, a poll said."
    headline, lead = one((4, 5), (6, 36)), one((45, 49), (20, 36), probability=0.5)
    found = without_disputes(list(within_paragraphs([headline, lead], text)))
    assert found == [one((4, 5), (6, 18)), lead]

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.pipeline.tagger.tagging import Tagger
from tests.pipeline.tagger.samples import SaidNetwork, tokenizer

TAGGER = Tagger(SaidNetwork(), tokenizer())


def words(text, found):
    source = text[slice(*found.source)] if found.source else None
    return source, text[slice(*found.cue)], [text[start:end] for start, end in found.content]


def test_an_attribution_is_stretches_of_the_text():
    text = "\tShe  SAID rain will fall."
    (found,) = TAGGER.tag(text)
    assert words(text, found) == ("She", "SAID", ["rain will fall"])
    assert 0.8 < found.probability <= 0.9


def test_a_cue_without_a_content_is_none():
    assert TAGGER.tag("She said.") == ()


class TornNetwork(SaidNetwork):
    """Finds each word behind "said" a little less probable as content than as none."""

    def roles(self, hidden, first, last):
        scores = super().roles(hidden, first, last)
        content = scores[..., 1] > 0
        scores[content] = (-9, -0.5, -9, 0.2, -9, 0.2)
        return scores


def test_who_surely_said_something_unsure_said_it():
    text = "She said rain will fall will fall."
    (found,) = Tagger(TornNetwork(), tokenizer()).tag(text)
    assert (words(text, found)[0], found.torn) == ("She", True)
    assert found.probability < 0.9
    assert Tagger(TornNetwork(), tokenizer()).tag(text.replace("She ", "")) == ()


def test_attributions_far_apart_in_a_long_text_are_found_once_each():
    sentence = "He said rain will fall. "
    text = (sentence + "Rain. " * 100) * 20
    found = TAGGER.tag(text)
    assert [one.cue[0] for one in found] == [i for i in range(len(text)) if text.startswith("said", i)]
    assert {words(text, one)[2][0] for one in found} == {"rain will fall"}


def test_texts_are_tagged_in_their_order_and_independently():
    texts = ["She said rain will fall.", "", "Rain.", "He said fall." * 400]
    assert list(TAGGER.tag_all(texts)) == [TAGGER.tag(text) for text in texts]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["she", "said", "rain", ".", " ", "\n", "“", "é", "😀", "\x00", "ا"]), max_size=60))
def test_offsets_fit_any_text(parts):
    text = "".join(parts)
    for found in TAGGER.tag(text):
        for start, end in (found.cue, *found.content, *filter(None, (found.source,))):
            assert 0 <= start < end <= len(text)
            assert not text[start].isspace()
            assert not text[end - 1].isspace()

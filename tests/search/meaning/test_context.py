"""Vectors of quotations: what was said, coloured by the sentences around it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.search.meaning.context import quotation_vectors
from claims.search.meaning.embed import sentence_encoder

SAID = "They have to leave"


@pytest.fixture(scope="module")
def encoder():
    return sentence_encoder()


def vector(encoder, article, said=SAID):
    start = article.index(said)
    (found,) = quotation_vectors(encoder, article, [(said, start, start + len(said))])
    return found


def test_what_stands_around_it_colours_a_quotation(encoder):
    asked = encoder.vector("US troops")
    alone = asked @ vector(encoder, SAID)
    assert asked @ vector(encoder, f"American soldiers harm the coast. {SAID}, she said.") > alone
    assert asked @ vector(encoder, f"{SAID}, she said. American soldiers harm the coast.") > alone


def test_what_stands_far_from_it_does_not(encoder):
    far, between = "American soldiers. ", "The harbour. " * 40
    assert np.array_equal(vector(encoder, f"{far}{between}{SAID}"), vector(encoder, f"{between}{SAID}"))


def test_neighbours_do_not_change_a_vector(encoder):
    article = f"American soldiers harm the coast. {SAID}, she said. Trade should double, he said."
    places = [(words, article.index(words), article.index(words) + len(words)) for words in (SAID, "Trade")]
    together = quotation_vectors(encoder, article, places)
    assert np.array_equal(together[0], vector(encoder, article))
    assert np.array_equal(together[1], vector(encoder, article, "Trade"))


def test_a_sentence_is_encoded_once_however_many_quotations_are_near(encoder):
    encoded = []

    class Recording:
        def vectors(self, texts):
            encoded.extend(texts)
            return encoder.vectors(texts)

    article = "“One fleet sails.” Two “fleets” wait (“Three.”) Mr. Haddad said. four\nFive"
    quotation_vectors(Recording(), article, [("sails", 11, 16), ("wait", 32, 36), ("Five", 71, 75)])
    sentences = ["“One fleet sails.”", "Two “fleets” wait (“Three.”)", "Mr.", "Haddad said. four", "Five"]
    assert sorted(encoded) == sorted([*sentences, "sails", "wait", "Five"])


def test_a_text_without_sentences_is_read_in_pieces(encoder):
    article = f"{'x' * 5_000}{SAID}{'x' * 5_000}"
    assert np.linalg.norm(vector(encoder, article)) == pytest.approx(1, abs=1e-4)


@given(before=st.text(max_size=80), said=st.text(min_size=1, max_size=20), after=st.text(max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_has_vectors_of_length_one(encoder, before, said, after):
    (found,) = quotation_vectors(encoder, before + said + after, [(said, len(before), len(before) + len(said))])
    assert np.linalg.norm(found) == pytest.approx(1, abs=1e-4)

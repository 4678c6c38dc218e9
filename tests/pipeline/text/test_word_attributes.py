"""The ruler and the lemmatizer answer as spaCy's do, only sooner."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from claims.pipeline.build import MODELS
from claims.pipeline.text.word_attributes import RememberingRuler, index_lemmas, remember_attributes

ARTICLES = sorted((Path(__file__).parents[3] / "fixtures" / "articles").glob("*.txt"))
WORDS = ("I", "it", "do", "Had", "ca", "n't", "let", "'s", "y'", "all", "nothin'", "Ruiz", " ", "got", "ta", "is")


@pytest.fixture(scope="module")
def spacys() -> Language:
    """The model as spaCy loads it."""
    name = next(name for name in MODELS if spacy.util.is_package(name))
    return spacy.load(name, exclude=["ner", "senter"])


@pytest.fixture(scope="module")
def ours() -> Language:
    name = next(name for name in MODELS if spacy.util.is_package(name))
    nlp = spacy.load(name, exclude=["ner", "senter"])
    remember_attributes(nlp)
    index_lemmas(nlp)
    return nlp


def read(doc: Doc) -> list[tuple[str, ...]]:
    return [(token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_) for token in doc]


@pytest.mark.parametrize("path", ARTICLES[::6], ids=lambda path: path.stem)
def test_words_of_articles_are_what_spacy_says(spacys: Language, ours: Language, path: Path) -> None:
    text = path.read_text("utf-8")
    assert read(ours(text)) == read(spacys(text))


@pytest.fixture(scope="module")
def ruler(ours: Language) -> RememberingRuler:
    found = ours.get_pipe("attribute_ruler")
    assert isinstance(found, RememberingRuler)
    return found


@given(data=st.data())
def test_any_tags_match_what_spacys_ruler_matches(ours: Language, ruler: RememberingRuler, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS) | st.text(min_size=1, max_size=4), min_size=1, max_size=8))
    tags = st.sampled_from(("", "VBZ", "VBP", "MD", "IN", "DT", "PRP", "_SP", "NN"))
    deps = st.sampled_from(("", "nsubj", "aux", "mark", "det", "expl", "ROOT"))
    every = {"min_size": len(words), "max_size": len(words)}
    doc = Doc(ours.vocab, words, tags=data.draw(st.lists(tags, **every)), deps=data.draw(st.lists(deps, **every)))
    assert ruler.match(doc) == AttributeRuler.match(ruler, doc)


@pytest.fixture
def small() -> tuple[Language, Any]:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler")
    remember_attributes(nlp)
    return nlp, nlp.get_pipe("attribute_ruler")


@pytest.mark.parametrize(
    "pattern",
    [
        [{"ORTH": "Ruiz"}],
        [{"LOWER": {"NOT_IN": ["haddad"]}}],
        [{"LOWER": "ruiz", "OP": "+"}],
        [{"SHAPE": "Xxxx"}, {"LOWER": "spoke"}],
        [{"LOWER": {"FUZZY": "ruix"}}],
    ],
)
def test_any_other_patterns_match_as_well(small: tuple[Language, Any], pattern: list[dict[str, Any]]) -> None:
    nlp, ruler = small
    ruler.add([pattern], {"LEMMA": "found"})
    doc = nlp.make_doc("Ruiz spoke; ruiz ruiz spoke")
    assert ruler.match(doc)
    assert ruler.match(doc) == AttributeRuler.match(ruler, doc)


def test_rules_that_are_added_or_replaced_later_count(small: tuple[Language, Any]) -> None:
    nlp, ruler = small
    ruler.add([[{"LOWER": "ruiz"}]], {"LEMMA": "first"})
    assert [token.lemma_ for token in nlp("Ruiz spoke")] == ["first", ""]
    ruler.add([[{"LOWER": "spoke"}]], {"LEMMA": "second"})
    assert [token.lemma_ for token in nlp("Ruiz spoke")] == ["first", "second"]
    ruler.clear()
    ruler.add_patterns([{"patterns": [[{"LOWER": word}]], "attrs": {"LEMMA": "new"}} for word in ("ruiz", "spoke")])
    assert [token.lemma_ for token in nlp("Ruiz spoke")] == ["new", "new"]


def test_of_two_rules_for_a_word_the_later_one_counts(small: tuple[Language, Any]) -> None:
    nlp, ruler = small
    ruler.add([[{"LOWER": "ruiz"}, {"LOWER": "spoke"}]], {"LEMMA": "both"}, index=1)
    ruler.add([[{"LOWER": "spoke"}], [{"LOWER": "told"}]], {"LEMMA": "alone"})
    assert [token.lemma_ for token in nlp("Ruiz spoke")] == ["", "alone"]


def test_it_survives_being_kept_on_disk(small: tuple[Language, Any], tmp_path: Path) -> None:
    nlp, ruler = small
    ruler.add([[{"LOWER": "ruiz"}]], {"LEMMA": "kept"})
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert isinstance(loaded.get_pipe("attribute_ruler"), RememberingRuler)
    assert loaded("Ruiz")[0].lemma_ == "kept"


def test_a_ruler_of_another_kind_is_left_alone() -> None:
    class Own(AttributeRuler):
        pass

    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler")
    nlp._components = [("attribute_ruler", Own(nlp.vocab))]
    remember_attributes(nlp)
    assert type(nlp.get_pipe("attribute_ruler")) is Own

"""Counting what words do in annotated articles, for the lexicon of cues."""

from __future__ import annotations

from pathlib import Path

from claims.article import Article
from claims.evaluate.gold import Annotated, Corpus, GoldQuotation
from claims.training.tagger.cue_counts import count, rows

TEXT = "“We stay,” Ana Ruiz said.\n\n“They go,” Omar Haddad said.\n\nShe said nothing and he cooked."
GOLD = (
    GoldQuotation(content=((0, 10),), cue=((20, 24),), source=((11, 19),)),
    GoldQuotation(content=((27, 37),), cue=((50, 54),), source=((38, 49),)),
)


def counted():
    corpus = Corpus(
        name="test",
        format="claims",
        articles=(Annotated(article=Article(text=TEXT, origin="a.txt"), quotations=GOLD),),
    )
    return count(corpus)


def test_a_word_is_right_where_its_construction_was_annotated():
    seen, right = counted()
    assert seen["say", "VERB", "quote before"] >= 2
    assert right["say", "VERB", "quote before"] == 2


def test_a_word_that_attributes_nothing_gets_no_line():
    lemmas = {row[0] for row in rows(*counted())}
    assert "say" in lemmas
    assert "cook" not in lemmas


def test_the_shipped_lexicon_has_the_columns_that_are_written():
    shipped = Path(__file__).parents[3] / "claims" / "lexicon" / "cues.tsv"
    lines = shipped.read_text("utf-8").splitlines()
    assert {len(line.split("\t")) for line in lines[1:]} == {len(next(rows(*counted())))}

"""What the tagger finds, in whole words of the Doc."""

from __future__ import annotations

from typing import cast

from spacy.language import Language

from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.tagged import TaggerFinder
from claims.pipeline.tagger.attribution import TaggedAttribution
from claims.pipeline.tagger.tagging import Tagger


class Tagged:
    """A tagger that finds one attribution."""

    def __init__(self, attribution: TaggedAttribution) -> None:
        self.attribution = attribution

    def tag(self, text: str) -> tuple[TaggedAttribution, ...]:
        del text
        return (self.attribution,)


def test_a_cue_is_whole_words_though_the_tagger_reads_pieces_of_them(nlp: Language) -> None:
    text = "The report downplays the flood."
    piece = TaggedAttribution(cue=(11, 15), source=(0, 10), content=((21, 30),), probability=0.9)
    (one,) = TaggerFinder(cast("Tagger", Tagged(piece)))(Layout(nlp(text)))
    assert one.cue
    assert text[slice(*one.cue)] == "downplays"


def test_a_source_ends_with_the_paragraph_of_its_cue(nlp: Language) -> None:
    text = "‘We exist,’ says filmmaker\n\nBerivan Acar came."
    across = TaggedAttribution(cue=(12, 16), source=(17, 40), content=((0, 11),), probability=0.9)
    (one,) = TaggerFinder(cast("Tagger", Tagged(across)))(Layout(nlp(text)))
    assert one.source
    assert text[slice(*one.source)] == "filmmaker"
    behind = TaggedAttribution(cue=(12, 16), source=(28, 40), content=((0, 11),), probability=0.9)
    (one,) = TaggerFinder(cast("Tagger", Tagged(behind)))(Layout(nlp(text)))
    assert one.source is None

"""The rules beside the tagger, with taggers that find what each test says."""

from __future__ import annotations

from spacy.language import Language

from claims.lexicon.cues import cue_lexicon
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.combined import CombinedFinder
from claims.pipeline.attributions.component import THRESHOLD, AttributionFinder
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.rules import RuleFinder
from tests.pipeline.test_attributions import Told

Words = tuple[str, str | None, str | None]


def found(nlp: Language, text: str, *tagged: Words) -> list[Told]:
    """What comes out where the tagger finds these contents, cues and sources."""

    def offsets(words: str | None) -> tuple[int, int] | None:
        return (text.index(words), text.index(words) + len(words)) if words else None

    def tagger(layout: Layout) -> list[Candidate]:
        del layout
        return [
            Candidate(
                content=((text.index(content), text.index(content) + len(content)),),
                cue=offsets(cue),
                source=offsets(source),
                rule="tagger",
                confidence=0.9,
            )
            for content, cue, source in tagged
        ]

    doc = nlp(text)
    finder = AttributionFinder(CombinedFinder(tagger, RuleFinder(cue_lexicon(), threshold=THRESHOLD)))
    return [
        (
            text[slice(*one.source)] if one.source else None,
            text[slice(*one.cue)] if one.cue else None,
            tuple(text[slice(*part)] for part in one.content),
        )
        for one in finder(doc)._.claims_attributions
    ]


def test_quoted_words_that_the_tagger_misses_are_read_by_the_rules(nlp: Language) -> None:
    text = "It rained.\n\nShe continued, “When it dries up, that would help us have more trust in her.”\n"
    assert found(nlp, text) == [
        ("She", "continued", ("“When it dries up, that would help us have more trust in her.”",)),
    ]


def test_indirect_quotations_that_the_tagger_misses_are_not(nlp: Language) -> None:
    assert found(nlp, "She continued that the dam would hold.") == []


def test_a_half_that_the_tagger_misses_is_given_back_to_its_cue(nlp: Language) -> None:
    text = '"I hate this framing of it," Ana Ruiz, a writer, said on Twitter. "We have done our part already."\n'
    tagged = ('"We have done our part already."', "said on", "Ana Ruiz, a writer")
    assert found(nlp, text, tagged) == [
        ("Ana Ruiz, a writer", "said on", ('"I hate this framing of it,"', '"We have done our part already."')),
    ]

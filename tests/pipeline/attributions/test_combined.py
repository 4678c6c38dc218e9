"""The rules beside the tagger, with taggers that find what each test says."""

from __future__ import annotations

from spacy.language import Language

from claims.lexicon.cues import cue_lexicon
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.combined import CombinedFinder
from claims.pipeline.attributions.component import THRESHOLD, AttributionFinder
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.rules.finder import RuleFinder
from tests.pipeline.attributions.test_component import Told

Words = tuple[str | tuple[str, ...], str | None, str | None]


def found(nlp: Language, text: str, *tagged: Words, by: str = "tagger") -> list[Told]:
    """What comes out where the tagger finds these contents, cues and sources."""

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    def tagger(layout: Layout) -> list[Candidate]:
        del layout
        return [
            Candidate(
                content=tuple(map(place, [content] if isinstance(content, str) else content)),
                cue=place(cue) if cue else None,
                source=place(source) if source else None,
                rule=by,
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


FIRST, SECOND = "“I voted for the dam,”", "“We are tired of being told that it is safe!”"


def test_a_quotation_with_a_cue_of_its_own_is_taken_from_the_neighbour(nlp: Language) -> None:
    text = f"{FIRST} Haddad said.\n\n{SECOND} Okafor said.\n"
    told = found(nlp, text, ((FIRST, SECOND), "said", "Haddad"))
    assert told == [("Haddad", "said", (FIRST,)), ("Okafor", "said", (SECOND,))]


def test_a_quotation_that_follows_one_with_a_cue_stays_with_it(nlp: Language) -> None:
    text = f"{FIRST} Haddad said. {SECOND}\n\nOkafor said that it rained.\n"
    assert ("Haddad", "said", (FIRST, SECOND)) in found(nlp, text, ((FIRST, SECOND), "said", "Haddad"))


def test_the_beginning_of_a_sentence_belongs_to_the_cue_behind_it(nlp: Language) -> None:
    text = "“There is no way back,” Ruiz said. But to prevent floods, Haddad warned, dams should be built."
    assert found(
        nlp,
        text,
        (("“There is no way back,”", "But to prevent floods"), "said", "Ruiz"),
        ("dams should be built", "warned", "Haddad"),
    ) == [
        ("Ruiz", "said", ("“There is no way back,”",)),
        ("Haddad", "warned", ("But to prevent floods", "dams should be built")),
    ]


def test_the_rest_of_a_sentence_stays_with_its_own_cue(nlp: Language) -> None:
    text = "The dams, Ruiz said, should be built at once, Haddad warned, or never."
    assert found(
        nlp, text, (("The dams", "should be built at once"), "said", "Ruiz"), ("or never", "warned", "Haddad")
    )[0] == ("Ruiz", "said", ("The dams", "should be built at once"))


def test_a_quotation_is_not_taken_from_the_only_candidate_for_it(nlp: Language) -> None:
    text = f"{SECOND} Okafor said, according to the Daily Post.\n"
    assert len(found(nlp, text, (SECOND, "according to", "the Daily Post"))) == 1


def test_a_source_that_the_tagger_misses_is_the_subject_of_the_cue(nlp: Language) -> None:
    text = "Governor Ana Ruiz opened the bridge on Monday, but later claimed that it was not safe."
    assert found(nlp, text, ("that it was not safe", "claimed", None)) == [
        ("Governor Ana Ruiz", "claimed", ("that it was not safe",))
    ]


def test_a_subject_behind_its_clause_is_a_source_too(nlp: Language) -> None:
    text = "While commenting on the closed bridge, Governor Ana Ruiz left the room."
    assert found(nlp, text, ("on the closed bridge", "commenting", None)) == [
        ("Governor Ana Ruiz", "commenting", ("on the closed bridge",))
    ]


def test_who_was_asked_is_no_source(nlp: Language) -> None:
    text = "Asked whether the bridge was safe, Governor Ana Ruiz left the room."
    assert found(nlp, text, ("whether the bridge was safe", "Asked", None)) == [
        (None, "Asked", ("whether the bridge was safe",))
    ]


def test_the_owner_of_a_noun_that_attributes_is_its_source(nlp: Language) -> None:
    text = "Many joined Ruiz’s call for a new bridge."
    assert found(nlp, text, ("for a new bridge", "call", None)) == [("Ruiz’s", "call", ("for a new bridge",))]


def test_of_a_content_that_the_tagger_is_unsure_of_the_rules_know_better(nlp: Language) -> None:
    text = "Ana Ruiz said that the pier was closed after a storm tore its roof off."
    torn = "that the pier was closed"
    assert found(nlp, text, (torn, "said", "Ana Ruiz"), by="torn tagger") == [
        ("Ana Ruiz", "said", ("that the pier was closed after a storm tore its roof off",))
    ]

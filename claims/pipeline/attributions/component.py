"""The component: candidates from a finder, fitted to marks, continued, weeded out, nested."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claims.lexicon.cues import cue_lexicon
from claims.pipeline.annotations import Attribution, register_extensions
from claims.pipeline.attributions.candidate import Finder
from claims.pipeline.attributions.combined import CombinedFinder
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.rules.finder import RuleFinder
from claims.pipeline.attributions.selection import (
    Placed,
    is_report,
    placed,
    selected,
    without_quoted_sources,
    without_relays,
    without_weak_nested,
)
from claims.pipeline.attributions.steps.bounds.apposed import with_appositions
from claims.pipeline.attributions.steps.bounds.commented import with_comments
from claims.pipeline.attributions.steps.bounds.endings import with_endings
from claims.pipeline.attributions.steps.bounds.inserted import with_inserted
from claims.pipeline.attributions.steps.bounds.listing import with_whole_lists
from claims.pipeline.attributions.steps.bounds.no_cues import without_false_cues
from claims.pipeline.attributions.steps.bounds.openings import with_openings, without_earlier
from claims.pipeline.attributions.steps.bounds.snapping import snapped
from claims.pipeline.attributions.steps.bounds.tidied import tidied
from claims.pipeline.attributions.steps.bounds.turned_sources import with_turned_sources
from claims.pipeline.attributions.steps.bounds.whole_clauses import with_whole_clauses
from claims.pipeline.attributions.steps.layouts.announced import without_topics
from claims.pipeline.attributions.steps.layouts.behind_colons import with_behind_colons
from claims.pipeline.attributions.steps.layouts.headline_inquits import with_headline_inquit
from claims.pipeline.attributions.steps.layouts.headline_quotes import with_headline_quotes
from claims.pipeline.attributions.steps.layouts.lines import with_speaker_lines
from claims.pipeline.attributions.steps.layouts.pointed import with_pointed
from claims.pipeline.attributions.steps.layouts.pointers import without_pointers
from claims.pipeline.attributions.steps.layouts.signed import with_captions, with_signed
from claims.pipeline.attributions.steps.sentences.asides import without_asides
from claims.pipeline.attributions.steps.sentences.connected import with_connected
from claims.pipeline.attributions.steps.sentences.continuation import continued
from claims.pipeline.attributions.steps.sentences.handed_on import with_handed_on
from claims.pipeline.attributions.steps.sentences.joining import with_both_halves, with_quoted_as
from claims.pipeline.attributions.steps.sentences.quoted_last import with_quoted_last
from claims.pipeline.attributions.steps.sentences.uncued import with_uncued

# The lexicon's probability from which a candidate is proposed. Around here each step of 0.05 trades two points of
# precision for two of recall (PolNeAR train and dev); lower ones bring in views and plans that nobody uttered.
THRESHOLD = 0.3


class AttributionFinder:
    """Write ``doc._.claims_attributions``.

    Args:
        finder: What proposes candidates: the rules, or a trained tagger.
        model: The finder's name and version, for the run's description.
    """

    def __init__(self, finder: Finder, *, model: str = "rules") -> None:
        self.finder = finder
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions of one Doc."""
        doc._.claims_attributions = tuple(_attribution(one) for one in self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Placed]:
        """The recipe."""
        layout = Layout(doc)
        found = [tidied(layout, snapped(layout, one)) for one in without_false_cues(layout, self.finder(layout))]
        found = without_earlier(layout, with_openings(layout, found))
        candidates = with_whole_clauses(layout, with_endings(layout, found))
        candidates = with_handed_on(layout, with_comments(layout, with_turned_sources(layout, candidates)))
        candidates = with_appositions(layout, with_inserted(layout, with_whole_lists(layout, candidates)))
        candidates = without_weak_nested(layout, candidates)
        candidates = without_asides(layout, without_relays(layout, candidates))
        candidates = with_quoted_last(layout, with_quoted_as(layout, candidates))
        candidates = with_both_halves(layout, without_quoted_sources(layout, selected(candidates)))
        candidates = with_speaker_lines(layout, with_captions(layout, candidates))
        candidates = with_headline_inquit(layout, with_signed(layout, without_pointers(layout, candidates)))
        candidates = with_behind_colons(layout, continued(layout, candidates))
        candidates = without_topics(layout, with_uncued(layout, candidates))
        candidates = with_pointed(layout, candidates)
        candidates = with_headline_quotes(layout, with_connected(layout, candidates))
        return placed(
            [one.candidate for one in placed(candidates) if one.inside is None or is_report(layout, one.candidate)]
        )


def _attribution(one: Placed) -> Attribution:
    candidate = one.candidate
    return Attribution(
        content=candidate.content,
        cue=candidate.cue,
        source=candidate.source,
        inside=one.inside,
        confidence=round(candidate.confidence, 3),
    )


@Language.factory(
    "claims_attributions",
    default_config={"threshold": THRESHOLD, "finder": "tagger"},
    requires=["doc._.claims_marks", "token.dep", "token.pos", "token.tag", "token.lemma"],
    assigns=["doc._.claims_attributions"],
)
def create_attributions(nlp: Language, name: str, threshold: float, finder: str) -> AttributionFinder:
    """The factory of ``claims_attributions``.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        threshold: The least confidence of a candidate that the rules propose.
        finder: ``tagger`` for the trained one with the rules beside it, or ``rules`` for these alone.

    Raises:
        ModelError: The tagger's files are missing or damaged.
        ValueError: There is no such finder.
    """
    register_extensions()
    if finder == "tagger":
        # Imported here, so that pipelines by rules neither load nor need ONNX Runtime.
        from claims.pipeline.attributions.tagged import TaggerFinder
        from claims.pipeline.tagger.model import shipped_tagger, tagger_name

        rules = RuleFinder(cue_lexicon(), threshold=threshold)
        return AttributionFinder(CombinedFinder(TaggerFinder(shipped_tagger()), rules), model=tagger_name())
    if finder != "rules":
        raise ValueError(f"claims_attributions has no finder {finder!r}: it is 'rules' or 'tagger'")
    return AttributionFinder(RuleFinder(cue_lexicon(), threshold=threshold))

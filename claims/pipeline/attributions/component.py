"""The component: write ``doc._.claims_attributions``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import register_extensions


class AttributionFinder:
    """Write ``doc._.claims_attributions``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions of one Doc."""
        doc._.claims_attributions = ()
        return doc


@Language.factory(
    "claims_attributions",
    requires=["doc._.claims_marks", "token.dep", "token.pos", "token.lemma"],
    assigns=["doc._.claims_attributions"],
)
def create_attributions(nlp: Language, name: str) -> AttributionFinder:
    """The factory of ``claims_attributions``."""
    register_extensions()
    return AttributionFinder()

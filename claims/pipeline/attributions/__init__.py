"""The component ``claims_attributions``: content, cue and source of every quotation.

``component.py`` is the recipe: a finder proposes (``combined.py``: the trained ``tagged.py`` with ``rules.py`` beside
it), and steps that do not care which one it was work its candidates over. ``extract`` and ``claims.training`` read it;
the other rooms take what it wrote on the Doc.
"""

from __future__ import annotations

from claims.pipeline.attributions.component import AttributionFinder, create_attributions

__all__ = ["AttributionFinder", "create_attributions"]

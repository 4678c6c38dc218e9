"""The component ``claims_attributions``: content, cue and source of every quotation.

``component.py`` is the recipe: a finder proposes (``combined.py``: the trained ``tagged.py`` with the room ``rules``
beside it), ``selection.py`` chooses, and the room ``steps`` works over what was chosen. ``extract`` and
``claims.training`` read it; the other rooms take what it wrote on the Doc.
"""

from __future__ import annotations

from claims.pipeline.attributions.component import AttributionFinder, create_attributions

__all__ = ["AttributionFinder", "create_attributions"]

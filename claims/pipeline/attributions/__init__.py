"""The component ``claims_attributions``: content, cue and source of every quotation."""

from __future__ import annotations

from claims.pipeline.attributions.component import AttributionFinder, create_attributions

__all__ = ["AttributionFinder", "create_attributions"]

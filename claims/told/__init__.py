"""What was told: claims with all their wordings, and who cut or altered them."""

from claims.told.claims import ToldClaim, drifted, told_claim
from claims.told.drift import Drift, Segment, Variant, drift_of

__all__ = ["Drift", "Segment", "ToldClaim", "Variant", "drift_of", "drifted", "told_claim"]

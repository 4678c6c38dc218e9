"""What was told: claims with all their wordings, and who cut or altered them."""

from claims.tracing.claims import ToldClaim, drifted, told_claim
from claims.tracing.drift import Drift, Segment, Variant, drift_of
from claims.tracing.timeline import Candidate, Moment, Timeline, timeline

__all__ = [
    "Candidate",
    "Drift",
    "Moment",
    "Segment",
    "Timeline",
    "ToldClaim",
    "Variant",
    "drift_of",
    "drifted",
    "timeline",
    "told_claim",
]

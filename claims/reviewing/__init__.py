"""Reviewing quotations: what persons write becomes a correction, and search follows what they decide."""

from claims.reviewing.deciding import accept, correct, correct_as_given, reject, undo
from claims.reviewing.given import Given, correction_of

__all__ = ["Given", "accept", "correct", "correct_as_given", "correction_of", "reject", "undo"]

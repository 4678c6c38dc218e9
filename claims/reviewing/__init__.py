"""Reviewing quotations: what persons write becomes a correction, and search follows what they decide."""

from claims.reviewing.deciding import accept, correct, correct_as_given, reject, undo
from claims.reviewing.given import Given, correction_of
from claims.reviewing.waiting import waiting_filters

__all__ = ["Given", "accept", "correct", "correct_as_given", "correction_of", "reject", "undo", "waiting_filters"]

"""Persons' decisions (rows of ``reviews``) on entities, quotations, claims and fact-checks; what waits for one.

Appended, never changed: ``on_entities``, ``on_quotations``, ``on_claims`` and ``on_factchecks`` compute what follows
from those in force again after each of them, and undo by taking one out of force.
"""

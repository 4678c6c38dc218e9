"""Speakers as people name them, all that is known of one, why who is who, and questions to persons."""

from claims.speakers.finding import Dossier, dossier, find_speaker
from claims.speakers.judging import Asked, Explanation, explain, questions
from claims.speakers.wikidata import Linked, link_wikidata

__all__ = [
    "Asked",
    "Dossier",
    "Explanation",
    "Linked",
    "dossier",
    "explain",
    "find_speaker",
    "link_wikidata",
    "questions",
]

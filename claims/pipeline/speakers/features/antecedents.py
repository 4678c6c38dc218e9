"""Features of candidates that are nouns near a pronoun: how near, whose subject, people or things."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from claims.pipeline.speakers.candidates import Candidate
from claims.pipeline.speakers.nouns_near import is_people
from claims.pipeline.speakers.question import Features, Question

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Antecedents:
    """The nouns near one question's pronoun.

    Args:
        question: The question.
    """

    def __init__(self, question: Question) -> None:
        self.question = question

    def of(self, one: Candidate) -> Features:
        """The features of one candidate; none of one that is no noun."""
        noun = one.noun
        if noun is None:
            return {}
        surface = self.question.surface
        sentences = surface.sentence_of(self.question.place) - surface.sentence_of(noun.idx)
        subject = noun.dep_ in _SUBJECTS
        main = subject and noun.head.dep_ == "ROOT"
        return {
            "noun": 1.0,
            "noun, same sentence": float(sentences == 0),
            "noun, previous sentence": float(sentences == 1),
            "noun, subject": float(subject),
            "noun, subject, same sentence": float(subject and sentences == 0),
            "noun, subject, previous sentence": float(subject and sentences == 1),
            "noun, main subject": float(main),
            "noun, other paragraph": float(surface.paragraph_of(self.question.place) != surface.paragraph_of(noun.idx)),
            "noun, people": float(is_people(noun)),
            "noun, plural": float(noun.tag_ in {"NNS", "NNPS"}),
            "noun, nearest": float(one is self._nearest),
            "noun, nearest subject": float(one is self._nearest_subject),
            "noun, above": float(any(noun.i == above.i for above in self._above)),
        }

    @cached_property
    def _nouns(self) -> list[tuple[Token, Candidate]]:
        nouns = [(one.noun, one) for one in self.question.candidates if one.noun is not None]
        return sorted(nouns, key=lambda pair: -pair[0].i)

    @cached_property
    def _nearest(self) -> Candidate | None:
        return self._nouns[0][1] if self._nouns else None

    @cached_property
    def _nearest_subject(self) -> Candidate | None:
        return next((one for noun, one in self._nouns if noun.dep_ in _SUBJECTS), None)

    @cached_property
    def _above(self) -> list[Token]:
        """The subjects of the clauses that the pronoun's clause hangs on."""
        token = self.question.surface.node_of(self.question.source.start)
        verbs = list(token.head.ancestors) if token is not None else []
        return [child for verb in verbs[:4] for child in verb.children if child.dep_ in _SUBJECTS]

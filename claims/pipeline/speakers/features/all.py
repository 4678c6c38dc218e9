"""What speaks for and against each candidate for a source, as numbers; the scorer weighs them."""

from __future__ import annotations

from claims.pipeline.speakers.candidates import Candidate
from claims.pipeline.speakers.features.antecedents import Antecedents
from claims.pipeline.speakers.features.chain import Chain
from claims.pipeline.speakers.features.grammar import Grammar
from claims.pipeline.speakers.features.nouns import Nouns
from claims.pipeline.speakers.features.places import Places
from claims.pipeline.speakers.features.silence import Silence, namesake
from claims.pipeline.speakers.features.turns import Turns
from claims.pipeline.speakers.question import Features, Question


def features_of(question: Question) -> list[Features]:
    """The features of each candidate."""
    places, turns, nouns, silence = Places(question), Turns(question), Nouns(question), Silence(question)
    grammar, antecedents, chain = Grammar(question), Antecedents(question), Chain(question)

    def features(number: int, one: Candidate) -> Features:
        found: Features = {f"is {one.kind}": 1.0}
        if one.about is not None:
            found |= places.of(one.about, number)
        elif one.turn is not None:
            found |= places.distances(one.turn.start)
            found["spoke as organisation"] = float(one.turn.speaker.kind == "organisation")
            found["spoke as many"] = float(one.turn.speaker.kind == "group")
            found["spoke with the head"] = float(question.source.head in one.turn.speaker.name.casefold().split())
        found |= turns.of(one) | grammar.of(one) | antecedents.of(one) | chain.of(one)
        if question.wanted in {"noun", "made"}:
            found |= nouns.of(one)
        elif question.wanted == "silent":
            found |= silence.of(one, found)
        elif question.wanted == "name" and one.about is not None:
            found |= namesake(question, one.about)
        return found

    return [features(number, one) for number, one in enumerate(question.candidates)]

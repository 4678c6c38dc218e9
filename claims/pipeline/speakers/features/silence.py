"""Features of candidates where there is no source, or a surname that several bear."""

from __future__ import annotations

from functools import cached_property

from claims.pipeline.entities.entity import Entity
from claims.pipeline.speakers.candidates import Candidate
from claims.pipeline.speakers.features.places import is_subject, within
from claims.pipeline.speakers.question import Features, Question


class Silence:
    """What a quotation without a source looks like.

    Args:
        question: The question.
    """

    def __init__(self, question: Question) -> None:
        self.question = question

    def of(self, one: Candidate, found: Features) -> Features:
        """The features of one candidate, besides those ``found`` already."""
        goes_on = one.kind != "nobody" and bool(found.get("last speaker") or found.get("last speaker, far"))
        who = "nobody" if one.kind == "nobody" else "goes on" if goes_on else "other"
        return {f"{sort}: {who}": 1.0 for sort in self._silences} | self._at_cue(one.about)

    def _at_cue(self, entity: Entity | None) -> Features:
        """Whether somebody is named right at the cue, or as its subject: the source may have been missed."""
        cue = self.question.attribution.cue
        if entity is None or cue is None:
            return {}
        beside = subject = inside = False
        for name, other in self.question.conversation.mentions.between(max(0, cue[0] - 80), cue[1] + 80):
            if other is not entity:
                continue
            start = name.role[0] if name.role is not None and name.role[0] < name.start else name.start
            beside |= 0 <= cue[0] - name.end <= 2 or 0 <= start - cue[1] <= 2
            token = self.question.surface.token_of(name.end - 1)
            subject |= (
                token is not None and is_subject(self.question.surface, name) and cue[0] <= token.head.idx < cue[1]
            )
            inside |= within(self.question.attribution.content, name.start)
        return {
            "beside the cue": float(beside),
            "subject of the cue": float(subject),
            "inside what was said": float(inside),
        }

    @cached_property
    def _silences(self) -> tuple[str, ...]:
        attribution, surface, turns = self.question.attribution, self.question.surface, self.question.conversation.turns
        start = attribution.content[0][0]
        cue = surface.text[slice(*attribution.cue)].casefold().split() if attribution.cue else []
        last = turns[-1].start if turns else -1
        checks = {
            "no cue": not cue,
            "quoted": surface.quoted(start),
            "asked": bool(cue) and cue[0] in {"asked", "pressed", "questioned"},
            "no cue, quoted": not cue and surface.quoted(start),
            "participle": bool(cue) and cue[0].endswith("ing"),
            "participle, same sentence": bool(cue)
            and cue[0].endswith("ing")
            and last >= 0
            and surface.sentence_of(last) == surface.sentence_of(attribution.cue[0] if attribution.cue else start),
            "passive": any(word.endswith("ed") for word in cue) and bool({"is", "are", "was", "were", "be"} & {*cue}),
            "same paragraph": last >= 0 and surface.paragraph_of(last) == surface.paragraph_of(start),
            "headline": surface.in_headline(start),
        }
        return tuple(f"silent, {name}" for name, holds in checks.items() if holds)


def namesake(question: Question, entity: Entity) -> Features:
    """Who of several with one surname."""
    source = question.source
    title = source.name.title if source.name is not None else None
    full = [name for name in entity.names if len(name.words) > 1]
    return {
        "taken for": float(source.entities[:1] == (entity,)),
        "same title": float(title is not None and any(name.title == title for name in full)),
        "just named in full": float(any(0 < source.start - name.end < 250 for name in full)),
    }

"""Questions put to the judge, so that candidates and features are tested without weights."""

from __future__ import annotations

from spacy.language import Language

from claims.pipeline.annotations import Attribution
from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.speakers.question import Question
from claims.pipeline.speakers.resolution import resolve
from claims.pipeline.text.surface import Surface


def question_on(nlp: Language, text: str, source: str, *, content: str | None = None) -> Question:
    """The question that a source asks where it stands last; its content is what follows, unless told."""
    with nlp.select_pipes(disable=["claims_attributions", "claims_speakers", "claims_relays"]):
        surface = Surface(nlp(text))
    start = text.rindex(source)
    end = start + len(source)
    said = (text.rindex(content), text.rindex(content) + len(content)) if content else (end + 1, len(text))
    asked: list[Question] = []

    def judge(question: Question) -> list[float]:
        asked.append(question)
        return [float(number == 0) for number in range(len(question.candidates))]

    attribution = Attribution(content=(said,), source=(start, end))
    resolve(surface, find_mentions(surface, [(start, end)]), [attribution], judge=judge)
    return asked[-1]


def names_asked(question: Question) -> list[str]:
    """The names of all candidates."""
    return [one.speaker.name for one in question.candidates if one.speaker is not None]

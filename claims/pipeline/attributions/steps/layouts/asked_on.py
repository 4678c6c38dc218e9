"""Interviews that label the first question and answer only: "Courier: When? Moss: In May.", then bare ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.selection import SPEAKER_LINE

_CONFIDENCE = 0.75  # as sure as other answers without a label
_LONGEST_QUESTION = 300  # characters


def asked_on(layout: Layout, turns: Sequence[Candidate]) -> Iterator[Candidate]:
    """The answers behind an interview's last label, each behind a paragraph that is a question.

    Args:
        layout: The text.
        turns: Those with a label, in the order of the text.
    """
    source = _answerer(layout, turns)
    if source is None:
        return
    rest = layout.paragraphs[layout.paragraph_index(turns[-1].end - 1) + 1 :]
    questions = [place for place, one in enumerate(rest) if _is_question(layout, one)]
    if not questions or questions[0] != 0:
        return
    for place, following in zip(questions, [*questions[1:], questions[-1] + 2], strict=True):
        answer = rest[place + 1 : following]
        if answer:
            content = tuple((one.start, one.end) for one in answer)
            yield Candidate(content=content, cue=None, source=source, rule=SPEAKER_LINE, confidence=_CONFIDENCE)


def _answerer(layout: Layout, turns: Sequence[Candidate]) -> Offsets | None:
    """Whose label the last answer has, where one asks and another answers."""
    labels = [layout.text[slice(*one.source)] for one in turns if one.source is not None]
    if len(labels) < 2 or len(labels) < len(turns) or len(set(labels)) != 2 or labels[-1] == labels[-2]:
        return None
    asks = all(layout.text[one.end - 1] == "?" for one, label in zip(turns, labels, strict=True) if label == labels[-2])
    return turns[-1].source if asks and layout.text[turns[-1].end - 1] != "?" else None


def _is_question(layout: Layout, paragraph: Paragraph) -> bool:
    short = paragraph.end - paragraph.start <= _LONGEST_QUESTION
    return short and layout.text[paragraph.end - 1] == "?" and not paragraph.pairs

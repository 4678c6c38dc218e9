"""Labelled quotations as questions with known answers, for the scorer of speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language

from claims.evaluate.gold import Annotated, Corpus, GoldQuotation, Labels, Offsets
from claims.evaluate.names import same_name, words_of
from claims.pipeline.annotations import Attribution
from claims.pipeline.entities.mentions import Mentions, find_mentions
from claims.pipeline.speakers.candidates import Candidate
from claims.pipeline.speakers.features.all import features_of
from claims.pipeline.speakers.question import Features, Question
from claims.pipeline.speakers.resolution import resolve
from claims.pipeline.speakers.scorer import SORTS, Judge
from claims.pipeline.text.surface import Surface
from claims.quotation import Speaker

_MISSED = 20
_LONGEST_SOURCE = 150  # characters over which a source that the annotators tore apart is read as one


@dataclass(frozen=True, slots=True)
class Example:
    """One question: the features of its candidates, and which of them are right.

    Args:
        sort: What the source asks for, as its place in ``SORTS``.
        features: Of each candidate.
        right: Whether each candidate is right; one is at least.
    """

    sort: int
    features: list[Features]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """An article with everything that the resolution reads, and the labels of its attributions."""

    annotated: Annotated
    surface: Surface
    mentions: Mentions
    attributions: tuple[Attribution, ...]
    labels: tuple[Labels | None, ...]

    def speakers(self, judge: Judge) -> tuple[Speaker | None, ...]:
        """The speakers that a judge finds."""
        return tuple(resolve(self.surface, self.mentions, self.attributions, judge=judge).speakers)

    def examples(self) -> list[Example]:
        """The questions that the article asks where every earlier one was answered as labelled.

        A finder misses a source now and then. So every twentieth is left out, for the scorer to learn what to do then.
        """
        missed = tuple(
            replace(one, source=None) if index % _MISSED == _MISSED - 1 else one
            for index, one in enumerate(self.attributions)
        )
        silent = [one for one in self._examples(missed) if one.sort == SORTS.index("silent")]
        others = [one for one in self._examples(self.attributions) if one.sort != SORTS.index("silent")]
        return others + silent

    def _examples(self, attributions: tuple[Attribution, ...]) -> list[Example]:
        teacher = Teacher(self.labels)
        resolve(self.surface, self.mentions, attributions, judge=teacher)
        return teacher.examples


def read_articles(corpus: Corpus, nlp: Language) -> Iterator[Read]:
    """The labelled articles of a corpus.

    Args:
        corpus: With speakers.
        nlp: A pipeline that finds sentences and quotation marks; its attributions are not used.
    """
    for annotated in corpus.articles:
        if any(quotation.labels is not None for quotation in annotated.quotations):
            doc = nlp(annotated.article.text)
            surface = Surface(doc)
            attributions = tuple(nested(quotation_spans(annotated.quotations)))
            sources = [one.source for one in attributions if one.source is not None]
            labels = tuple(quotation.labels for quotation in annotated.quotations if quotation.content)
            yield Read(annotated, surface, find_mentions(surface, sources), attributions, labels)


def quotation_spans(quotations: Iterable[GoldQuotation]) -> list[Attribution]:
    """Annotated quotations in the form of found ones; those without content are left out."""
    return [
        Attribution(content=one.content, cue=_one_span(one.cue), source=_one_span(one.source))
        for one in quotations
        if one.content
    ]


def _one_span(spans: Sequence[Offsets]) -> Offsets | None:
    if not spans:
        return None
    whole = spans[0][0], spans[-1][1]
    return whole if whole[1] - whole[0] < _LONGEST_SOURCE else spans[0]


def nested(attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Each attribution with the shortest other one whose content holds its cue, else its source."""
    for index, inner in enumerate(attributions):
        marker = inner.cue or inner.source
        around = [
            (end - start, other)
            for other, outer in enumerate(attributions)
            for start, end in outer.content
            if other != index and marker is not None and start <= marker[0] and marker[1] <= end
        ]
        yield replace(inner, inside=min(around)[1] if around else None)


@dataclass(slots=True)
class Teacher:
    """A judge that knows the answers and writes the questions down.

    Args:
        labels: One an attribution.
    """

    labels: Sequence[Labels | None]
    examples: list[Example] = field(default_factory=list)

    def __call__(self, question: Question) -> Sequence[float]:
        """All for a right candidate; where there is none, for the words themselves or the first."""
        labels = self.labels[question.index]
        right = right_ones(question, labels) if labels is not None else ()
        if any(right) and not all(right):
            self.examples.append(Example(SORTS.index(question.wanted), features_of(question), right))
        chosen = right.index(True) if any(right) else _fallback(question.candidates)
        return [float(number == chosen) for number in range(len(question.candidates))]


def _fallback(candidates: Sequence[Candidate]) -> int:
    own = (number for number, one in enumerate(candidates) if one.kind in {"words", "nobody"})
    return next(own, 0)


def right_ones(question: Question, labels: Labels) -> tuple[bool, ...]:
    """Which candidates are the annotated speaker; several may, spelled differently."""
    right = [_is_right(one, labels, of_owner=question.of_owner) for one in question.candidates]
    if not any(right) and not labels.names_an_entity and not question.of_owner:
        kind = "nobody" if labels.speaker is None else "words"
        right = [one.kind == kind for one in question.candidates]
    return tuple(right)


def _is_right(one: Candidate, labels: Labels, *, of_owner: bool) -> bool:
    if one.speaker is None or labels.speaker is None:
        return one.speaker is None and labels.speaker is None
    if of_owner:  # the label names who is owned: "Donald Trump's campaign"
        return one.entity is not None and words_of(one.speaker.name)[-1] in words_of(labels.speaker)
    if not labels.names_an_entity and one.entity is not None:
        return words_of(one.speaker.name) == words_of(labels.speaker)
    return same_name(labels.speaker, one.speaker.name, kind=labels.kind)

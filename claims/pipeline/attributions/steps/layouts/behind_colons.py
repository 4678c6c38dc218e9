"""What a colon leads in behind a sentence about its speaker: "The mayor paid tribute to dockers: “They never …”"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.steps.layouts.announced import FOLLOWING

_FEWEST_WORDS = 4
_MARKS = "".join(("\"'", "“”‘’„«»", " \xa0"))
_CONFIDENCE = 0.5
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = frozenset({"he", "she"})


def with_behind_colons(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and what stands in marks behind a colon that nobody has claimed.

    Where the sentence before the colon is one with a source and a cue, the quotation is its content; else it is of
    the person whom that sentence is about.

    Args:
        layout: The text.
        candidates: Whatever was found.
    """
    claimed = [part for one in candidates for part in one.content]
    kept = list(candidates)
    for paragraph, colon, pairs in _led_in(layout):
        if any(pairs[0].start < end and start < pairs[-1].end for start, end in claimed):
            continue
        content = tuple((pair.start, pair.end) for pair in pairs)
        sentence = max(layout.token_at(colon).sent.start_char, paragraph.start)
        if (
            FOLLOWING.search(layout.text, sentence, colon) is not None
        ):  # "released the following statement on the storm:"
            continue
        teller = _teller(layout, kept, (sentence, colon))
        if teller is not None:
            kept[teller] = replace(kept[teller], content=content)
            continue
        source = _about(layout, (sentence, colon))
        if source is not None:
            kept.append(
                Candidate(content=content, cue=None, source=source, rule="behind colon", confidence=_CONFIDENCE)
            )
    return sorted(kept, key=lambda one: (one.start, -one.end))


def _led_in(layout: Layout) -> list[tuple[Paragraph, int, tuple[MarkPair, ...]]]:
    """Paragraphs with a colon before the marks that end them, or that fill the next one."""
    found = []
    for index, paragraph in enumerate(layout.paragraphs):
        following = layout.paragraphs[index + 1 : index + 2]
        if layout.text[paragraph.end - 1] == ":" and not paragraph.pairs and following:
            pairs = following[0].pairs if layout.is_all_quoted(following[0].start, following[0]) else ()
            colon = paragraph.end - 1
        else:
            colon = layout.text.rfind(":", paragraph.start, paragraph.pairs[0].start) if paragraph.pairs else -1
            close = colon >= 0 and not layout.text[colon + 1 : paragraph.pairs[0].start].strip()
            pairs = paragraph.pairs if close and layout.is_all_quoted(colon + 1, paragraph) else ()
        if pairs and index and _is_whole(layout, pairs):
            found.append((paragraph, colon, pairs))
    return found


def _is_whole(layout: Layout, pairs: Sequence[MarkPair]) -> bool:
    inner = layout.text[pairs[0].start : pairs[-1].end].strip(_MARKS)
    return inner[:1].isupper() and len(inner.split()) >= _FEWEST_WORDS and inner.endswith((".", "!", "?", "…"))


def _teller(layout: Layout, candidates: Sequence[Candidate], sentence: Offsets) -> int | None:
    """The one candidate whose cue, source and content stand right before the colon, none of it quoted."""
    found = [
        index
        for index, one in enumerate(candidates)
        if one.cue is not None
        and one.source is not None
        and all(sentence[0] <= start and end <= sentence[1] for start, end in (one.cue, one.source, *one.content))
        and one.end >= sentence[1] - 1
        and one.start >= one.cue[1]
        and not layout.pairs_between(one.start, one.end)
        and not any(token.pos_ in ("VERB", "AUX") for token in layout.tokens(one.start, one.end))
    ]
    return found[0] if len(found) == 1 else None


def _about(layout: Layout, sentence: Offsets) -> Offsets | None:
    """The person whom a sentence is about: its subject, or whose subject it is ("Ruiz's words were plain:")."""
    subject = next((one for one in layout.tokens(*sentence) if one.dep_ in _SUBJECTS and one.head.dep_ == "ROOT"), None)
    if subject is None:
        return None
    whose = next((child for child in subject.lefts if child.dep_ == "poss"), None)
    person = subject if _is_person(subject) else whose
    if person is None or not (_is_person(person) or person.lower_ in {"his", "her"}):
        return None
    first = person.left_edge if person.pos_ == "PROPN" else person
    return layout.trimmed(max(first.idx, sentence[0]), person.idx + len(person))


def _is_person(token: Token) -> bool:
    return token.lower_ in _PRONOUNS or (token.pos_ == "PROPN" and token.ent_type_ == "PERSON")

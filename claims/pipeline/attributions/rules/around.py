"""Content before or around its cue: "The talks went well, he said, and will go on."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claims.pipeline.attributions.rules.frames import Frame
from claims.pipeline.attributions.sources import speaker_behind, subject_of


def around(verb: Token) -> Iterator[Frame]:
    """Frames in which a clause comes before the cue, or is interrupted by it."""
    if verb.pos_ != "VERB":
        return
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
    if clause is not None:
        yield from _clause_before(verb, clause)
    elif verb.dep_ in ("parataxis", "advcl", "ccomp") and _is_set_off(verb):
        source = subject_of(verb) or speaker_behind(verb)
        host = verb.head
        if source is not None:
            content = (
                (host.left_edge.i, verb.left_edge.i - 1),
                (verb.right_edge.i + 1, host.right_edge.i),
            )
            yield Frame("around", verb, content, source)


def _clause_before(verb: Token, clause: Token) -> Iterator[Frame]:
    source = subject_of(verb) or speaker_behind(verb)
    own = [
        child.i for child in verb.children if child.dep_ in ("aux", "advmod", "neg") and child.i > clause.right_edge.i
    ]
    start = min([verb.i, *own, *([source.left_edge.i] if source is not None and source.head is verb else [])])
    content = [(clause.left_edge.i, min(clause.right_edge.i, start - 1))]
    if clause.right_edge.i > verb.i:
        content.append((max(verb.i, source.right_edge.i if source is not None else 0) + 1, clause.right_edge.i))
    yield Frame("before", verb, tuple(content), source)


def _is_set_off(verb: Token) -> bool:
    """Whether a comma or dash stands on one side of the clause at least, and nothing subordinates it."""
    if any(child.dep_ == "mark" for child in verb.children):
        return False
    doc, left, right = verb.doc, verb.left_edge.i, verb.right_edge.i
    before = doc[left - 1].text if left else ""
    first = doc[left].text
    after = doc[right + 1].text if right + 1 < len(doc) else ""
    return before in {",", "—", "–", "(", "”", '"'} or first in {",", "—", "–"} or after in {",", "—", "–"}

"""Statements under a line that names who makes them, as in features: "Comfort Adeyemi, 29, A&E, Leeds", then “…”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph

# As sure as a signature behind a dash is; there is no such line in PolNeAR train.
_CONFIDENCE = 0.8
_LONGEST_HEADING = 100
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_PARTICLE = r"(?:da|de|del|della|der|di|du|ibn|bin|al|el|la|le|van|von|y)"
_HEADING = re.compile(rf"({_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{1,3}})(?:\s*(?:[,|(–—-]|\d)[^.!?:;“”\"\n]*)?[):]?")


def headed(layout: Layout) -> Iterator[Candidate]:
    """The statements of a text that stand in quotation marks under the name of who makes them.

    Args:
        layout: The text.
    """
    paragraphs = layout.paragraphs
    for index, paragraph in enumerate(paragraphs[:-1]):
        name = heading_name(layout, paragraph)
        said = statement(layout, paragraphs[index + 1 :]) if name else ()
        if name and said:
            yield Candidate(content=said, cue=None, source=name, rule="headed", confidence=_CONFIDENCE)


def heading_name(layout: Layout, paragraph: Paragraph) -> Offsets | None:
    """The name that a line of nothing but a name and a description begins with.

    Args:
        layout: The text.
        paragraph: The line.
    """
    if paragraph.end - paragraph.dateline > _LONGEST_HEADING or paragraph.pairs:
        return None
    heading = _HEADING.fullmatch(layout.text, paragraph.dateline, paragraph.end)
    if heading is None:
        return None
    tokens = layout.tokens(*heading.span(1))
    person = any(token.ent_type_ == "PERSON" or token.lower_ in words("given_names") for token in tokens)
    has_verb = any(token.pos_ == "AUX" or token.tag_ in ("VBD", "VBZ", "VBP") for token in tokens)
    described = heading.end(1) < paragraph.end
    person = person or _is_known(layout, heading[1])
    return heading.span(1) if (person or described) and not has_verb else None


def _is_known(layout: Layout, heading: str) -> bool:
    """Whether the text names a person by a heading's last two words elsewhere."""
    last = " ".join(heading.split()[-2:])
    return any(ent.label_ == "PERSON" and ent.text == last for ent in layout.doc.ents)


def statement(layout: Layout, paragraphs: Sequence[Paragraph]) -> tuple[Offsets, ...]:
    """The paragraphs from here on that are one quotation: all but the last open a mark that they do not close.

    Args:
        layout: The text.
        paragraphs: From where it may begin.
    """
    stretches: list[Offsets] = []
    for paragraph in paragraphs:
        if not layout.is_all_quoted(paragraph.dateline, paragraph):
            return ()
        stretches += [(pair.start, pair.end) for pair in paragraph.pairs]
        if paragraph.pairs[-1].closed:
            return tuple(stretches)
    return ()

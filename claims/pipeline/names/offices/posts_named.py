"""Whether a run of capitals is a body and the person behind it, as the rest of the text tells the two apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.pipeline.text.surface import Surface, Word


def is_named_apart(surface: Surface, run: Sequence[Word]) -> bool:
    """Whether a text names the first word of a run alone, and the others without it: "head of Vexo Ana Ruiz".

    Args:
        surface: The text.
        run: Three words with capitals or more, behind an office and "of".
    """
    text = surface.text
    first, rest = re.escape(run[0].text), re.escape(text[run[1].start : run[-1].end])
    alone = re.compile(rf"(?<![\w-]){first}(?:['’]s)?(?=[,.;:)]|\s[a-z])")
    apart = re.compile(rf"(?<!{first} ){rest}(?![\w-])")
    elsewhere = any(match.start() != run[1].start for match in apart.finditer(text))
    return elsewhere and any(match.start() != run[0].start for match in alone.finditer(text))

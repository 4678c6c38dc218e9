"""Annotated articles for training: a folder with ``text/`` and brat stand-off files in ``attributions/``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claims.errors import CorpusError

Spans = tuple[tuple[int, int], ...]

_TEXT_BOUND = re.compile(r"^(T\d+)\t\w+ ([\d ;]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution that a person marked; offsets in characters.

    Args:
        source: Who said it; empty where the article does not say.
        cue: The words that attribute.
        content: What was said, one or several stretches.
    """

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article with what each of its annotators marked.

    Args:
        name: The file's stem.
        text: The article, line ends untouched.
        versions: One tuple of attributions for each annotator, in the order of their names.
    """

    name: str
    text: str
    versions: tuple[tuple[GoldAttribution, ...], ...]


def read_corpus(folder: Path) -> list[AnnotatedArticle]:
    """All annotated articles of ``folder``, by name.

    Raises:
        CorpusError: It holds no annotated article.
    """
    annotations: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations[path.stem.rsplit("_", 1)[0]].append(path)
    articles = [
        AnnotatedArticle(path.stem, _read(path), tuple(_attributions(_read(ann)) for ann in annotations[path.stem]))
        for path in sorted((folder / "text").glob("*.txt"))
        if path.stem in annotations
    ]
    if not articles:
        raise CorpusError(
            "no annotated article found", where=str(folder), hint="It needs text/NAME.txt and attributions/NAME_WHO.ann"
        )
    return articles


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _attributions(stand_off: str) -> tuple[GoldAttribution, ...]:
    spans = {m[1]: _spans(m[2].split(";")) for m in _TEXT_BOUND.finditer(stand_off)}
    found = []
    for event in _EVENT.finditer(stand_off):
        roles: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
        for part in event[1].split():
            role, _, reference = part.partition(":")
            roles.get(role.rstrip("0123456789").lower(), []).extend(spans.get(reference, ()))
        ordered = {role: tuple(sorted(places)) for role, places in roles.items()}
        if any(ordered.values()):
            found.append(GoldAttribution(**ordered))
    return tuple(found)


def _spans(parts: Iterable[str]) -> Spans:
    return tuple((int(start), int(end)) for start, end in (part.split() for part in parts))

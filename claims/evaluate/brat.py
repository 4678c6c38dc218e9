"""PolNeAR's brat stand-off files (github.com/networkdynamics/PolNeAR): ``text/`` and ``attributions/``.

A line ``T1<TAB>Source 0 5;9 12<TAB>words`` names stretches of the text; a line ``E1<TAB>Attribution:T4 Content:T3
Cue:T2 Source:T1`` joins some to an attribution. Names of roles may carry a number (``Content2:T9``). The texts are
named ``OUTLET_2016-09-08_TITLE``, which is where the day of publication comes from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

from claims.errors import CorpusError
from claims.evaluate.gold import Annotated, Corpus, GoldQuotation, Offsets, article_of, stretches

_TEXTBOUND = re.compile(r"^(T\d+)\t\w+ ([\d ;]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.+)$", re.MULTILINE)
_PUBLISHED = re.compile(r"_(\d{4}-\d\d-\d\d)_")


def read_brat(folder: Path) -> Corpus:
    """Read a compartment of PolNeAR; texts without annotation are left out.

    Raises:
        CorpusError: A file is no UTF-8, or an annotation names what is not there.
    """
    chosen = _first_annotators(folder / "attributions")
    articles = tuple(
        _annotated(path, chosen[path.stem]) for path in sorted(folder.glob("text/*.txt")) if path.stem in chosen
    )
    return Corpus(name=folder.name, format="brat", articles=articles)


def _first_annotators(folder: Path) -> dict[str, Path]:
    """By article, the file of the annotator who comes first by name."""
    files: defaultdict[str, list[Path]] = defaultdict(list)
    for path in folder.glob("*.ann"):
        files[path.stem.rpartition("_")[0]].append(path)
    return {stem: min(paths) for stem, paths in files.items()}


def _annotated(text: Path, annotation: Path) -> Annotated:
    dated = _PUBLISHED.search(text.stem)
    published = date.fromisoformat(dated[1]) if dated else None
    article = article_of(_read(text), text, published=published)
    return Annotated(article=article, quotations=read_annotation(annotation))


def read_annotation(path: Path) -> tuple[GoldQuotation, ...]:
    """What one annotator marked in one text.

    Raises:
        CorpusError: The file is no UTF-8, or an attribution names what is not there.
    """
    marked = _read(path)
    spans = {
        match[1]: [tuple(map(int, pair.split())) for pair in match[2].split(";")]
        for match in _TEXTBOUND.finditer(marked)
    }
    return tuple(_quotation(match[1], spans, path) for match in _EVENT.finditer(marked))


def _quotation(event: str, spans: dict[str, list[tuple[int, ...]]], where: Path) -> GoldQuotation:
    roles: dict[str, list[tuple[int, ...]]] = {"content": [], "cue": [], "source": []}
    for part in event.split():
        name, _, reference = part.partition(":")
        role = name.rstrip("0123456789").lower()
        if role not in roles:
            continue
        if reference not in spans:
            raise CorpusError(f"an attribution names {reference}, which is not there", where=str(where))
        roles[role] += spans[reference]
    found: dict[str, tuple[Offsets, ...]] = {role: stretches(pairs) for role, pairs in roles.items()}
    return GoldQuotation(content=found["content"], cue=found["cue"], source=found["source"])


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as broken:
        raise CorpusError(f"the file is no UTF-8: {broken}", where=str(path)) from None

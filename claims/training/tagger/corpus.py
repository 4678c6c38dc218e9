"""Annotated articles for training: any corpus that ``claims evaluate`` reads, with all of its annotators."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from claims.evaluate.brat import read_annotation
from claims.evaluate.corpora import read_corpus
from claims.evaluate.gold import GoldQuotation


@dataclass(frozen=True, slots=True)
class TrainingArticle:
    """One article with what each of its annotators marked.

    Args:
        text: The article, line ends untouched.
        versions: The quotations of each annotator; where they differ, both readings are right.
    """

    text: str
    versions: tuple[tuple[GoldQuotation, ...], ...]


def read_training(folder: Path) -> list[TrainingArticle]:
    """All annotated articles of ``folder``, in the corpus' order.

    Raises:
        CorpusError: It is missing, is no corpus, or an annotation is broken.
    """
    corpus = read_corpus(folder)
    others = _further_annotators(folder) if corpus.format == "brat" else {}
    return [
        TrainingArticle(
            annotated.article.text,
            (annotated.quotations, *map(read_annotation, others.get(Path(annotated.article.origin).stem, ()))),
        )
        for annotated in corpus.articles
    ]


def _further_annotators(folder: Path) -> dict[str, list[Path]]:
    """By article, the files of all annotators but the first by name, whom ``claims evaluate`` takes."""
    files: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rpartition("_")[0]].append(path)
    return {stem: paths[1:] for stem, paths in files.items()}

"""Annotated corpora in three formats: our own, PolNeAR's brat stand-off files, BBC Citron's JSON.

===========  ======================================================================================================
format       how it lies on disk
===========  ======================================================================================================
``claims``   ``gold.jsonl``, one line an article in the shape of ``claims extract --json``, beside ``articles/``
``brat``     ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann``; of several annotators the first by name counts
``citron``   one ``.json`` file an article, in folders of any depth, with ``text`` and ``quotes``
===========  ======================================================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from claims.errors import CorpusError
from claims.evaluate.brat import read_brat
from claims.evaluate.citron import read_citron
from claims.evaluate.gold import Corpus
from claims.evaluate.own import GOLD_FILE, read_own
from claims.evaluate.speaker_labels import with_labels

__all__ = ["read_corpus"]


def read_corpus(folder: str | Path, *, speakers: str | Path | None = None) -> Corpus:
    """Read an annotated corpus; the format shows from what lies in the folder.

    Args:
        folder: The corpus.
        speakers: A file of JSON lines with speakers, relays and addressees for its quotations
            (:mod:`claims.evaluate.speaker_labels` says how); articles that it leaves out are scored without them.

    Raises:
        CorpusError: The folder is missing or holds no corpus, or an annotation does not fit its text.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise CorpusError("no such folder", where=str(folder), hint="Give the folder of an annotated corpus")
    corpus = _reader(folder)(folder)
    if not corpus.articles:
        raise CorpusError("the corpus has no articles", where=str(folder))
    return with_labels(corpus, Path(speakers)) if speakers is not None else corpus


def _reader(folder: Path) -> Callable[[Path], Corpus]:
    if (folder / GOLD_FILE).is_file():
        return read_own
    if (folder / "text").is_dir() and (folder / "attributions").is_dir():
        return read_brat
    if any(folder.rglob("*.json")):
        return read_citron
    raise CorpusError(
        "this is no annotated corpus that we know",
        where=str(folder),
        hint=f"It needs {GOLD_FILE} with articles/ (ours), text/ with attributions/ (brat) or .json files (Citron)",
    )

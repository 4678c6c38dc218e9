"""Articles into the database: readers, pipeline, resolve and store put together."""

from claims.ingest.extraction import extract_batch
from claims.ingest.importing import BATCH_SIZE, Item, ingest
from claims.ingest.resolution import resolve
from claims.ingest.summary import ImportInterrupted, Summary
from claims.ingest.vectors import embed_missing, index_vectors

__all__ = [
    "BATCH_SIZE",
    "ImportInterrupted",
    "Item",
    "Summary",
    "embed_missing",
    "extract_batch",
    "index_vectors",
    "ingest",
    "resolve",
]

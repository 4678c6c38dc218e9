"""Articles into the database: readers, pipeline, resolve and store put together."""

from claims.ingest.extraction import extract_batch
from claims.ingest.importing import ingest
from claims.ingest.ordering import BATCH_SIZE, Item
from claims.ingest.resolution import resolve
from claims.ingest.summary import ImportInterrupted, Summary
from claims.ingest.vectors import embed_articles, embed_missing, index_problems, index_vectors
from claims.ingest.workers import Workers, sensible_workers

__all__ = [
    "BATCH_SIZE",
    "ImportInterrupted",
    "Item",
    "Summary",
    "Workers",
    "embed_articles",
    "embed_missing",
    "extract_batch",
    "index_problems",
    "index_vectors",
    "ingest",
    "resolve",
    "sensible_workers",
]

"""Articles into the database: readers, pipeline, resolve and store put together."""

from claims.ingest.claims import gather_claims, gather_decided
from claims.ingest.cluster import Cluster, cluster_of
from claims.ingest.comparing import Comparison, compare_runs
from claims.ingest.extraction import extract_batch
from claims.ingest.importing import ingest
from claims.ingest.ordering import BATCH_SIZE, Item
from claims.ingest.rerunning import accept, rerun
from claims.ingest.resolution import resolve
from claims.ingest.summary import ImportInterrupted, Summary
from claims.ingest.vectors import embed_articles, embed_missing, index_problems, index_vectors
from claims.ingest.workers import Workers, sensible_workers

__all__ = [
    "BATCH_SIZE",
    "Cluster",
    "Comparison",
    "ImportInterrupted",
    "Item",
    "Summary",
    "Workers",
    "accept",
    "cluster_of",
    "compare_runs",
    "embed_articles",
    "embed_missing",
    "extract_batch",
    "gather_claims",
    "gather_decided",
    "index_problems",
    "index_vectors",
    "ingest",
    "rerun",
    "resolve",
    "sensible_workers",
]

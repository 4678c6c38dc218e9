from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.extract import default_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline, loaded once."""
    return default_pipeline()

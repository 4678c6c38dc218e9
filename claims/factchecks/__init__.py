"""Fact-checks put together: reading, keeping, matching with what was said, and one's own verdicts."""

from claims.factchecks.importing import Imported, import_fact_checks
from claims.factchecks.verdicts import Recorded, record_verdict

__all__ = ["Imported", "Recorded", "import_fact_checks", "record_verdict"]

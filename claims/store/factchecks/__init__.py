"""Fact-checks: kept, read, and what matching them with quotations needs."""

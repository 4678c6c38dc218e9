"""Scoring against annotated corpora: how good is the extraction, what goes wrong, and did it get worse."""

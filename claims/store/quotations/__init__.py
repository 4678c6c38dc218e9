"""Quotations, read: found by words, filters and vectors, with all names joined; and where they stand."""

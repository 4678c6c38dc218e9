"""Writing: an article with all that was extracted from it, in one transaction; and the runs that extracted it."""

"""One file a format: bytes to Articles, or to a Failure that says why not."""

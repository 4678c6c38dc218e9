"""Meaning as vectors: the sentence encoder, vectors as they are kept, and an index of them in a file."""

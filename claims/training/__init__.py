"""Trains what is shipped in ``claims.models``: one room a model. Needs the extra ``train``."""

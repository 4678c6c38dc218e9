"""The database: articles, quotations, entities and persons' decisions. SQLAlchemy lives here and in migrations.

``claims.store.store`` opens it, ``claims.store.tables`` is the schema. Nothing is imported here, so that the records
of ``claims.store.records`` can be had without SQLAlchemy.
"""

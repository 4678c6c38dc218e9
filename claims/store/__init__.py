"""The database: articles, quotations, entities and persons' decisions. SQLAlchemy lives here and in migrations."""

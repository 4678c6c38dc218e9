DROP VIEW relays_summary;

DROP VIEW speakers_summary;

DROP VIEW quotes;

DROP TRIGGER articles_keep_their_text ON articles;

DROP TRIGGER reviews_are_never_deleted ON reviews;

DROP TRIGGER reviews_are_never_changed ON reviews;

DROP FUNCTION refuse();

DROP INDEX ix_search_texts_document;

ALTER TABLE search_texts DROP COLUMN document;

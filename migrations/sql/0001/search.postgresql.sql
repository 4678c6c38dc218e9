ALTER TABLE search_texts ADD COLUMN document tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', content), 'A')
    || setweight(to_tsvector('english', speaker), 'B')
    || setweight(to_tsvector('english', title), 'C')
) STORED;

COMMENT ON COLUMN search_texts.document IS 'What full-text search compares with: content, speaker and title, stemmed';

CREATE INDEX ix_search_texts_document ON search_texts USING gin (document);

CREATE VIRTUAL TABLE search_index USING fts5(
    content, speaker, title,
    content="search_texts", content_rowid="quotation_id",
    tokenize='porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER search_texts_inserted AFTER INSERT ON search_texts BEGIN
    INSERT INTO search_index (rowid, content, speaker, title)
    VALUES (new.quotation_id, new.content, new.speaker, new.title);
END;

CREATE TRIGGER search_texts_deleted AFTER DELETE ON search_texts BEGIN
    INSERT INTO search_index (search_index, rowid, content, speaker, title)
    VALUES ('delete', old.quotation_id, old.content, old.speaker, old.title);
END;

CREATE TRIGGER search_texts_updated AFTER UPDATE ON search_texts BEGIN
    INSERT INTO search_index (search_index, rowid, content, speaker, title)
    VALUES ('delete', old.quotation_id, old.content, old.speaker, old.title);
    INSERT INTO search_index (rowid, content, speaker, title)
    VALUES (new.quotation_id, new.content, new.speaker, new.title);
END;

DROP VIEW relays_summary;

DROP VIEW speakers_summary;

DROP VIEW quotes;

DROP TRIGGER articles_keep_their_text;

DROP TRIGGER reviews_are_never_deleted;

DROP TRIGGER reviews_are_never_changed;

DROP TRIGGER search_texts_updated;

DROP TRIGGER search_texts_deleted;

DROP TRIGGER search_texts_inserted;

DROP TABLE search_index;

CREATE TRIGGER reviews_are_never_changed BEFORE UPDATE ON reviews BEGIN
    SELECT RAISE(ABORT, 'reviews are only added, never changed');
END;

CREATE TRIGGER reviews_are_never_deleted BEFORE DELETE ON reviews BEGIN
    SELECT RAISE(ABORT, 'reviews are only added, never deleted');
END;

CREATE TRIGGER articles_keep_their_text BEFORE UPDATE OF text, text_sha256, identity_sha256 ON articles BEGIN
    SELECT RAISE(ABORT, 'the text of an article never changes');
END;

CREATE UNIQUE INDEX uq_channels_kind_name_unowned ON channels (kind, name) WHERE owner_entity_id IS NULL;

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER reviews_are_never_changed BEFORE UPDATE ON reviews
FOR EACH STATEMENT EXECUTE FUNCTION refuse('reviews are only added, never changed');

CREATE TRIGGER reviews_are_never_deleted BEFORE DELETE OR TRUNCATE ON reviews
FOR EACH STATEMENT EXECUTE FUNCTION refuse('reviews are only added, never deleted');

CREATE TRIGGER articles_keep_their_text BEFORE UPDATE OF text, text_sha256, identity_sha256 ON articles
FOR EACH STATEMENT EXECUTE FUNCTION refuse('the text of an article never changes');

CREATE UNIQUE INDEX uq_channels_kind_name_unowned ON channels (kind, name) WHERE owner_entity_id IS NULL;

CREATE FUNCTION quotations_ungathered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO ungathered (quotation_id, claim_id) VALUES (new.id, new.claim_id) ON CONFLICT DO NOTHING;
        RETURN new;
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO ungathered (quotation_id, claim_id)
        SELECT id, claim_id FROM quotations WHERE id = new.id OR claim_id = old.claim_id ON CONFLICT DO NOTHING;
        RETURN new;
    END IF;
    INSERT INTO ungathered (quotation_id, claim_id)
    SELECT id, claim_id FROM quotations WHERE claim_id = old.claim_id ON CONFLICT DO NOTHING;
    RETURN old;
END
$$;

CREATE TRIGGER quotations_inserted_are_ungathered AFTER INSERT ON quotations
FOR EACH ROW WHEN (new.speaker_id IS NOT NULL) EXECUTE FUNCTION quotations_ungathered();

CREATE TRIGGER quotations_changed_are_ungathered
AFTER UPDATE OF speaker_id, kind, content_text, cue_text, said_from, said_to, review ON quotations
FOR EACH ROW WHEN (
    old.speaker_id IS DISTINCT FROM new.speaker_id OR old.kind <> new.kind OR old.content_text <> new.content_text
    OR old.cue_text IS DISTINCT FROM new.cue_text OR old.said_from IS DISTINCT FROM new.said_from
    OR old.said_to IS DISTINCT FROM new.said_to
    OR (old.review IS NOT DISTINCT FROM 'rejected') <> (new.review IS NOT DISTINCT FROM 'rejected')
) EXECUTE FUNCTION quotations_ungathered();

CREATE TRIGGER quotations_deleted_leave_ungathered BEFORE DELETE ON quotations
FOR EACH ROW WHEN (old.claim_id IS NOT NULL) EXECUTE FUNCTION quotations_ungathered();

CREATE FUNCTION entities_ungathered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ungathered (quotation_id, claim_id)
    SELECT id, claim_id FROM quotations
    WHERE speaker_id = new.id
        OR claim_id IN (SELECT claim_id FROM quotations WHERE speaker_id = new.id AND claim_id IS NOT NULL)
    ON CONFLICT DO NOTHING;
    RETURN new;
END
$$;

CREATE TRIGGER quotations_of_merged_are_ungathered AFTER UPDATE OF canonical_id ON entities
FOR EACH ROW WHEN (old.canonical_id <> new.canonical_id) EXECUTE FUNCTION entities_ungathered();

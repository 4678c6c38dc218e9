CREATE TRIGGER quotations_inserted_are_ungathered AFTER INSERT ON quotations WHEN new.speaker_id IS NOT NULL BEGIN
    INSERT INTO ungathered (quotation_id, claim_id) SELECT new.id, new.claim_id
    WHERE NOT EXISTS (SELECT 1 FROM ungathered WHERE quotation_id = new.id);
END;

CREATE TRIGGER quotations_changed_are_ungathered
AFTER UPDATE OF speaker_id, kind, content_text, cue_text, said_from, said_to, review ON quotations
WHEN old.speaker_id IS NOT new.speaker_id OR old.kind <> new.kind OR old.content_text <> new.content_text
    OR old.cue_text IS NOT new.cue_text OR old.said_from IS NOT new.said_from OR old.said_to IS NOT new.said_to
    OR (old.review IS 'rejected') <> (new.review IS 'rejected')
BEGIN
    INSERT INTO ungathered (quotation_id, claim_id)
    SELECT id, claim_id FROM quotations
    WHERE (id = new.id OR claim_id = old.claim_id)
        AND NOT EXISTS (SELECT 1 FROM ungathered WHERE quotation_id = quotations.id);
END;

CREATE TRIGGER quotations_deleted_leave_ungathered BEFORE DELETE ON quotations WHEN old.claim_id IS NOT NULL BEGIN
    INSERT INTO ungathered (quotation_id, claim_id)
    SELECT id, claim_id FROM quotations
    WHERE claim_id = old.claim_id AND NOT EXISTS (SELECT 1 FROM ungathered WHERE quotation_id = quotations.id);
END;

CREATE TRIGGER quotations_of_merged_are_ungathered AFTER UPDATE OF canonical_id ON entities
WHEN old.canonical_id <> new.canonical_id BEGIN
    INSERT INTO ungathered (quotation_id, claim_id)
    SELECT id, claim_id FROM quotations
    WHERE (
        speaker_id = new.id
        OR claim_id IN (SELECT claim_id FROM quotations WHERE speaker_id = new.id AND claim_id IS NOT NULL)
    ) AND NOT EXISTS (SELECT 1 FROM ungathered WHERE quotation_id = quotations.id);
END;

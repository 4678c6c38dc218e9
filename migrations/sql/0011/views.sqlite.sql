CREATE VIEW speakers_summary AS
SELECT
    entities.id AS id,
    entities.name AS name,
    entities.kind AS kind,
    count(DISTINCT quotations.id) AS quotations,
    count(DISTINCT articles.id) AS articles,
    min(articles.published_on) AS first_published_on,
    max(articles.published_on) AS last_published_on,
    (
        SELECT group_concat(title, '; ') FROM (
            SELECT DISTINCT roles.title AS title
            FROM roles JOIN entities AS member ON member.id = roles.entity_id
            WHERE member.canonical_id = entities.id
            ORDER BY roles.title
        )
    ) AS roles,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT DISTINCT entity_names.name AS name
            FROM entity_names JOIN entities AS member ON member.id = entity_names.entity_id
            WHERE member.canonical_id = entities.id
            ORDER BY entity_names.name
        )
    ) AS spellings
FROM entities
JOIN entities AS own ON own.canonical_id = entities.id
JOIN quotations ON quotations.speaker_id = own.id
    OR quotations.id IN (SELECT quotation_id FROM quotation_joint_speakers WHERE entity_id = own.id)
JOIN articles ON articles.id = quotations.article_id
WHERE coalesce(quotations.review, '') <> 'rejected'
    AND NOT EXISTS (SELECT 1 FROM articles AS newer WHERE newer.supersedes_id = articles.id)
GROUP BY entities.id, entities.name, entities.kind;

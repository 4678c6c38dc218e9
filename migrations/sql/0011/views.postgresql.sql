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
        SELECT string_agg(DISTINCT roles.title, '; ' ORDER BY roles.title)
        FROM roles JOIN entities AS member ON member.id = roles.entity_id
        WHERE member.canonical_id = entities.id
    ) AS roles,
    (
        SELECT string_agg(DISTINCT entity_names.name, '; ' ORDER BY entity_names.name)
        FROM entity_names JOIN entities AS member ON member.id = entity_names.entity_id
        WHERE member.canonical_id = entities.id
    ) AS spellings
FROM (
    SELECT speaker_id AS entity_id, id AS quotation_id FROM quotations WHERE speaker_id IS NOT NULL
    UNION ALL
    SELECT entity_id, quotation_id FROM quotation_joint_speakers
) AS said
JOIN quotations ON quotations.id = said.quotation_id
JOIN articles ON articles.id = quotations.article_id
JOIN entities AS own ON own.id = said.entity_id
JOIN entities ON entities.id = own.canonical_id
WHERE coalesce(quotations.review, '') <> 'rejected'
    AND NOT EXISTS (SELECT 1 FROM articles AS newer WHERE newer.supersedes_id = articles.id)
GROUP BY entities.id, entities.name, entities.kind;

CREATE VIEW relays_summary AS
SELECT
    min(channels.id) AS id,
    CASE
        WHEN count(DISTINCT channels.name) = 1 THEN min(channels.name)
        ELSE coalesce(
            max(CASE WHEN channels.name = lower(channels.name) THEN channels.folded END),
            max(channels.name COLLATE BY_CODES)
        )
    END AS name,
    channels.kind AS kind,
    owner.name AS owner,
    count(DISTINCT quotations.id) AS quotations,
    count(DISTINCT articles.id) AS articles,
    min(articles.published_on) AS first_published_on,
    max(articles.published_on) AS last_published_on,
    owner.id AS owner_id
FROM quotation_relays
JOIN channels ON channels.id = quotation_relays.channel_id
JOIN quotations ON quotations.id = quotation_relays.quotation_id
JOIN articles ON articles.id = quotations.article_id
LEFT JOIN entities AS own ON own.id = channels.owner_entity_id
LEFT JOIN entities AS owner ON owner.id = own.canonical_id
WHERE coalesce(quotations.review, '') <> 'rejected'
    AND NOT EXISTS (SELECT 1 FROM articles AS newer WHERE newer.supersedes_id = articles.id)
GROUP BY channels.folded, channels.kind, owner.id, owner.name;

CREATE VIEW claims_summary AS
SELECT
    claims.id AS id,
    speaker.name AS speaker,
    claims.text AS claim,
    told.quotations AS quotations,
    told.articles AS articles,
    told.outlets AS outlets,
    (
        SELECT count(DISTINCT relay.channel_id)
        FROM quotations AS said
        JOIN quotation_relays AS relay ON relay.quotation_id = said.id
        WHERE said.claim_id = claims.id AND (said.review IS NULL OR said.review <> 'rejected')
            AND NOT EXISTS (SELECT 1 FROM articles AS newer WHERE newer.supersedes_id = said.article_id)
    ) AS relays,
    told.first_said_on AS first_said_on,
    told.last_said_on AS last_said_on,
    claims.worth AS worth,
    speaker.id AS speaker_id
FROM claims
JOIN (
    SELECT
        quotations.claim_id AS claim_id,
        count(*) AS quotations,
        count(DISTINCT articles.id) AS articles,
        count(DISTINCT articles.outlet_id) AS outlets,
        min(coalesce(quotations.said_from, articles.published_on)) AS first_said_on,
        max(coalesce(quotations.said_to, articles.published_on)) AS last_said_on
    FROM quotations
    JOIN articles ON articles.id = quotations.article_id
    WHERE quotations.claim_id IS NOT NULL AND (quotations.review IS NULL OR quotations.review <> 'rejected')
        AND NOT EXISTS (SELECT 1 FROM articles AS newer WHERE newer.supersedes_id = articles.id)
    GROUP BY quotations.claim_id
) AS told ON told.claim_id = claims.id
JOIN entities AS own ON own.id = claims.speaker_id
JOIN entities AS speaker ON speaker.id = own.canonical_id;

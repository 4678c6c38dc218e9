CREATE VIEW quotes AS
SELECT
    quotations.id AS id,
    coalesce(speaker.name, quotations.speaker_name) AS speaker,
    quotations.role AS role,
    quotations.kind AS kind,
    quotations.content_text AS quotation,
    (
        SELECT group_concat(name, ', ') FROM (
            SELECT coalesce(canonical.name, addressee.name) AS name
            FROM quotation_addressees AS addressee
            LEFT JOIN entities AS own ON own.id = addressee.entity_id
            LEFT JOIN entities AS canonical ON canonical.id = own.canonical_id
            WHERE addressee.quotation_id = quotations.id
            ORDER BY addressee.position
        )
    ) AS addressees,
    (
        SELECT group_concat(name, ' > ') FROM (
            SELECT channels.name || coalesce(' (' || canonical.name || ')', '') AS name
            FROM quotation_relays AS relay
            JOIN channels ON channels.id = relay.channel_id
            LEFT JOIN entities AS own ON own.id = channels.owner_entity_id
            LEFT JOIN entities AS canonical ON canonical.id = own.canonical_id
            WHERE relay.quotation_id = quotations.id
            ORDER BY relay.position
        )
    ) AS relays,
    (
        SELECT group_concat(kind, ' > ') FROM (
            SELECT channels.kind AS kind
            FROM quotation_relays AS relay
            JOIN channels ON channels.id = relay.channel_id
            WHERE relay.quotation_id = quotations.id
            ORDER BY relay.position
        )
    ) AS relay_kinds,
    quotations.said_from AS said_from,
    quotations.said_to AS said_to,
    quotations.said_text AS said_text,
    outlets.name AS outlet,
    articles.title AS title,
    articles.published_on AS published_on,
    articles.url AS url,
    articles.origin AS origin,
    quotations.cue_text AS cue,
    quotations.source_text AS source,
    quotations.speaker_kind AS speaker_kind,
    quotations.confidence AS confidence,
    quotations.position AS position,
    quotations.inside_id AS inside_id,
    speaker.id AS speaker_id,
    quotations.article_id AS article_id,
    articles.outlet_id AS outlet_id,
    quotations.claim_id AS claim_id,
    quotations.run_id AS run_id,
    quotations.review AS review
FROM quotations
JOIN articles ON articles.id = quotations.article_id
LEFT JOIN outlets ON outlets.id = articles.outlet_id
LEFT JOIN entities AS own ON own.id = quotations.speaker_id
LEFT JOIN entities AS speaker ON speaker.id = own.canonical_id
WHERE coalesce(quotations.review, '') <> 'rejected'
    AND NOT EXISTS (SELECT 1 FROM articles AS newer WHERE newer.supersedes_id = articles.id);

CREATE VIEW speakers_summary AS
SELECT
    entities.id AS id,
    entities.name AS name,
    entities.kind AS kind,
    count(*) AS quotations,
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
FROM quotations
JOIN articles ON articles.id = quotations.article_id
JOIN entities AS own ON own.id = quotations.speaker_id
JOIN entities ON entities.id = own.canonical_id
WHERE coalesce(quotations.review, '') <> 'rejected'
    AND NOT EXISTS (SELECT 1 FROM articles AS newer WHERE newer.supersedes_id = articles.id)
GROUP BY entities.id, entities.name, entities.kind;

CREATE VIEW relays_summary AS
SELECT
    channels.id AS id,
    channels.name AS name,
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
GROUP BY channels.id, channels.name, channels.kind, owner.id, owner.name;

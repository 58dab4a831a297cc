-- All that a session's page shows and that may change: of two that are equal the pages are the same. What was agreed never
-- changes (I10) and is left out.
SELECT
    s.version AS "version!: i64",
    s.deadline AS "deadline!: i64",
    s.decision AS "decision!: String",
    s.channel AS "channel?: String",
    l.title AS "title!: String",
    l.description AS "description?: String",
    l.reference AS "reference?: String",
    l.kind AS "kind!: String",
    l.price_units AS "price_units!: String",
    l.price_decimals AS "price_decimals!: i64",
    l.symbol AS "unit!: String",
    l.accepts AS "accepts!: String",
    l.active AND NOT l.archived AND l.deleted_at IS NULL AS "public!: bool",
    l.after_payment AS "after_payment!: String",
    m.name AS "merchant!: String",
    m.handle AS "handle!: String",
    m.accent AS "accent!: String",
    m.logo IS NOT NULL AS "logo!: bool",
    m.contact_email AS "contact_email?: String",
    m.website AS "website?: String",
    n.name AS "network?: String",
    n.explorer_tx AS "explorer_tx?: String",
    n.block_time AS "block_time?: i64",
    n.enabled AS "enabled?: bool",
    n.halted AS "halted?: bool",
    n.known_until AS "known_until?: i64",
    (
        SELECT STRING_AGG(
            t.id || ' ' || t.state || ' ' || COALESCE(t.block_hash, '') || ' ' || COALESCE(t.block_time, 0)
                || ' ' || COALESCE(a.symbol, '') || ' ' || COALESCE(a.decimals, 0),
            ','
        )
        FROM transfers AS t
        LEFT JOIN assets AS a ON a.id = t.asset
        WHERE t.session = s.id
    ) AS "transfers?: String"
FROM sessions AS s
JOIN links AS l ON l.id = s.link
JOIN merchants AS m ON m.id = s.merchant
LEFT JOIN networks AS n ON n.id = s.network
WHERE s.id = $1

-- As takings.sql, by day and channel. $3: as in paid_days.sql. A payment counts when it was paid first.
SELECT
    CAST(d.key AS BIGINT) AS "place!: i64", s.channel AS "channel?: String", s.symbol AS "symbol!: String",
    FALSE AS "fiat!: bool", s.decimals AS "decimals!: i64", s.received AS "amount!: String", COUNT(*) AS "payments!: i64"
FROM json_each(CAST($3 AS TEXT)) AS d
CROSS JOIN links AS l
JOIN sessions AS s ON s.link = l.id
WHERE l.merchant = $1 AND l.id = $2 AND s.status IN ('paid', 'final')
    AND s.paid_at >= CAST(d.value ->> 0 AS BIGINT) AND s.paid_at < CAST(d.value ->> 1 AS BIGINT)
GROUP BY d.key, s.channel, s.symbol, s.decimals, s.received
UNION ALL
SELECT CAST(d.key AS BIGINT), s.channel, q.symbol, TRUE, q.price_decimals, q.price_units, COUNT(*)
FROM json_each(CAST($3 AS TEXT)) AS d
CROSS JOIN links AS l
JOIN sessions AS s ON s.link = l.id
JOIN quotes AS q ON q.session = s.id
WHERE l.merchant = $1 AND l.id = $2 AND s.status IN ('paid', 'final')
    AND s.paid_at >= CAST(d.value ->> 0 AS BIGINT) AND s.paid_at < CAST(d.value ->> 1 AS BIGINT) AND q.fiat
GROUP BY d.key, s.channel, q.symbol, q.price_decimals, q.price_units
ORDER BY 1, 2, 4, 3, 5

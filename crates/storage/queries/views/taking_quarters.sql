-- As takings.sql, by quarter of an hour and channel. $3: the first moment. A payment counts when it was paid first.
SELECT
    s.paid_at / 900000 AS "quarter!: i64", s.channel AS "channel?: String", s.symbol AS "symbol!: String",
    FALSE AS "fiat!: bool", s.decimals AS "decimals!: i64", s.received AS "amount!: String", COUNT(*) AS "payments!: i64"
FROM links AS l
JOIN sessions AS s ON s.link = l.id
WHERE l.merchant = $1 AND l.id = $2 AND s.status IN ('paid', 'final') AND s.paid_at >= $3
GROUP BY s.paid_at / 900000, s.channel, s.symbol, s.decimals, s.received
UNION ALL
SELECT s.paid_at / 900000, s.channel, q.symbol, TRUE, q.price_decimals, q.price_units, COUNT(*)
FROM links AS l
JOIN sessions AS s ON s.link = l.id
JOIN quotes AS q ON q.session = s.id
WHERE l.merchant = $1 AND l.id = $2 AND s.status IN ('paid', 'final') AND s.paid_at >= $3 AND q.fiat
GROUP BY s.paid_at / 900000, s.channel, q.symbol, q.price_decimals, q.price_units
ORDER BY 1, 2, 4, 3, 5

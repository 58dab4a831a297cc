-- Payments of the same amount together: amounts are too large for either engine to add up, so that is done outside. Then what was
-- asked for them in currencies, as it was agreed on.
SELECT
    s.symbol AS "symbol!: String", FALSE AS "fiat!: bool", s.decimals AS "decimals!: i64",
    s.received AS "amount!: String", COUNT(*) AS "payments!: i64"
FROM links AS l
JOIN sessions AS s ON s.link = l.id
WHERE l.merchant = $1 AND l.id = $2 AND s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
GROUP BY s.symbol, s.decimals, s.received
UNION ALL
SELECT q.symbol, TRUE, q.price_decimals, q.price_units, COUNT(*)
FROM links AS l
JOIN sessions AS s ON s.link = l.id
JOIN quotes AS q ON q.session = s.id
WHERE l.merchant = $1 AND l.id = $2 AND s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL AND q.fiat
GROUP BY q.symbol, q.price_decimals, q.price_units
ORDER BY 2, 1, 3

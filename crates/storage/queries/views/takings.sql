-- Payments of the same amount together: amounts are too large for either engine to add up, so that is done outside.
SELECT s.symbol AS "symbol!", s.decimals AS "decimals!: i64", s.received AS "received!", COUNT(*) AS "payments!: i64"
FROM links AS l
JOIN sessions AS s ON s.link = l.id
WHERE l.merchant = $1 AND l.id = $2 AND s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
GROUP BY s.symbol, s.decimals, s.received
ORDER BY s.symbol, s.decimals

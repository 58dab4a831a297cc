-- As takings.sql, by day and channel. $3: the first moment. A payment counts on the day on which it was paid first.
SELECT
    s.paid_at / 86400000 AS "day!: i64", s.channel AS "channel?", s.symbol AS "symbol!", s.decimals AS "decimals!: i64",
    s.received AS "received!", COUNT(*) AS "payments!: i64"
FROM links AS l
JOIN sessions AS s ON s.link = l.id
WHERE l.merchant = $1 AND l.id = $2 AND s.status IN ('paid', 'final') AND s.paid_at >= $3
GROUP BY s.paid_at / 86400000, s.channel, s.symbol, s.decimals, s.received
ORDER BY 1, 2, 3, 4

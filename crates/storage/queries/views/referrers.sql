-- $3: the first day; $4: how many at most.
SELECT d.referrer AS "referrer!", CAST(SUM(d.views) AS BIGINT) AS "views!: i64"
FROM links AS l
JOIN link_referrers AS d ON d.link = l.id
WHERE l.merchant = $1 AND l.id = $2 AND d.day >= $3
GROUP BY d.referrer
ORDER BY 2 DESC, 1
LIMIT $4

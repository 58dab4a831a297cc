SELECT COUNT(*) AS "count!: i64"
FROM links AS l
JOIN sessions AS s ON s.link = l.id
WHERE l.id = $1 AND l.merchant = $2

SELECT v.id AS "id!: i64"
FROM links AS l
JOIN views AS v ON v.link = l.id
WHERE l.id = $1 AND l.merchant = $2 AND v.kind = 'person'
ORDER BY v.at DESC, v.id DESC
LIMIT $3 OFFSET $4

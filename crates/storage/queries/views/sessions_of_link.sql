SELECT s.id AS "id!"
FROM links AS l
JOIN sessions AS s ON s.link = l.id
WHERE l.id = $1 AND l.merchant = $2
ORDER BY s.opened_at DESC, s.id DESC
LIMIT $3 OFFSET $4

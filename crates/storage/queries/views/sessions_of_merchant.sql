SELECT s.id AS "id!"
FROM sessions AS s
WHERE s.merchant = $1
ORDER BY s.opened_at DESC, s.id DESC
LIMIT $2 OFFSET $3

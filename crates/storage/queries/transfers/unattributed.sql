SELECT t.id
FROM transfers AS t
JOIN networks AS n ON n.id = t.network
WHERE t.merchant = $1 AND t.session IS NULL AND n.mode = $2
ORDER BY t.seen_at DESC, t.id DESC
LIMIT $3 OFFSET $4

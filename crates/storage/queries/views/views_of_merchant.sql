SELECT v.id AS "id!: i64"
FROM views AS v
WHERE v.merchant = $1 AND v.kind = 'person'
ORDER BY v.at DESC, v.id DESC
LIMIT $2 OFFSET $3

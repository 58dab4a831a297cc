SELECT COALESCE(MAX(ordinal), 0) + 1 AS "ordinal!: i64"
FROM deliveries
WHERE link = $1 AND session = $2 AND purpose = $3 AND way = $4

SELECT
    seq AS "seq!: i64", id AS "id!", merchant AS "merchant!", link AS "link?", session AS "session?", kind AS "kind!",
    data AS "data!", happened_at AS "happened_at!"
FROM events
WHERE merchant = $1 AND seq > $2
ORDER BY seq
LIMIT $3

-- $4: of this link only. Null: of any.
SELECT
    seq AS "seq!: i64", id AS "id!", merchant AS "merchant!", link AS "link?", session AS "session?", kind AS "kind!",
    data AS "data!", happened_at AS "happened_at!"
FROM events
WHERE merchant = $1 AND session = $2 AND (CAST($4 AS TEXT) IS NULL OR link = $4)
ORDER BY seq DESC
LIMIT $3

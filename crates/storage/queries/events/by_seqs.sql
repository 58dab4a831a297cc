-- $1: JSON, a list of [seq].
SELECT
    seq AS "seq!: i64", id AS "id!", merchant AS "merchant!", link AS "link?", session AS "session?", kind AS "kind!",
    data AS "data!", happened_at AS "happened_at!"
FROM events
WHERE seq IN (SELECT CAST(value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)))

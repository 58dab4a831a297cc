-- $1: JSON, a list of [product].
SELECT product AS "product!", CAST(SUM(quantity) AS BIGINT) AS "held!: i64"
FROM slots
WHERE state = 'held' AND product IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
GROUP BY product

-- $3: how many are counted at most.
SELECT COUNT(*) AS "count!: i64"
FROM (SELECT 1 AS one FROM addresses WHERE merchant = $1 AND wallet = $2 LIMIT $3) AS counted

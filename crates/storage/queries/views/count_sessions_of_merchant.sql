-- $2: how many are counted at most.
SELECT COUNT(*) AS "count!: i64" FROM (SELECT 1 AS one FROM sessions WHERE merchant = $1 LIMIT $2) AS counted

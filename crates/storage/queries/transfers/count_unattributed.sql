-- $3: how many are counted at most.
SELECT COUNT(*) AS "count!: i64"
FROM (
    SELECT 1 AS one
    FROM transfers AS t
    JOIN networks AS n ON n.id = t.network
    WHERE t.merchant = $1 AND t.session IS NULL AND n.mode = $2
    LIMIT $3
) AS counted

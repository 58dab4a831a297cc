-- Of both modes. $2: how many are counted at most.
SELECT COUNT(*) AS "count!: i64"
FROM (
    SELECT 1 AS one
    FROM transfers
    WHERE merchant = $1 AND session IS NULL AND looked_at IS NULL AND state <> 'orphaned' AND units <> '0'
    LIMIT $2
) AS counted

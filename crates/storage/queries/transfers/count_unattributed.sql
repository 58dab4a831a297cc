-- As unattributed.sql. $5: how many are counted at most.
SELECT COUNT(*) AS "count!: i64"
FROM (
    SELECT 1 AS one
    FROM transfers AS t
    JOIN networks AS n ON n.id = t.network
    WHERE t.merchant = $1
        AND t.session IS NULL
        AND t.state <> 'orphaned'
        AND t.units <> '0'
        AND (CAST($2 AS TEXT) IS NULL OR n.mode = CAST($2 AS TEXT))
        AND (CAST($3 AS TEXT) IS NULL OR t.to_address = CAST($3 AS TEXT))
        AND (CAST($4 AS TEXT) IS NULL OR (t.looked_at IS NULL) = (CAST($4 AS TEXT) = 'waiting'))
    LIMIT $5
) AS counted

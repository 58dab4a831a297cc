-- $3: how many are counted at most.
SELECT COUNT(*) AS "count!: i64"
FROM (
    SELECT 1 AS one
    FROM links AS l
    JOIN sessions AS s ON s.link = l.id
    WHERE l.id = $1 AND l.merchant = $2
    LIMIT $3
) AS counted

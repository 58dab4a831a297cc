-- $3: how many are counted at most.
SELECT COUNT(*) AS "count!: i64"
FROM (
    SELECT 1 AS one
    FROM links AS l
    JOIN events AS e ON e.link = l.id
    WHERE l.id = $1 AND l.merchant = $2
        AND e.kind IN ('message.sent', 'message.delivered', 'message.failed', 'action.done', 'action.failed')
    LIMIT $3
) AS counted

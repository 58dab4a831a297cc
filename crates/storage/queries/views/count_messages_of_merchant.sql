-- $2: how many are counted at most.
SELECT COUNT(*) AS "count!: i64"
FROM (
    SELECT 1 AS one
    FROM events
    WHERE merchant = $1 AND kind IN ('message.sent', 'message.delivered', 'message.failed', 'action.done', 'action.failed')
    LIMIT $2
) AS counted

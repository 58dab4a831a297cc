-- People's views, sessions, messages and what followed payments in one list. $2: how many rows, $3: how many to pass over; no more of one kind than all
-- together can be among them.
SELECT found.what AS "what!: String", found.number AS "number!: i64", found.session AS "session!: String"
FROM (
    SELECT * FROM (
        SELECT 'view' AS what, v.id AS number, '' AS session, v.at AS at
        FROM views AS v
        WHERE v.merchant = $1 AND v.kind = 'person'
        ORDER BY v.at DESC, v.id DESC
        LIMIT CAST($2 AS BIGINT) + CAST($3 AS BIGINT)
    ) AS newest_views
    UNION ALL
    SELECT * FROM (
        SELECT 'payment' AS what, CAST(0 AS BIGINT) AS number, s.id AS session, s.opened_at AS at
        FROM sessions AS s
        WHERE s.merchant = $1
        ORDER BY s.opened_at DESC, s.id DESC
        LIMIT CAST($2 AS BIGINT) + CAST($3 AS BIGINT)
    ) AS newest_sessions
    UNION ALL
    SELECT * FROM (
        SELECT 'message' AS what, e.seq AS number, '' AS session, e.happened_at AS at
        FROM events AS e
        WHERE e.merchant = $1
            AND e.kind IN ('message.sent', 'message.delivered', 'message.failed', 'action.done', 'action.failed')
        ORDER BY e.happened_at DESC, e.seq DESC
        LIMIT CAST($2 AS BIGINT) + CAST($3 AS BIGINT)
    ) AS newest_messages
) AS found
ORDER BY found.at DESC, found.what, found.number DESC, found.session DESC
LIMIT $2 OFFSET $3

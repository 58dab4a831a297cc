-- People's views, sessions, messages and what followed payments in one list. $3: how many rows, $4: how many to pass over; no more of one kind than all
-- together can be among them.
SELECT found.what AS "what!: String", found.number AS "number!: i64", found.session AS "session!: String"
FROM (
    SELECT * FROM (
        SELECT 'view' AS what, v.id AS number, '' AS session, v.at AS at
        FROM links AS l
        JOIN views AS v ON v.link = l.id
        WHERE l.id = $1 AND l.merchant = $2 AND v.kind = 'person'
        ORDER BY v.at DESC, v.id DESC
        LIMIT CAST($3 AS BIGINT) + CAST($4 AS BIGINT)
    ) AS newest_views
    UNION ALL
    SELECT * FROM (
        SELECT 'payment' AS what, CAST(0 AS BIGINT) AS number, s.id AS session, s.opened_at AS at
        FROM links AS l
        JOIN sessions AS s ON s.link = l.id
        WHERE l.id = $1 AND l.merchant = $2
        ORDER BY s.opened_at DESC, s.id DESC
        LIMIT CAST($3 AS BIGINT) + CAST($4 AS BIGINT)
    ) AS newest_sessions
    UNION ALL
    SELECT * FROM (
        SELECT 'message' AS what, e.seq AS number, '' AS session, e.happened_at AS at
        FROM links AS l
        JOIN events AS e ON e.link = l.id
        WHERE l.id = $1 AND l.merchant = $2
            AND e.kind IN ('message.sent', 'message.delivered', 'message.failed', 'action.done', 'action.failed')
        ORDER BY e.happened_at DESC, e.seq DESC
        LIMIT CAST($3 AS BIGINT) + CAST($4 AS BIGINT)
    ) AS newest_messages
) AS found
ORDER BY found.at DESC, found.what, found.number DESC, found.session DESC
LIMIT $3 OFFSET $4

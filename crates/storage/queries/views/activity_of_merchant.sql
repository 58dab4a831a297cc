-- People's views and sessions in one list. $2: how many rows, $3: how many to pass over; no more of either kind than both
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
) AS found
ORDER BY found.at DESC, found.what, found.number DESC, found.session DESC
LIMIT $2 OFFSET $3

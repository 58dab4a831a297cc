-- Each filter is off where its value is null. $2: a pattern in lower case. Counted by count.sql with the same conditions.
SELECT
    l.id AS "id!",
    (SELECT COUNT(*) FROM sessions AS s WHERE s.link = l.id AND s.status IN ('paid', 'final')) AS "paid!: i64",
    (SELECT COUNT(*) FROM sessions AS s WHERE s.link = l.id AND s.status IN ('open', 'detected', 'confirming'))
        AS "running!: i64"
FROM links AS l
WHERE l.merchant = $1
    AND (CAST($2 AS TEXT) IS NULL OR l.search LIKE $2 ESCAPE '\')
    AND (CAST($3 AS TEXT) IS NULL OR l.mode = $3)
    AND (CAST($4 AS BOOLEAN) IS NULL OR l.active = $4)
    AND (CAST($5 AS TEXT) IS NULL OR l.source = $5)
ORDER BY l.created_at DESC, l.id DESC
LIMIT $6 OFFSET $7

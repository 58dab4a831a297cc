SELECT
    l.id AS "id!",
    (SELECT COUNT(*) FROM sessions AS s WHERE s.link = l.id AND s.status IN ('paid', 'final')) AS "paid!: i64",
    (SELECT COUNT(*) FROM sessions AS s WHERE s.link = l.id AND s.status IN ('open', 'detected', 'confirming'))
        AS "running!: i64"
FROM links AS l
WHERE l.merchant = $1 AND l.id = $2

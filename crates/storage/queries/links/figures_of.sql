-- As figures.sql for many. $2: JSON, a list of [id].
SELECT
    l.id AS "id!",
    (SELECT COUNT(*) FROM sessions AS s WHERE s.link = l.id AND s.status IN ('paid', 'final')) AS "paid!: i64",
    (SELECT COUNT(*) FROM sessions AS s WHERE s.link = l.id AND s.status IN ('open', 'detected', 'confirming'))
        AS "running!: i64"
FROM links AS l
WHERE l.merchant || '' = $1 AND l.id IN (SELECT value ->> 0 FROM json_each(CAST($2 AS TEXT)))

-- The conditions of list.sql.
SELECT COUNT(*) AS "count!: i64"
FROM links AS l
WHERE l.merchant = $1
    AND l.deleted_at IS NULL
    AND (CAST($2 AS TEXT) IS NULL OR l.search LIKE $2 ESCAPE '\')
    AND (CAST($3 AS TEXT) IS NULL OR l.mode = $3)
    AND CASE COALESCE(CAST($4 AS TEXT), 'all')
        WHEN 'archived' THEN l.archived
        WHEN 'all' THEN NOT l.archived
        WHEN 'inactive' THEN NOT l.archived AND NOT l.active
        WHEN 'limit_reached' THEN NOT l.archived AND l.active AND l.most_payments <=
            (SELECT COUNT(*) FROM sessions AS s WHERE s.link = l.id AND s.status IN ('paid', 'final'))
        WHEN 'ended' THEN NOT l.archived AND l.active AND l.ends_at <= $6
        ELSE NOT l.archived AND l.active AND COALESCE(l.ends_at > $6, TRUE) AND COALESCE(l.most_payments >
            (SELECT COUNT(*) FROM sessions AS s WHERE s.link = l.id AND s.status IN ('paid', 'final')), TRUE)
        END
    AND (CAST($5 AS TEXT) IS NULL OR l.source = $5)
    AND (CAST($7 AS TEXT) IS NULL OR l.kind = $7)
    AND (CAST($8 AS TEXT) IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(CAST($8 AS TEXT)) AS wanted
        WHERE NOT EXISTS (SELECT 1 FROM tagged AS t WHERE t.target = l.id AND t.tag = wanted.value ->> 0)
    ))

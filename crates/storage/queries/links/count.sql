-- The conditions of list.sql.
SELECT COUNT(*) AS "count!: i64"
FROM links AS l
WHERE l.merchant = $1
    AND (CAST($2 AS TEXT) IS NULL OR l.search LIKE $2 ESCAPE '\')
    AND (CAST($3 AS TEXT) IS NULL OR l.mode = $3)
    AND (CAST($4 AS BOOLEAN) IS NULL OR l.active = $4)
    AND (CAST($5 AS TEXT) IS NULL OR l.source = $5)

-- The conditions of list.sql.
SELECT COUNT(*) AS "count!: i64"
FROM customers AS c
WHERE c.merchant = $1
    AND (CAST($2 AS TEXT) IS NULL OR c.search LIKE $2 ESCAPE '\')
    AND (CAST($3 AS TEXT) IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(CAST($3 AS TEXT)) AS wanted
        WHERE NOT EXISTS (SELECT 1 FROM tagged AS t WHERE t.target = c.id AND t.tag = wanted.value ->> 0)
    ))

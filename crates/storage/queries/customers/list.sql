-- Each filter is off where its value is null. $2: a pattern in lower case; $3: JSON, a list of [tag], all of which a customer
-- has. $4: the mode that payments are counted in. Counted by count.sql with the same conditions.
SELECT
    c.id AS "id!",
    (SELECT COUNT(*) FROM sessions AS s WHERE s.customer = c.id AND s.status IN ('paid', 'final')
        AND (CAST($4 AS TEXT) IS NULL OR s.mode = $4)) AS "paid!: i64",
    (SELECT MAX(s.opened_at) FROM sessions AS s WHERE s.customer = c.id
        AND (CAST($4 AS TEXT) IS NULL OR s.mode = $4)) AS "last_at?: i64"
FROM customers AS c
WHERE c.merchant = $1
    AND (CAST($2 AS TEXT) IS NULL OR c.search LIKE $2 ESCAPE '\')
    AND (CAST($3 AS TEXT) IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(CAST($3 AS TEXT)) AS wanted
        WHERE NOT EXISTS (SELECT 1 FROM tagged AS t WHERE t.target = c.id AND t.tag = wanted.value ->> 0)
    ))
ORDER BY c.created_at DESC, c.id DESC
LIMIT $5 OFFSET $6

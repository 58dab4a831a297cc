-- The figures of list.sql for one. $3: the mode that payments are counted in; without one, both.
SELECT
    c.id AS "id!",
    (SELECT COUNT(*) FROM sessions AS s WHERE s.customer = c.id AND s.status IN ('paid', 'final')
        AND (CAST($3 AS TEXT) IS NULL OR s.mode = $3)) AS "paid!: i64",
    (SELECT MAX(s.opened_at) FROM sessions AS s WHERE s.customer = c.id
        AND (CAST($3 AS TEXT) IS NULL OR s.mode = $3)) AS "last_at?: i64"
FROM customers AS c
WHERE c.merchant = $1 AND c.id = $2

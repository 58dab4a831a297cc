-- The conditions of of_customer.sql. $10: how many are counted at most.
SELECT COUNT(*) AS "count!: i64"
FROM (
    SELECT 1 AS one
    FROM sessions AS s
    WHERE s.customer = $3
        AND s.merchant || '' = $1
        AND s.facet || '' IN (SELECT CAST($1 AS TEXT) || ' ' || (value ->> 0) FROM json_each(CAST($2 AS TEXT)))
        AND s.opened_at >= $4
        AND (s.opened_at, s.id) < ($5, $6)
        AND (CAST($7 AS TEXT) IS NULL OR s.link = $7)
        AND (CAST($8 AS TEXT) IS NULL OR s.network = $8)
        AND (CAST($9 AS TEXT) IS NULL
            OR s.search LIKE $9 ESCAPE '\'
            OR EXISTS (SELECT 1 FROM links AS l WHERE l.id = s.link AND l.search LIKE $9 ESCAPE '\')
            OR EXISTS (SELECT 1 FROM transfers AS t WHERE t.session = s.id AND LOWER(t.tx) LIKE $9 ESCAPE '\'))
    LIMIT $10
) AS counted

-- As list.sql, of one customer ($3) and in the order of the customer's own index.
SELECT s.id
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
ORDER BY s.opened_at DESC, s.id DESC
LIMIT $10 OFFSET $11

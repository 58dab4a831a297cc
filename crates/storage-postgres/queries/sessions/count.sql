-- The conditions of list.sql without a pattern. $8: how many are counted at most, of all facets together, as in links/count.sql.
SELECT COUNT(*) AS "count!: i64"
FROM (
    SELECT 1 AS one
    FROM json_each(CAST($2 AS TEXT)) AS facets
    CROSS JOIN LATERAL (
        SELECT 1 AS one
        FROM sessions AS s
        WHERE s.facet = CAST($1 AS TEXT) || ' ' || (facets.value ->> 0)
            AND s.opened_at >= $3
            AND (s.opened_at, s.id) < ($4, $5)
            AND (CAST($6 AS TEXT) IS NULL OR s.link = $6)
            AND (CAST($7 AS TEXT) IS NULL OR s.network = $7)
        LIMIT $8
    ) AS of_facet
    LIMIT $8
) AS counted

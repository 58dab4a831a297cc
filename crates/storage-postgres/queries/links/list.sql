-- $2: JSON, a list of [facet]. $3: a pattern in lower case; null: none. $6: JSON, a list of [tag], all of which a link has; null:
-- any. Of each facet as many of its newest as may be on the page are taken, in the order of its index, and only those are put
-- in order.
SELECT newest.id AS "id!: String"
FROM json_each(CAST($2 AS TEXT)) AS facets
CROSS JOIN LATERAL (
    SELECT l.id, l.created_at
    FROM links AS l
    WHERE l.facet = CAST($1 AS TEXT) || ' ' || (facets.value ->> 0)
        AND (CAST($3 AS TEXT) IS NULL OR l.search LIKE $3 ESCAPE '\')
        AND (CAST($6 AS TEXT) IS NULL OR NOT EXISTS (
            SELECT 1 FROM json_each(CAST($6 AS TEXT)) AS wanted
            WHERE NOT EXISTS (SELECT 1 FROM tagged AS t WHERE t.target = l.id AND t.tag = wanted.value ->> 0)
        ))
    ORDER BY l.created_at DESC, l.id DESC
    LIMIT CAST($4 AS BIGINT) + CAST($5 AS BIGINT)
) AS newest
ORDER BY newest.created_at DESC, newest.id DESC
LIMIT $4 OFFSET $5

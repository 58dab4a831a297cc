-- $2: JSON, a list of [facet]. $3: how many are counted at most, of all facets together. The inner limit keeps PostgreSQL from
-- joining in another order than facet by facet, so that it stops with the last that is to be counted.
SELECT COUNT(*) AS "count!: i64"
FROM (
    SELECT 1 AS one
    FROM json_each(CAST($2 AS TEXT)) AS facets
    CROSS JOIN LATERAL (
        SELECT 1 AS one FROM links AS l WHERE l.facet = CAST($1 AS TEXT) || ' ' || (facets.value ->> 0) LIMIT $3
    ) AS of_facet
    LIMIT $3
) AS counted

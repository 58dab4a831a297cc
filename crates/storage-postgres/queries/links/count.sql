-- $2: JSON, a list of [facet]. $3: how many of each are counted at most.
SELECT CAST(COALESCE(SUM((
    SELECT COUNT(*)
    FROM (
        SELECT 1 AS one FROM links AS l WHERE l.facet = CAST($1 AS TEXT) || ' ' || (facets.value ->> 0) LIMIT $3
    ) AS counted
)), 0) AS BIGINT) AS "count!: i64"
FROM json_each(CAST($2 AS TEXT)) AS facets

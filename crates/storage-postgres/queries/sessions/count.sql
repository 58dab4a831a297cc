-- The conditions of list.sql without a pattern. $8: how many of each facet are counted at most.
SELECT CAST(COALESCE(SUM((
    SELECT COUNT(*)
    FROM (
        SELECT 1 AS one
        FROM sessions AS s
        WHERE s.facet = CAST($1 AS TEXT) || ' ' || (facets.value ->> 0)
            AND s.opened_at >= $3
            AND (s.opened_at, s.id) < ($4, $5)
            AND (CAST($6 AS TEXT) IS NULL OR s.link = $6)
            AND (CAST($7 AS TEXT) IS NULL OR s.network = $7)
        LIMIT $8
    ) AS counted
)), 0) AS BIGINT) AS "count!: i64"
FROM json_each(CAST($2 AS TEXT)) AS facets

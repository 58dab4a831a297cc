-- The newest sessions in the range of the links $6 (JSON, a list of [id]), of the facets $2 (JSON, a list of [facet]).
SELECT CAST(top.value ->> 0 AS TEXT) AS "id!: String"
FROM json_each(CAST($6 AS TEXT)) AS given
CROSS JOIN json_each(CAST((
    SELECT '[["' || STRING_AGG(newest.id || '",' || newest.opened_at, '],["') || ']]'
    FROM (
        SELECT s.id, s.opened_at
        FROM sessions AS s
        WHERE s.link = given.value ->> 0
            AND s.merchant || '' = $1
            AND s.opened_at >= $3
            AND (s.opened_at, s.id) < ($4, $5)
            AND s.facet || '' IN (SELECT CAST($1 AS TEXT) || ' ' || (value ->> 0) FROM json_each(CAST($2 AS TEXT)))
        ORDER BY s.opened_at DESC, s.id DESC
        LIMIT $7
    ) AS newest
) AS TEXT)) AS top
ORDER BY CAST(top.value ->> 1 AS BIGINT) DESC, 1 DESC
LIMIT $7

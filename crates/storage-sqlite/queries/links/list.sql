-- $2: JSON, a list of [facet]. $3: a pattern in lower case; null: none. $6: JSON, a list of [tag], all of which a link has; null:
-- any. A queue of the newest of each facet, in the order of its index: what comes first is given, and the next of its facet takes
-- its place. No more rows are read than are given or passed over, however many facets there are.
WITH RECURSIVE newest (facet, place) AS (
    SELECT
        facets.facet,
        (
            SELECT PRINTF('%020d', l.created_at) || l.id
            FROM links AS l
            WHERE l.facet = facets.facet
                AND (CAST($3 AS TEXT) IS NULL OR l.search LIKE $3 ESCAPE '\')
                AND (CAST($6 AS TEXT) IS NULL OR NOT EXISTS (
                    SELECT 1 FROM json_each(CAST($6 AS TEXT)) AS wanted
                    WHERE NOT EXISTS (SELECT 1 FROM tagged AS t WHERE t.target = l.id AND t.tag = wanted.value ->> 0)
                ))
            ORDER BY l.created_at DESC, l.id DESC
            LIMIT 1
        )
    FROM (SELECT CAST($1 AS TEXT) || ' ' || (value ->> 0) AS facet FROM json_each(CAST($2 AS TEXT))) AS facets
    UNION ALL
    SELECT
        newest.facet,
        (
            SELECT PRINTF('%020d', l.created_at) || l.id
            FROM links AS l
            WHERE l.facet = newest.facet
                AND (l.created_at, l.id) < (CAST(SUBSTR(newest.place, 1, 20) AS INTEGER), SUBSTR(newest.place, 21))
                AND (CAST($3 AS TEXT) IS NULL OR l.search LIKE $3 ESCAPE '\')
                AND (CAST($6 AS TEXT) IS NULL OR NOT EXISTS (
                    SELECT 1 FROM json_each(CAST($6 AS TEXT)) AS wanted
                    WHERE NOT EXISTS (SELECT 1 FROM tagged AS t WHERE t.target = l.id AND t.tag = wanted.value ->> 0)
                ))
            ORDER BY l.created_at DESC, l.id DESC
            LIMIT 1
        )
    FROM newest
    WHERE newest.place IS NOT NULL
    ORDER BY 2 DESC
    LIMIT CAST($4 AS BIGINT) + CAST($5 AS BIGINT)
)
SELECT SUBSTR(place, 21) AS "id!: String"
FROM newest
WHERE place IS NOT NULL
LIMIT $4 OFFSET $5

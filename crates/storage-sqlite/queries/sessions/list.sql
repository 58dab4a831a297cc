-- $2: JSON, a list of [facet]. Opened at $3 or later, and before ($4, $5) in the order of the list. $6 link, $7 network; null: any.
-- A queue of the newest of each facet, in the order of its index: what comes first is given, and the next of its facet takes its
-- place. No more rows are read than are given or passed over, however many facets there are.
WITH RECURSIVE newest (facet, place) AS (
    SELECT
        facets.facet,
        (
            SELECT PRINTF('%020d', s.opened_at) || s.id
            FROM sessions AS s
            WHERE s.facet = facets.facet
                AND s.opened_at >= $3
                AND (s.opened_at, s.id) < ($4, $5)
                AND (CAST($6 AS TEXT) IS NULL OR s.link = $6)
                AND (CAST($7 AS TEXT) IS NULL OR s.network = $7)
            ORDER BY s.opened_at DESC, s.id DESC
            LIMIT 1
        )
    FROM (SELECT CAST($1 AS TEXT) || ' ' || (value ->> 0) AS facet FROM json_each(CAST($2 AS TEXT))) AS facets
    UNION ALL
    SELECT
        newest.facet,
        (
            SELECT PRINTF('%020d', s.opened_at) || s.id
            FROM sessions AS s
            WHERE s.facet = newest.facet
                AND s.opened_at >= $3
                AND (s.opened_at, s.id) < (CAST(SUBSTR(newest.place, 1, 20) AS INTEGER), SUBSTR(newest.place, 21))
                AND (CAST($6 AS TEXT) IS NULL OR s.link = $6)
                AND (CAST($7 AS TEXT) IS NULL OR s.network = $7)
            ORDER BY s.opened_at DESC, s.id DESC
            LIMIT 1
        )
    FROM newest
    WHERE newest.place IS NOT NULL
    ORDER BY 2 DESC
    LIMIT CAST($8 AS BIGINT) + CAST($9 AS BIGINT)
)
SELECT SUBSTR(place, 21) AS "id!: String"
FROM newest
WHERE place IS NOT NULL
LIMIT $8 OFFSET $9

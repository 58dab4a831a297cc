-- As list.sql, with the pattern $8 in lower case. A statement of its own: what is looked at elsewhere costs more than all else of a
-- list, even where it is not asked for.
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
                AND (s.search LIKE $8 ESCAPE '\'
                    OR EXISTS (SELECT 1 FROM links AS l WHERE l.id = s.link AND l.search LIKE $8 ESCAPE '\')
                    OR EXISTS (SELECT 1 FROM transfers AS t WHERE t.session = s.id AND LOWER(t.tx) LIKE $8 ESCAPE '\'))
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
                AND (s.search LIKE $8 ESCAPE '\'
                    OR EXISTS (SELECT 1 FROM links AS l WHERE l.id = s.link AND l.search LIKE $8 ESCAPE '\')
                    OR EXISTS (SELECT 1 FROM transfers AS t WHERE t.session = s.id AND LOWER(t.tx) LIKE $8 ESCAPE '\'))
            ORDER BY s.opened_at DESC, s.id DESC
            LIMIT 1
        )
    FROM newest
    WHERE newest.place IS NOT NULL
    ORDER BY 2 DESC
    LIMIT CAST($9 AS BIGINT) + CAST($10 AS BIGINT)
)
SELECT SUBSTR(place, 21) AS "id!: String"
FROM newest
WHERE place IS NOT NULL
LIMIT $9 OFFSET $10

-- $2: JSON, a list of [facet]. Opened at $3 or later, and before ($4, $5) in the order of the list. $6 link, $7 network, $8 a
-- pattern in lower case; null: any. Of each facet as many of its newest as may be on the page are taken, in the order of its
-- index, and only those are put in order. Counted, because PostgreSQL may read all links or transactions for EXISTS.
SELECT newest.id AS "id!: String"
FROM json_each(CAST($2 AS TEXT)) AS facets
CROSS JOIN LATERAL (
    SELECT s.id, s.opened_at
    FROM sessions AS s
    WHERE s.facet = CAST($1 AS TEXT) || ' ' || (facets.value ->> 0)
        AND s.opened_at >= $3
        AND (s.opened_at, s.id) < ($4, $5)
        AND (CAST($6 AS TEXT) IS NULL OR s.link = $6)
        AND (CAST($7 AS TEXT) IS NULL OR s.network = $7)
        AND (CAST($8 AS TEXT) IS NULL
            OR s.search LIKE $8 ESCAPE '\'
            OR (SELECT COUNT(*) FROM links AS l WHERE l.id = s.link AND l.search LIKE $8 ESCAPE '\') > 0
            OR (SELECT COUNT(*) FROM transfers AS t WHERE t.session = s.id AND LOWER(t.tx) LIKE $8 ESCAPE '\') > 0)
    ORDER BY s.opened_at DESC, s.id DESC
    LIMIT CAST($9 AS BIGINT) + CAST($10 AS BIGINT)
) AS newest
ORDER BY newest.opened_at DESC, newest.id DESC
LIMIT $9 OFFSET $10

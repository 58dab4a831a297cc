-- Of the $9 newest sessions in the range those that list.sql would find, newest first.
SELECT recent.id AS "id!: String"
FROM (
    SELECT id, link, network, opened_at, facet, search
    FROM sessions
    WHERE merchant = $1 AND opened_at >= $3 AND (opened_at, id) < ($4, $5)
    ORDER BY opened_at DESC, id DESC
    LIMIT $9
) AS recent
JOIN links AS l ON l.id = recent.link
WHERE recent.facet IN (SELECT CAST($1 AS TEXT) || ' ' || (value ->> 0) FROM json_each(CAST($2 AS TEXT)))
    AND (CAST($6 AS TEXT) IS NULL OR recent.link = $6)
    AND (CAST($7 AS TEXT) IS NULL OR recent.network = $7)
    AND (recent.search LIKE $8 ESCAPE '\'
        OR l.search LIKE $8 ESCAPE '\'
        OR EXISTS (SELECT 1 FROM transfers AS t WHERE t.session = recent.id AND LOWER(t.tx) LIKE $8 ESCAPE '\'))
ORDER BY recent.opened_at DESC, recent.id DESC

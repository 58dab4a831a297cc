-- Of the merchant's $4 newest links those of the facets $2 (JSON, a list of [facet]) that the pattern $3 fits, newest first.
SELECT recent.id AS "id!: String"
FROM (
    SELECT id, created_at, facet, search
    FROM links
    WHERE merchant = $1
    ORDER BY created_at DESC, id DESC
    LIMIT $4
) AS recent
WHERE recent.search LIKE $3 ESCAPE '\'
    AND recent.facet IN (SELECT CAST($1 AS TEXT) || ' ' || (value ->> 0) FROM json_each(CAST($2 AS TEXT)))
ORDER BY recent.created_at DESC, recent.id DESC

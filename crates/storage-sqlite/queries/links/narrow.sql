-- Those of some links ($3: JSON, a list of [id]) that are of the facets $2 (JSON, a list of [facet]), newest first. $4: a pattern
-- in lower case; null: any. $5: JSON, a list of [tag], all of which a link has; null: any. The merchant and the facet are compared
-- as expressions, so that SQLite goes by the ids.
SELECT l.id
FROM links AS l
WHERE l.id IN (SELECT value ->> 0 FROM json_each(CAST($3 AS TEXT)))
    AND l.merchant || '' = $1
    AND l.facet || '' IN (SELECT CAST($1 AS TEXT) || ' ' || (value ->> 0) FROM json_each(CAST($2 AS TEXT)))
    AND (CAST($4 AS TEXT) IS NULL OR l.search LIKE $4 ESCAPE '\')
    AND (CAST($5 AS TEXT) IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(CAST($5 AS TEXT)) AS wanted
        WHERE NOT EXISTS (SELECT 1 FROM tagged AS t WHERE t.target = l.id AND t.tag = wanted.value ->> 0)
    ))
ORDER BY l.created_at DESC, l.id DESC

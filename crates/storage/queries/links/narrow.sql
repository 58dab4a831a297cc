-- Those of some links (JSON, a list of [id]) that are of the facets $2 (JSON, a list of [facet]), newest first. The merchant is
-- compared as an expression, so that SQLite goes by the ids.
SELECT id
FROM links
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($3 AS TEXT)))
    AND merchant || '' = $1
    AND facet IN (SELECT CAST($1 AS TEXT) || ' ' || (value ->> 0) FROM json_each(CAST($2 AS TEXT)))
ORDER BY created_at DESC, id DESC

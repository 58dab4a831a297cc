-- Those of some sessions ($8: JSON, a list of [id]) that list.sql would find, newest first. The merchant is compared as an
-- expression, so that SQLite goes by the ids.
SELECT id
FROM sessions
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($8 AS TEXT)))
    AND merchant || '' = $1
    AND facet || '' IN (SELECT CAST($1 AS TEXT) || ' ' || (value ->> 0) FROM json_each(CAST($2 AS TEXT)))
    AND opened_at >= $3
    AND (opened_at, id) < ($4, $5)
    AND (CAST($6 AS TEXT) IS NULL OR link = $6)
    AND (CAST($7 AS TEXT) IS NULL OR network = $7)
ORDER BY opened_at DESC, id DESC

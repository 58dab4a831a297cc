-- Whose links were looked at. $1: as in record.sql.
SELECT DISTINCT merchant
FROM links
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))

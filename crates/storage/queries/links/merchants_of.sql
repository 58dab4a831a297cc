-- $1: JSON, a list of [link].
SELECT id AS "link!", merchant AS "merchant!"
FROM links
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))

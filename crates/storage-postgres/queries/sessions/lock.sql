-- $1: JSON, a list of [id]. Does not hinder rows that only refer to these.
SELECT id FROM sessions
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
ORDER BY id
FOR NO KEY UPDATE

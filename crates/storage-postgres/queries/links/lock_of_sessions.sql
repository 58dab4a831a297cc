-- $1: JSON, a list of [session]. Does not hinder rows that only refer to these.
SELECT id FROM links
WHERE id IN (SELECT s.link FROM sessions AS s WHERE s.id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT))))
ORDER BY id
FOR NO KEY UPDATE

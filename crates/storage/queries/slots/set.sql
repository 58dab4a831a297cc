-- $1: JSON, a list of [session]. $2: the state of all of them.
UPDATE slots SET state = $2 WHERE session IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))

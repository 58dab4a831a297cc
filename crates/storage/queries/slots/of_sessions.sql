-- $1: JSON, a list of [session].
SELECT session, link, product, quantity, state
FROM slots
WHERE session IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))

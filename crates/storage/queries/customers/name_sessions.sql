-- $1: JSON, a list of [session, what is searched for in it].
WITH given AS MATERIALIZED (SELECT value FROM json_each(CAST($1 AS TEXT)))
UPDATE sessions
SET search = given.value ->> 1
FROM given
WHERE sessions.id = given.value ->> 0

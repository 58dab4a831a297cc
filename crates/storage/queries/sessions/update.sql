-- $1: JSON, a list of [id, decision, cancelled_at, status, flags, received, missing, excess, reached, needed, assessed_at,
-- paid_at].
WITH given AS MATERIALIZED (SELECT value FROM json_each(CAST($1 AS TEXT)))
UPDATE sessions
SET decision = given.value ->> 1,
    cancelled_at = CAST(given.value ->> 2 AS BIGINT),
    status = given.value ->> 3,
    flags = given.value ->> 4,
    received = given.value ->> 5,
    missing = given.value ->> 6,
    excess = given.value ->> 7,
    reached = CAST(given.value ->> 8 AS BIGINT),
    needed = CAST(given.value ->> 9 AS BIGINT),
    assessed_at = CAST(given.value ->> 10 AS BIGINT),
    paid_at = CAST(given.value ->> 11 AS BIGINT),
    version = sessions.version + 1
FROM given
WHERE sessions.id = given.value ->> 0

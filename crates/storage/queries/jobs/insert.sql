-- $1: JSON, a list of [id, merchant, link, session, task, kind, due_at, created_at].
INSERT INTO jobs (id, merchant, link, session, task, kind, state, due_at, attempts, created_at)
SELECT
    given.value ->> 0, given.value ->> 1, given.value ->> 2, given.value ->> 3, given.value ->> 4, given.value ->> 5, 'waiting',
    CAST(given.value ->> 6 AS BIGINT), 0, CAST(given.value ->> 7 AS BIGINT)
FROM json_each(CAST($1 AS TEXT)) AS given
WHERE TRUE
ON CONFLICT (session, kind) DO NOTHING

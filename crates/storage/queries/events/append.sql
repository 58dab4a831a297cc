-- $1: JSON, a list of [id, merchant, link, session, kind, data, at].
INSERT INTO events (id, merchant, link, session, kind, data, happened_at)
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, CAST(value ->> 6 AS BIGINT)
FROM json_each(CAST($1 AS TEXT))
ORDER BY key

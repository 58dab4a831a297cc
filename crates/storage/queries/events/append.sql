-- $1: JSON, a list of [id, merchant, link, session, kind, data, at].
INSERT INTO events (id, merchant, link, session, kind, data, happened_at)
WITH given AS MATERIALIZED (SELECT key, value FROM json_each(CAST($1 AS TEXT)))
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, CAST(value ->> 6 AS BIGINT)
FROM given
ORDER BY key

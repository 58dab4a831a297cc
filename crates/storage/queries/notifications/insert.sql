-- $1: JSON, a list of [id, merchant, member, kind, what, headline, detail, path, test, topic, due_at, created_at]. What somebody
-- is told already is passed over.
INSERT INTO notifications
    (id, merchant, member, kind, what, headline, detail, path, test, topic, due_at, notice, created_at)
SELECT
    given.value ->> 0, given.value ->> 1, given.value ->> 2, given.value ->> 3, given.value ->> 4, given.value ->> 5,
    given.value ->> 6, given.value ->> 7, (given.value ->> 8) = 'yes', given.value ->> 9,
    CAST(given.value ->> 10 AS BIGINT), NULL, CAST(given.value ->> 11 AS BIGINT)
FROM json_each(CAST($1 AS TEXT)) AS given
WHERE TRUE
ON CONFLICT (merchant, member, kind, what) DO NOTHING
RETURNING id AS "id!"

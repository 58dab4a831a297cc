-- $1: what record.sql was given. Those that were known before, so that something about them is not as given; of what is new
-- nothing comes back.
WITH given AS MATERIALIZED (SELECT value FROM json_each(CAST($1 AS TEXT)))
SELECT
    t.id AS "id!", t.network AS "network!", t.key AS "key!", t.merchant AS "merchant!", t.session AS "session?", t.tx AS "tx!",
    t.asset AS "asset!", t.from_address AS "from_address?", t.to_address AS "to_address!", t.units AS "units!", t.state AS "state!",
    t.height AS "height?", t.block_hash AS "block_hash?", t.block_time AS "block_time?", t.seen_at AS "seen_at!"
FROM given
CROSS JOIN transfers AS t
WHERE t.network = given.value ->> 1
    AND t.key = given.value ->> 2
    AND (t.id <> given.value ->> 0
        OR t.merchant <> given.value ->> 3
        OR t.session IS DISTINCT FROM given.value ->> 4
        OR t.state <> given.value ->> 10
        OR t.seen_at <> CAST(given.value ->> 14 AS BIGINT))

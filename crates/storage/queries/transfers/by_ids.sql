-- $1: JSON, a list of [id].
SELECT
    id AS "id!", network AS "network!", key AS "key!", merchant AS "merchant!", session AS "session?", tx AS "tx!",
    asset AS "asset!", from_address AS "from_address?", to_address AS "to_address!", units AS "units!", state AS "state!",
    height AS "height?", block_hash AS "block_hash?", block_time AS "block_time?", seen_at AS "seen_at!"
FROM transfers
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))

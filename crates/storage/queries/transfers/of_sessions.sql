-- $1: JSON, a list of [session]. In the order of arrival, as sessions are judged.
SELECT
    id AS "id!", network AS "network!", key AS "key!", merchant AS "merchant!", session AS "session?", tx AS "tx!",
    asset AS "asset!", from_address AS "from_address?", to_address AS "to_address!", units AS "units!", state AS "state!",
    height AS "height?", block_hash AS "block_hash?", block_time AS "block_time?", seen_at AS "seen_at!"
FROM transfers
WHERE session IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
ORDER BY COALESCE(block_time, seen_at), key

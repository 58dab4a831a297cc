-- $3: when it was looked at.
UPDATE transfers
SET looked_at = NULL
WHERE id = $1
    AND merchant = $2
    AND session IS NULL
    AND looked_at = $3
RETURNING
    id AS "id!", network AS "network!", key AS "key!", merchant AS "merchant!", session AS "session?", tx AS "tx!",
    asset AS "asset!", from_address AS "from_address?", to_address AS "to_address!", units AS "units!", state AS "state!",
    height AS "height?", block_hash AS "block_hash?", block_time AS "block_time?", seen_at AS "seen_at!"

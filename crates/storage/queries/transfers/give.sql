-- Once: what has a session keeps it (I1), and what the network took back is nobody's to give.
UPDATE transfers
SET session = $3
WHERE id = $1
    AND merchant = $2
    AND session IS NULL
    AND state <> 'orphaned'
RETURNING
    id AS "id!", network AS "network!", key AS "key!", merchant AS "merchant!", session AS "session?", tx AS "tx!",
    asset AS "asset!", from_address AS "from_address?", to_address AS "to_address!", units AS "units!", state AS "state!",
    height AS "height?", block_hash AS "block_hash?", block_time AS "block_time?", seen_at AS "seen_at!"

-- $2: the height above which no block of the chain is left.
UPDATE transfers
SET state = 'orphaned'
WHERE network = $1
    AND height > $2
    AND state = 'canonical'
RETURNING
    id AS "id!", network AS "network!", key AS "key!", merchant AS "merchant!", session AS "session?", tx AS "tx!",
    asset AS "asset!", from_address AS "from_address?", to_address AS "to_address!", units AS "units!", state AS "state!",
    height AS "height?", block_hash AS "block_hash?", block_time AS "block_time?", seen_at AS "seen_at!"

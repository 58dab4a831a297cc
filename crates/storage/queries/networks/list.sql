-- $1: one of them. Null: all.
SELECT
    id, name, mode, confirmations, large_confirmations, block_time, explorer_tx, node_url, push_url, enabled, steady,
    height, tip, safe, finalized, known_until, trouble, halted
FROM networks
WHERE CAST($1 AS TEXT) IS NULL OR id = $1
ORDER BY name, id

-- $1: those of one network, $2: one of them. Null: all.
SELECT id, network, symbol, decimals, enabled, large_from
FROM assets
WHERE (CAST($1 AS TEXT) IS NULL OR network = $1) AND (CAST($2 AS TEXT) IS NULL OR id = $2)
ORDER BY network, symbol, id

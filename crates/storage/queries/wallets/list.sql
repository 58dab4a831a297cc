-- A merchant's; $2: one of them. Null: all.
SELECT id, merchant, name, mode, source, next_index, active, gap_raised_to, created_at
FROM wallets
WHERE merchant = $1 AND (CAST($2 AS TEXT) IS NULL OR id = $2)
ORDER BY created_at, id

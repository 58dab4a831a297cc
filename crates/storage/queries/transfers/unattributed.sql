-- A merchant's that no session asked for and that stand, newest first. $2: of one mode, $3: at one address, $4: `waiting` or
-- `looked_at`; each NULL for all.
SELECT t.id
FROM transfers AS t
JOIN networks AS n ON n.id = t.network
WHERE t.merchant = $1
    AND t.session IS NULL
    AND t.state <> 'orphaned'
    AND t.units <> '0'
    AND (CAST($2 AS TEXT) IS NULL OR n.mode = CAST($2 AS TEXT))
    AND (CAST($3 AS TEXT) IS NULL OR t.to_address = CAST($3 AS TEXT))
    AND (CAST($4 AS TEXT) IS NULL OR (t.looked_at IS NULL) = (CAST($4 AS TEXT) = 'waiting'))
ORDER BY t.seen_at DESC, t.id DESC
LIMIT $5 OFFSET $6

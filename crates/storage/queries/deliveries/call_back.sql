-- One of a merchant's ($2) that did not go yet and is not under way.
UPDATE deliveries
SET state = 'cancelled', said = '', changed_at = $3
WHERE id = $1 AND merchant = $2 AND state IN ('held', 'waiting') AND NOT begun

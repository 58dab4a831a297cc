-- The requests to pay a link that were written until $4 and did not go yet; but for one that is under way, of which whoever sends it says what became.
UPDATE deliveries
SET state = 'cancelled', said = $2, changed_at = $3
WHERE link = $1 AND purpose = 'request' AND state IN ('held', 'waiting') AND NOT begun AND created_at <= $4

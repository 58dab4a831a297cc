UPDATE notices
SET state = 'cancelled', due_at = 0, said = $3, changed_at = $4
WHERE merchant = $1 AND member = $2 AND state IN ('held', 'waiting')

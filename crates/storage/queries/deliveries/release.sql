-- What was held goes out: there is a way now, and it begins anew. Of one merchant ($3), or of all.
UPDATE deliveries
SET state = 'waiting', due_at = $2, attempts = 0, changed_at = $2
WHERE state = 'held' AND way = $1 AND (CAST($3 AS TEXT) IS NULL OR merchant = $3)

-- What was held goes out: there is a way now.
UPDATE deliveries SET state = 'waiting', due_at = $2, changed_at = $2 WHERE state = 'held' AND way = $1

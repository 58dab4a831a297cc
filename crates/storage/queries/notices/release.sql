-- What was held goes out: there is a way now.
UPDATE notices SET state = 'waiting', due_at = $1, changed_at = $1 WHERE state = 'held'

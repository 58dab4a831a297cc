-- Only by who began with it last ($2: at which attempt).
UPDATE jobs SET due_at = $3 WHERE id = $1 AND state = 'waiting' AND attempts = $2
